package io.marketprism.collector.config;

import io.marketprism.collector.spi.ExchangeSettings;

/**
 * One exchange: what its child is told, and what the root watches it by.
 *
 * @param enabled whether it is collected
 * @param settings what its child needs to know; of a sharded exchange, this shard's symbols only
 * @param limits what its child may use
 */
public record ExchangeConfiguration(boolean enabled, ExchangeSettings settings, ExchangeLimits limits) {

    /** The exchange's full name, which is its child's name. */
    public String name() {
        return settings.exchange().name();
    }
}
