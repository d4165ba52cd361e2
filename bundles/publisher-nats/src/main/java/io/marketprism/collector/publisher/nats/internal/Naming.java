package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.Channel;
import java.util.Arrays;
import java.util.Optional;

/**
 * How exchanges and markets are called (contract 2.3, {@code nats.publish.naming.*}): normalised
 * ({@code okx}, {@code perpetual}) or as configured ({@code okx_derivatives}, {@code futures}).
 *
 * @param subjectExchange whether subjects carry the normalised exchange
 * @param subjectMarketType whether subjects carry the normalised market
 * @param payloadExchange whether payloads carry the normalised exchange
 * @param payloadMarketType whether payloads carry the normalised market
 * @param strictMetrics whether the labelled counter carries the normalised market
 * @param oldSubjects whether, and how, everything is published on the un-normalised subject too
 */
record Naming(
        boolean subjectExchange,
        boolean subjectMarketType,
        boolean payloadExchange,
        boolean payloadMarketType,
        boolean strictMetrics,
        OldSubjects oldSubjects) {

    /** Publishing on the subjects of before normalisation. */
    enum OldSubjects {
        OFF,
        CORE,
        JETSTREAM
    }

    /**
     * The subject of a channel after its type's template.
     *
     * @throws IllegalArgumentException if that is no subject; the message is a sentence
     */
    String subject(String template, Channel channel) {
        Instrument instrument = channel.instrument();
        return fill(
                template,
                subjectExchange
                        ? instrument.exchange().venue()
                        : instrument.exchange().name(),
                subjectMarketType
                        ? normalised(instrument)
                        : instrument.marketType().token(),
                instrument);
    }

    /** The un-normalised subject, if it is published too and differs. */
    Optional<String> oldSubject(String template, Channel channel) {
        if (oldSubjects == OldSubjects.OFF) {
            return Optional.empty();
        }
        Instrument instrument = channel.instrument();
        String old = fill(
                template, instrument.exchange().name(), instrument.marketType().token(), instrument);
        return Optional.of(old).filter(subject -> !subject.equals(subject(template, channel)));
    }

    /** The exchange in payloads. */
    String payloadExchange(Instrument instrument) {
        return payloadExchange
                ? instrument.exchange().venue()
                : instrument.exchange().name();
    }

    /** The market in payloads. */
    String payloadMarketType(Instrument instrument) {
        return payloadMarketType
                ? normalised(instrument)
                : instrument.marketType().token();
    }

    /** The market in the labelled counter. */
    String metricsMarketType(Instrument instrument) {
        return strictMetrics ? normalised(instrument) : instrument.marketType().token();
    }

    private static String fill(String template, String exchange, String marketType, Instrument instrument) {
        String subject = template.replace("{exchange}", exchange)
                .replace("{market_type}", marketType)
                .replace("{symbol}", instrument.symbol());
        if (!Arrays.stream(subject.split("\\.", -1)).allMatch(Wire::isToken)) {
            throw new IllegalArgumentException("The subject \"" + subject + "\" made of the template \"" + template
                    + "\" is no subject to publish on: expected words of letters, digits, '-' and '_' between dots,"
                    + " from {exchange}, {market_type} and {symbol}");
        }
        return subject;
    }

    /** Readers know spot, perpetual and options only; a dated future counts as perpetual. */
    private static String normalised(Instrument instrument) {
        MarketType type = instrument.marketType();
        return type == MarketType.FUTURES ? MarketType.PERPETUAL.token() : type.token();
    }
}
