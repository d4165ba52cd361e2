package io.marketprism.collector.venue.binance.internal;

import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.BookRule;
import io.marketprism.collector.spi.ConnectionRules;
import io.marketprism.collector.spi.KeepAlive;
import io.marketprism.collector.spi.Quota;
import java.time.Duration;
import java.util.stream.IntStream;

/** What differs between Binance's two markets ("General Info", "WebSocket Market Streams" of each documentation). */
enum BinanceMarket {

    /** A ping each 20 s, five incoming messages a second, 6,000 weight a minute. */
    SPOT(
            "trade",
            "/stream",
            "/api/v3/depth",
            Duration.ofMinutes(1),
            Duration.ofMillis(300),
            6_000,
            5_000,
            "spot market") {
        @Override
        int limitFor(int depth) {
            return required(depth);
        }

        @Override
        int weightFor(int depth) {
            int limit = required(depth);
            if (limit <= 100) {
                return 5;
            }
            if (limit <= 500) {
                return 25;
            }
            return limit <= 1_000 ? 50 : 250;
        }
    },

    /**
     * A ping each 3 min, ten incoming messages a second, 2,400 weight a minute. Aggregated trades are served on the route
     * {@code /market} alone; elsewhere they are acknowledged and stay silent.
     */
    USD_M(
            "aggTrade",
            "/market/stream",
            "/fapi/v1/depth",
            Duration.ofSeconds(220),
            Duration.ofMillis(150),
            2_400,
            1_000,
            "USD-M futures") {
        @Override
        int limitFor(int depth) {
            int wanted = required(depth);
            return IntStream.of(5, 10, 20, 50, 100, 500, 1_000)
                    .filter(limit -> limit >= wanted)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        int weightFor(int depth) {
            int limit = limitFor(depth);
            if (limit <= 50) {
                return 2;
            }
            if (limit <= 100) {
                return 5;
            }
            return limit <= 500 ? 10 : 20;
        }
    };

    private static final int USUAL_DEPTH = 1_000;

    /** The pool that all requests draw from but those for funding intervals. */
    static final String WEIGHT_POOL = "weight";

    private static final ConnectionRules RULES = ConnectionRules.NONE
            .withMaxAge(Duration.ofHours(24))
            .withOpens(new Quota("connects", 60, Duration.ofMinutes(5)));

    private final String tradeEvent;
    private final String streamPath;
    private final String depthPath;
    private final Duration silence;
    private final Duration sendInterval;
    private final int weightPerMinute;
    private final int maxDepth;
    private final String words;

    BinanceMarket(
            String tradeEvent,
            String streamPath,
            String depthPath,
            Duration silence,
            Duration sendInterval,
            int weightPerMinute,
            int maxDepth,
            String words) {
        this.tradeEvent = tradeEvent;
        this.streamPath = streamPath;
        this.depthPath = depthPath;
        this.silence = silence;
        this.sendInterval = sendInterval;
        this.weightPerMinute = weightPerMinute;
        this.maxDepth = maxDepth;
        this.words = words;
    }

    /**
     * The market that serves a market type.
     *
     * @throws IllegalArgumentException if none does
     */
    static BinanceMarket of(MarketType type) {
        return switch (type) {
            case SPOT -> SPOT;
            case PERPETUAL, FUTURES -> USD_M;
            case OPTIONS ->
                throw new IllegalArgumentException(
                        "Binance's options are not collected; market_type must be spot, perpetual or futures");
        };
    }

    /** The event, and the stream's name behind the symbol. */
    String tradeEvent() {
        return tradeEvent;
    }

    /** Where combined streams of trades are served, below the WebSocket base. */
    String streamPath() {
        return streamPath;
    }

    /** Where combined streams of books are served, below the WebSocket base; elsewhere they stay silent. */
    String bookStreamPath() {
        return this == SPOT ? streamPath : "/public/stream";
    }

    /** What proves the order of a book's changes. */
    BookRule bookRule() {
        return this == SPOT ? BookRule.COUNTED : BookRule.CHAINED;
    }

    /** Levels a side of a snapshot that a kept book starts from: room for what is consumed between two of them. */
    int keptDepth(int depthLimit) {
        return limitFor(Math.min(maxDepth, Math.max(depthLimit, Math.min(USUAL_DEPTH, depthLimit * 2))));
    }

    /** Where books are served, below the REST base. */
    String depthPath() {
        return depthPath;
    }

    /** The venue pings; the client sends none (P7). */
    KeepAlive keepAlive() {
        return new KeepAlive.ServerPings(silence);
    }

    /**
     * Both markets end connections after 24 h, and allow an address 300 new ones in 5 min: a part of these for each child,
     * as several may live at one address.
     */
    ConnectionRules rules() {
        return RULES;
    }

    /** The least time between two frames sent; pongs count too, and have room beside. */
    Duration sendInterval() {
        return sendInterval;
    }

    /** The weight that one address may draw in a minute. */
    int weightPerMinute() {
        return weightPerMinute;
    }

    Quota weightQuota() {
        return new Quota(WEIGHT_POOL, weightPerMinute, Duration.ofMinutes(1));
    }

    /** The {@code limit} to ask for, which gives at least so many levels a side. */
    abstract int limitFor(int depth);

    /** What a book of so many levels a side weighs. */
    abstract int weightFor(int depth);

    final int required(int depth) {
        if (depth < 1 || depth > maxDepth) {
            throw new IllegalArgumentException("A book of " + depth
                    + " levels cannot be asked for; snapshot_depth is 1 to " + maxDepth + " for Binance's " + words);
        }
        return depth;
    }
}
