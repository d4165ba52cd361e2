package io.marketprism.collector.spi;

import java.util.Optional;
import java.util.function.Function;

/**
 * One answer.
 *
 * @param status HTTP status
 * @param header looks a header up by its name, in any case
 * @param body the body; not to be modified
 */
public record RestResponse(int status, Function<String, Optional<String>> header, byte[] body) {}
