package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.BookPlan;
import io.marketprism.collector.spi.BookRule;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Order books, streamed: the channel {@code books} of the public WebSocket, 400 levels a side each 100 ms. The venue
 * pushes a snapshot after each subscription, and tells of levels that come into or leave its window.
 */
final class OkxBooks {

    /** OKX advises to have fewer than 30 of these channels on one connection. */
    private static final int BOOKS_PER_CONNECTION = 25;

    /** 480 requests an hour and connection are allowed; the first subscriptions are among them. */
    private static final int RESUBSCRIPTIONS_AN_HOUR = 400;

    private final List<StreamPlan> streams = new ArrayList<>();
    private final List<BookPlan> plans = new ArrayList<>();
    private final List<Quota> quotas = new ArrayList<>();

    /** The plan for the books of all these channels. */
    OkxBooks(JsonFactory json, ExchangeSettings settings, List<Channel> channels) {
        for (int from = 0; from < channels.size(); from += BOOKS_PER_CONNECTION) {
            List<Channel> part = channels.subList(from, Math.min(channels.size(), from + BOOKS_PER_CONNECTION));
            String name = from == 0 ? "orderbook" : "orderbook-" + (from / BOOKS_PER_CONNECTION + 1);
            Quota quota = new Quota(name + " subscriptions", RESUBSCRIPTIONS_AN_HOUR, Duration.ofHours(1));
            quotas.add(quota);
            streams.add(stream(json, settings, name, part));
            part.forEach(channel -> plans.add(plan(json, settings, channel, quota)));
        }
    }

    /** The connections. */
    List<StreamPlan> streams() {
        return streams;
    }

    /** How each book is kept. */
    List<BookPlan> plans() {
        return plans;
    }

    /** How often books may be resubscribed. */
    List<Quota> quotas() {
        return quotas;
    }

    private static StreamPlan stream(JsonFactory json, ExchangeSettings settings, String name, List<Channel> channels) {
        Map<String, Instrument> instruments = channels.stream()
                .map(Channel::instrument)
                .collect(Collectors.toMap(Instrument::venueSymbol, Function.identity()));
        return new StreamPlan(
                name,
                settings.wsUrl(),
                OkxTrades.KEEP_ALIVE,
                List.of(new Subscription(
                        request(
                                "subscribe",
                                channels.stream()
                                        .map(channel -> argument(channel.instrument()))
                                        .collect(Collectors.joining(","))),
                        channels)),
                OkxTrades.SEND_INTERVAL,
                List.of(),
                () -> new OkxBookCodec(json, instruments),
                OkxTrades.RULES);
    }

    private static BookPlan plan(JsonFactory json, ExchangeSettings settings, Channel channel, Quota quota) {
        Instrument instrument = channel.instrument();
        String argument = argument(instrument);
        return new BookPlan(
                channel,
                BookRule.LINKED,
                true,
                OkxOrderBook.whole(settings, instrument),
                0,
                OkxOrderBook.decoder(json, instrument),
                List.of(request("unsubscribe", argument), request("subscribe", argument)),
                quota.pool());
    }

    private static String argument(Instrument instrument) {
        return "{\"channel\":\"" + OkxBookCodec.CHANNEL + "\",\"instId\":\"" + instrument.venueSymbol() + "\"}";
    }

    private static String request(String operation, String arguments) {
        return "{\"op\":\"" + operation + "\",\"args\":[" + arguments + "]}";
    }
}
