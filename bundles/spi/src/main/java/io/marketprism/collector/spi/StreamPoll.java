package io.marketprism.collector.spi;

import java.time.Duration;
import java.util.function.Function;

/**
 * A request that is repeated on a connection and answered on it.
 *
 * @param channel what it asks for
 * @param interval time between two requests; a tick whose predecessor is unanswered is skipped
 * @param timeout how long one answer may take
 * @param requestId makes the venue's request ID from a running number, such that the codec can tell the channel by it
 * @param frame makes the text to send from the request ID
 * @param pool the {@link Quota} it draws from
 * @param weight how much it draws
 */
public record StreamPoll(
        Channel channel,
        Duration interval,
        Duration timeout,
        Function<Long, String> requestId,
        Function<String, String> frame,
        String pool,
        int weight) {}
