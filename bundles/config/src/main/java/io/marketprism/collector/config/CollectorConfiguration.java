package io.marketprism.collector.config;

import java.util.List;
import java.util.Optional;

/**
 * The whole configuration, as the root knows it.
 *
 * @param exchanges the configured exchanges in start order (P3), disabled ones included
 * @param nats the broker, subjects and streams
 * @param networking how children reach their venues
 * @param http health and metrics over HTTP
 * @param logging the log files
 * @param supervision how children are run, watched and restarted
 */
public record CollectorConfiguration(
        List<ExchangeConfiguration> exchanges,
        NatsSettings nats,
        NetworkingSettings networking,
        HttpSettings http,
        LoggingSettings logging,
        SupervisionSettings supervision) {

    /** Copies the list. */
    public CollectorConfiguration {
        exchanges = List.copyOf(exchanges);
    }

    /** The exchanges to collect, in start order. */
    public List<ExchangeConfiguration> enabledExchanges() {
        return exchanges.stream().filter(ExchangeConfiguration::enabled).toList();
    }

    /** The exchange with a full name, {@code okx_spot}, if it is configured. */
    public Optional<ExchangeConfiguration> exchange(String name) {
        return exchanges.stream()
                .filter(exchange -> exchange.name().equals(name))
                .findFirst();
    }
}
