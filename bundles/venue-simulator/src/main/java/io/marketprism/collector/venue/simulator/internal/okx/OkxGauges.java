package io.marketprism.collector.venue.simulator.internal.okx;

import io.marketprism.collector.venue.simulator.internal.market.Derivative;
import io.marketprism.collector.venue.simulator.internal.market.Derivative.Interest;
import io.marketprism.collector.venue.simulator.internal.market.Derivative.Prices;
import io.marketprism.collector.venue.simulator.internal.market.Derivative.Rate;
import io.marketprism.collector.venue.simulator.internal.market.Notation;
import io.marketprism.collector.venue.simulator.internal.stream.Subscriber;
import io.marketprism.collector.venue.simulator.internal.stream.Topic;
import io.marketprism.collector.venue.simulator.internal.stream.Topics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** Funding rate, open interest and mark price of a swap, as channels and as rows of REST answers. */
final class OkxGauges {

    private final OkxListing listing;
    private final Derivative derivative;
    private final Map<String, LongFunction<String>> rows = new HashMap<>();
    private final Map<String, String> told = new HashMap<>();
    private final Topics topics;

    OkxGauges(OkxListing listing, Derivative derivative, Topics topics) {
        this.listing = listing;
        this.derivative = derivative;
        this.topics = topics;
        rows.put("funding-rate", this::fundingRate);
        rows.put("open-interest", this::openInterest);
        rows.put("mark-price", this::markPrice);
    }

    /** Whether a channel is one of these. */
    static boolean has(String channel) {
        return channel.equals("funding-rate") || channel.equals("open-interest") || channel.equals("mark-price");
    }

    /** Starts sending a channel to a client, the current values at once. */
    synchronized void join(String channel, Subscriber subscriber, long nowMs) {
        Topic topic = topic(channel);
        topic.add(subscriber);
        topic.greet(subscriber, push(channel, rows.get(channel).apply(nowMs)));
    }

    /** Sends what has a new sample. */
    synchronized void tick(long nowMs) {
        rows.forEach((channel, row) -> {
            Topic topic = topic(channel);
            if (topic.isWanted()) {
                String now = row.apply(nowMs);
                if (!now.equals(told.put(channel, now))) {
                    topic.publish(push(channel, now));
                }
            }
        });
    }

    private Topic topic(String channel) {
        return topics.named(channel + ":" + listing.spec().symbol());
    }

    private byte[] push(String channel, String row) {
        return ("{\"arg\":{\"channel\":\"" + channel + "\",\"instId\":\""
                        + listing.spec().symbol() + "\"},\"data\":[" + row + "]}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String start() {
        return "{\"instType\":\"" + listing.terms().type() + "\",\"instId\":\""
                + listing.spec().symbol() + "\",";
    }

    /** The row of {@code /public/funding-rate}. */
    String fundingRate(long nowMs) {
        Rate rate = derivative.rate(nowMs);
        long next = derivative.fundingTimeMs(nowMs);
        Notation eight = Notation.trimmed(8);
        return start() + "\"method\":\"current_period\",\"formulaType\":\"withRate\",\"fundingRate\":\""
                + eight.format(rate.value()) + "\",\"nextFundingRate\":\"\",\"fundingTime\":\"" + next
                + "\",\"nextFundingTime\":\"" + (next + derivative.fundingIntervalMs())
                + "\",\"minFundingRate\":\"-0.00375\",\"maxFundingRate\":\"0.00375\",\"interestRate\":\"0.0001\","
                + "\"impactValue\":\"20000\",\"settState\":\"settled\",\"settFundingRate\":\""
                + eight.format(derivative.settledRate(nowMs)) + "\",\"premium\":\""
                + eight.format(rate.value() / 2) + "\",\"ts\":\"" + rate.timeMs() + "\"}";
    }

    /** The row of {@code /public/open-interest}: contracts, coins and USD. */
    String openInterest(long nowMs) {
        Interest interest = derivative.openInterest(nowMs);
        BigDecimal contracts = BigDecimal.valueOf(
                interest.quantity(), listing.spec().quantity().scale());
        BigDecimal price =
                BigDecimal.valueOf(interest.mark(), listing.spec().price().scale());
        BigDecimal coins = listing.terms().coins(contracts, price);
        BigDecimal usd = coins.multiply(price).setScale(4, RoundingMode.DOWN);
        return start() + "\"oi\":\"" + plain(contracts) + "\",\"oiCcy\":\"" + plain(coins) + "\",\"oiUsd\":\""
                + plain(usd) + "\",\"ts\":\"" + interest.timeMs() + "\"}";
    }

    /** The row of {@code /public/mark-price}. */
    String markPrice(long nowMs) {
        Prices prices = derivative.prices(nowMs);
        return start() + "\"markPx\":\"" + listing.spec().price().format(prices.mark()) + "\",\"ts\":\""
                + prices.timeMs() + "\"}";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
