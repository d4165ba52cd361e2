package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.PriceLevels;
import java.io.IOException;

/**
 * Reads one whole book, {@code {lastUpdateId, bids, asks}} with {@code E} and {@code T} on USD-M only, level by level as the
 * venue wrote it. Not thread-safe; reusable.
 */
final class BinanceBook {

    private final BinanceJson json;
    private final int depth;
    private final PriceLevels.Builder bids;
    private final PriceLevels.Builder asks;
    private long lastUpdateId;
    private long matchedAt;
    private long sentAt;
    private boolean hasBids;
    private boolean hasAsks;

    /** A reader that keeps the best {@code depth} levels a side. */
    BinanceBook(BinanceJson json, int depth) {
        this.json = json;
        this.depth = depth;
        this.bids = new PriceLevels.Builder(depth);
        this.asks = new PriceLevels.Builder(depth);
        clear();
    }

    /** Forgets the book read before. */
    void clear() {
        lastUpdateId = BinanceJson.MISSING;
        matchedAt = BinanceJson.MISSING;
        sentAt = BinanceJson.MISSING;
        hasBids = false;
        hasAsks = false;
        bids.clear();
        asks.clear();
    }

    /** Takes a field of the object if it belongs to a book; the parser stands at its value. */
    boolean take(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "lastUpdateId" -> lastUpdateId = BinanceJson.integer(parser);
            case "T" -> matchedAt = BinanceJson.integer(parser);
            case "E" -> sentAt = BinanceJson.integer(parser);
            case "bids" -> {
                hasBids = true;
                levels(parser, bids);
            }
            case "asks" -> {
                hasAsks = true;
                levels(parser, asks);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void levels(JsonParser parser, PriceLevels.Builder side) throws IOException {
        BinanceJson.expect(parser.currentToken(), JsonToken.START_ARRAY);
        side.clear();
        int level = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            BinanceJson.expect(parser.currentToken(), JsonToken.START_ARRAY);
            parser.nextToken();
            Decimal price = json.decimal(parser);
            parser.nextToken();
            Decimal quantity = json.decimal(parser);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
            }
            if (level++ < depth) {
                side.add(price, quantity);
            }
        }
    }

    /**
     * The book that was read.
     *
     * @throws IOException if one of its parts was not there
     */
    OrderBookSnapshot build(Instrument instrument) throws IOException {
        if (lastUpdateId < 0 || !hasBids || !hasAsks) {
            throw new IOException("a book lacks one of lastUpdateId, bids, asks");
        }
        long time = matchedAt >= 0 ? matchedAt : sentAt;
        return new OrderBookSnapshot(
                instrument, bids.build(), asks.build(), lastUpdateId, time >= 0 ? time : MarketEvent.UNKNOWN_TIME);
    }
}
