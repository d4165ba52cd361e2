package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.ConnectionRules;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.KeepAlive;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Trades, streamed: the channel {@code trades} of the public WebSocket (C9). */
final class OkxTrades {

    /** OKX closes a connection after 30 s without a message ("WebSocket API, Connect"). */
    static final KeepAlive KEEP_ALIVE = new KeepAlive.TextPings("ping", Duration.ofSeconds(20), Duration.ofSeconds(8));

    /**
     * OKX allows an address 3 new connections a second, of which each child takes 1, as several may live at one address;
     * and a connection 480 requests an hour. It sets no age.
     */
    static final ConnectionRules RULES = ConnectionRules.NONE
            .withOpens(new Quota("connects", 1, Duration.ofSeconds(1)))
            .withTexts(new Quota("requests", 480, Duration.ofHours(1)));

    /** Clients and venue agree on frames below this size, though 64 KB are documented today. */
    private static final int MAX_FRAME_CHARACTERS = 4_000;

    static final Duration SEND_INTERVAL = Duration.ofMillis(100);

    private OkxTrades() {}

    /** The connection that brings the trades of all these channels. */
    static StreamPlan stream(JsonFactory json, ExchangeSettings settings, List<Channel> channels) {
        Map<String, Instrument> instruments = channels.stream()
                .map(Channel::instrument)
                .collect(Collectors.toMap(Instrument::venueSymbol, Function.identity()));
        return new StreamPlan(
                "trades",
                settings.wsUrl(),
                KEEP_ALIVE,
                subscriptions(channels),
                SEND_INTERVAL,
                List.of(),
                () -> new OkxStreamCodec(json, new OkxTradeFeed(instruments)),
                RULES);
    }

    private static List<Subscription> subscriptions(List<Channel> channels) {
        List<Subscription> frames = new ArrayList<>();
        List<Channel> batch = new ArrayList<>();
        StringBuilder arguments = new StringBuilder();
        for (Channel channel : channels) {
            String argument = "{\"channel\":\"" + OkxTradeFeed.CHANNEL + "\",\"instId\":\""
                    + channel.instrument().venueSymbol() + "\"}";
            if (arguments.length() + argument.length() > MAX_FRAME_CHARACTERS) {
                frames.add(subscription(arguments, batch));
                arguments.setLength(0);
                batch.clear();
            }
            arguments.append(arguments.isEmpty() ? "" : ",").append(argument);
            batch.add(channel);
        }
        if (!batch.isEmpty()) {
            frames.add(subscription(arguments, batch));
        }
        return frames;
    }

    private static Subscription subscription(CharSequence arguments, List<Channel> channels) {
        return new Subscription("{\"op\":\"subscribe\",\"args\":[" + arguments + "]}", channels);
    }
}
