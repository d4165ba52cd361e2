package io.marketprism.collector.spi;

import java.time.Duration;

/** When something repeated is due. */
public sealed interface Schedule {

    /**
     * Every so often, counted from the start.
     *
     * @param interval time between two
     */
    record Every(Duration interval) implements Schedule {}

    /**
     * At the multiples of an interval of the UTC clock, some time after.
     *
     * @param interval the interval, such as a minute
     * @param offset how long after each multiple
     */
    record Aligned(Duration interval, Duration offset) implements Schedule {}
}
