package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.PriceLevels;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.EventSink;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Whole order books, polled: {@code GET /api/v5/market/books} (C8). Levels are as the venue wrote them, in its order;
 * {@code seqId} is the update ID.
 */
final class OkxOrderBook implements RestDecoder {

    /** The venue's limit on this request, an address. */
    static final Quota QUOTA = new Quota("books", 40, Duration.ofSeconds(2));

    /** The most levels a side that the venue gives, by request and by its stream. */
    static final int MAX_DEPTH = 400;

    private final JsonFactory json;
    private final Instrument instrument;
    private final int depth;

    private OkxOrderBook(JsonFactory json, Instrument instrument, int depth) {
        this.json = json;
        this.instrument = instrument;
        this.depth = depth;
    }

    /**
     * The poll of one channel's book.
     *
     * @throws IllegalArgumentException if more levels are configured than the venue gives
     */
    static RestPoll poll(JsonFactory json, ExchangeSettings settings, Channel channel) {
        OrderBookSettings book = settings.orderBook();
        if (book.snapshotDepth() < 1 || book.snapshotDepth() > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "exchanges." + settings.exchange().name()
                            + ".orderbook.snapshot_depth: OKX gives 1 to " + MAX_DEPTH + " levels a side, but "
                            + book.snapshotDepth() + " are configured");
        }
        RestRequest request = new RestRequest(
                URI.create(book.restBase().orElse(settings.restUrl()) + "/api/v5/market/books?instId="
                        + channel.instrument().venueSymbol() + "&sz=" + book.snapshotDepth()),
                book.requestTimeout(),
                QUOTA.pool(),
                1);
        return new RestPoll(
                channel,
                new Schedule.Every(book.snapshotInterval()),
                now -> request,
                new OkxOrderBook(json, channel.instrument(), book.snapshotDepth()));
    }

    /** Asks for a whole book, as deep as the stream's. */
    static RestRequest whole(ExchangeSettings settings, Instrument instrument) {
        OrderBookSettings book = settings.orderBook();
        return new RestRequest(
                URI.create(book.restBase().orElse(settings.restUrl()) + "/api/v5/market/books?instId="
                        + instrument.venueSymbol() + "&sz=" + MAX_DEPTH),
                book.requestTimeout(),
                QUOTA.pool(),
                1);
    }

    /** Reads the answer to {@link #whole}. */
    static RestDecoder decoder(JsonFactory json, Instrument instrument) {
        return new OkxOrderBook(json, instrument, MAX_DEPTH);
    }

    @Override
    public void decode(RestResponse response, EventSink sink) throws VenueException {
        List<OrderBookSnapshot> books = OkxAnswer.rows(json, response, this::book);
        if (books.size() != 1) {
            throw VenueException.malformed(
                    "The answer about the book of " + instrument.venueSymbol() + " holds " + books.size()
                            + " books instead of one",
                    null);
        }
        sink.event(books.get(0));
    }

    private OrderBookSnapshot book(JsonParser parser) throws IOException {
        OkxJson.expect(parser, JsonToken.START_OBJECT);
        PriceLevels bids = null;
        PriceLevels asks = null;
        long updateId = OrderBookSnapshot.NO_UPDATE_ID;
        long time = MarketEvent.UNKNOWN_TIME;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "bids" -> bids = levels(parser);
                case "asks" -> asks = levels(parser);
                case "seqId" -> updateId = OkxJson.whole(parser);
                case "ts" -> time = OkxJson.whole(parser);
                default -> parser.skipChildren();
            }
        }
        if (bids == null || asks == null) {
            throw new IOException("a book lacks bids or asks");
        }
        return new OrderBookSnapshot(instrument, bids, asks, updateId, time);
    }

    private PriceLevels levels(JsonParser parser) throws IOException {
        OkxJson.expect(parser, JsonToken.START_ARRAY);
        PriceLevels.Builder levels = new PriceLevels.Builder(depth);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            OkxJson.expect(parser, JsonToken.START_ARRAY);
            parser.nextToken();
            Decimal price = OkxJson.decimal(parser);
            parser.nextToken();
            levels.add(price, OkxJson.decimal(parser));
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
            }
        }
        return levels.build();
    }
}
