package io.marketprism.collector.spi;

import java.net.URI;
import java.time.Duration;

/**
 * One GET.
 *
 * @param uri the whole address
 * @param timeout from sending to the last byte of the answer
 * @param pool the name of the {@link Quota} it draws from
 * @param weight how much it draws
 */
public record RestRequest(URI uri, Duration timeout, String pool, int weight) {}
