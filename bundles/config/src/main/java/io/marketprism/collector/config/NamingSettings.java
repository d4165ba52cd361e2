package io.marketprism.collector.config;

/**
 * How names are normalised in subjects and payloads; keys {@code nats.publish.naming.*}.
 *
 * @param normalizeSubjectExchange {@code okx_spot} becomes {@code okx} in subjects
 * @param normalizeSubjectMarketType {@code swap} becomes {@code perpetual} in subjects
 * @param normalizePayloadExchange the same in payloads
 * @param normalizePayloadMarketType the same in payloads
 * @param metricsMarketTypeMode {@code strict} or {@code legacy}
 * @param compatOldSubjects whether un-normalised subjects are published too
 * @param compatPublishMode {@code core} or {@code jetstream}, for the un-normalised subjects
 */
public record NamingSettings(
        boolean normalizeSubjectExchange,
        boolean normalizeSubjectMarketType,
        boolean normalizePayloadExchange,
        boolean normalizePayloadMarketType,
        String metricsMarketTypeMode,
        boolean compatOldSubjects,
        String compatPublishMode) {}
