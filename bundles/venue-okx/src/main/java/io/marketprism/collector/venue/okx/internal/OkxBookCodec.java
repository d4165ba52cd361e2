package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.model.PriceLevels;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.StreamCodec;
import io.marketprism.collector.spi.StreamSink;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the frames of a connection that brings order books: the channels {@code books} and, as recordings have it, {@code
 * books-l2-tbt}. Frames of 2021 and 2022 have no sequence numbers and a true checksum; those of today the other way round.
 * Whole in one pass over the bytes (D5).
 */
final class OkxBookCodec implements StreamCodec {

    /** The channel that is subscribed. */
    static final String CHANNEL = "books";

    private static final String RAW_CHANNEL = "books-l2-tbt";
    private static final String UPGRADE_NOTICE = "64008";

    private final JsonFactory json;
    private final Map<String, Instrument> instruments;
    private final PriceLevels.Builder levels = new PriceLevels.Builder(OkxOrderBook.MAX_DEPTH);
    private final byte[] digits = new byte[40];

    /** A codec for instruments by their OKX name. */
    OkxBookCodec(JsonFactory json, Map<String, Instrument> instruments) {
        this.json = json;
        this.instruments = Map.copyOf(instruments);
    }

    @Override
    public void decode(byte[] frame, int offset, int length, StreamSink sink) throws VenueException {
        if (length == 4 && frame[offset] == 'p' && frame[offset + 1] == 'o') {
            sink.heartbeat();
            return;
        }
        try (JsonParser parser = json.createParser(frame, offset, length)) {
            parser.nextToken();
            Frame read = new Frame();
            read.read(parser);
            if (parser.nextToken() != null) {
                throw new IOException("something follows its end");
            }
            tell(read, sink);
        } catch (IOException | IllegalArgumentException e) {
            throw VenueException.malformed("The frame is not what OKX documents (" + e.getMessage() + ")", e);
        }
    }

    private void tell(Frame frame, StreamSink sink) throws IOException {
        if (frame.event != null) {
            event(frame, sink);
        } else if (!CHANNEL.equals(frame.channel) && !RAW_CHANNEL.equals(frame.channel)) {
            sink.unknown(frame.channel == null ? "frame without channel" : frame.channel);
        } else {
            boolean snapshot = isSnapshot(frame.action);
            Instrument instrument = instruments.get(frame.instId);
            if (instrument == null) {
                throw new IOException("it is about " + frame.instId + ", which was not subscribed");
            }
            for (Row row : frame.rows) {
                sink.book(row.update(instrument, snapshot));
            }
        }
    }

    private static boolean isSnapshot(String action) throws IOException {
        return switch (action) {
            case "snapshot" -> true;
            case "update" -> false;
            default -> throw new IOException("the action of a book is \"" + action + "\"");
        };
    }

    private void event(Frame frame, StreamSink sink) {
        Instrument instrument = instruments.get(frame.instId);
        switch (frame.event) {
            case "subscribe" -> {
                if (instrument == null) {
                    sink.unknown("subscribe " + frame.channel);
                } else {
                    sink.acknowledged(new Channel(DataType.ORDERBOOK, instrument));
                }
            }
            // The answer to the first half of a resubscription; the second half brings what counts.
            case "unsubscribe" -> sink.heartbeat();
            case "error" -> {
                VenueException reason = OkxErrors.of(frame.code, frame.message);
                List<Instrument> named = instruments.values().stream()
                        .filter(one -> OkxTradeFeed.names(frame.message, one.venueSymbol()))
                        .toList();
                if (named.size() == 1) {
                    sink.refused(new Channel(DataType.ORDERBOOK, named.get(0)), reason);
                } else {
                    sink.refused(reason);
                }
            }
            case "notice" -> {
                if (frame.code.equals(UPGRADE_NOTICE)) {
                    sink.closingSoon(frame.message);
                } else {
                    sink.unknown("notice " + frame.code);
                }
            }
            default -> sink.unknown(frame.event);
        }
    }

    /** What one frame says, in whatever order its members come. */
    private final class Frame {
        private String event;
        private String channel;
        private String instId = "";
        private String action = "";
        private String code = "";
        private String message = "";
        private final List<Row> rows = new ArrayList<>(1);

        void read(JsonParser parser) throws IOException {
            OkxJson.expect(parser, JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "event" -> event = OkxJson.text(parser);
                    case "code" -> code = OkxJson.text(parser);
                    case "msg" -> message = OkxJson.text(parser);
                    case "action" -> action = OkxJson.text(parser);
                    case "arg" -> argument(parser);
                    case "data" -> data(parser);
                    default -> parser.skipChildren();
                }
            }
        }

        private void argument(JsonParser parser) throws IOException {
            OkxJson.expect(parser, JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "channel" -> channel = OkxJson.text(parser);
                    case "instId" -> instId = OkxJson.text(parser);
                    default -> parser.skipChildren();
                }
            }
        }

        private void data(JsonParser parser) throws IOException {
            OkxJson.expect(parser, JsonToken.START_ARRAY);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Row row = new Row();
                row.read(parser);
                rows.add(row);
            }
        }
    }

    /** One book or change of a book. */
    private final class Row {
        private PriceLevels bids;
        private PriceLevels asks;
        private long id = OrderBookSnapshot.NO_UPDATE_ID;
        private long previousId = OrderBookSnapshot.NO_UPDATE_ID;
        private long checksum = OrderBookUpdate.NO_CHECKSUM;
        private long time = MarketEvent.UNKNOWN_TIME;

        void read(JsonParser parser) throws IOException {
            OkxJson.expect(parser, JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "bids" -> bids = side(parser);
                    case "asks" -> asks = side(parser);
                    case "seqId" -> id = OkxJson.whole(parser);
                    case "prevSeqId" -> previousId = OkxJson.whole(parser);
                    case "checksum" -> checksum = OkxJson.whole(parser);
                    case "ts" -> time = OkxJson.whole(parser);
                    default -> parser.skipChildren();
                }
            }
        }

        OrderBookUpdate update(Instrument instrument, boolean snapshot) throws IOException {
            if (bids == null || asks == null) {
                throw new IOException("a book lacks bids or asks");
            }
            return new OrderBookUpdate(
                    instrument,
                    snapshot,
                    bids,
                    asks,
                    OrderBookSnapshot.NO_UPDATE_ID,
                    id,
                    previousId,
                    (int) checksum,
                    time);
        }
    }

    private PriceLevels side(JsonParser parser) throws IOException {
        OkxJson.expect(parser, JsonToken.START_ARRAY);
        levels.clear();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            OkxJson.expect(parser, JsonToken.START_ARRAY);
            parser.nextToken();
            Decimal price = decimal(parser);
            parser.nextToken();
            levels.add(price, decimal(parser));
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
            }
        }
        return levels.build();
    }

    /** The decimal that a string holds, read without making the string. */
    private Decimal decimal(JsonParser parser) throws IOException {
        OkxJson.expect(parser, JsonToken.VALUE_STRING);
        int length = parser.getTextLength();
        if (length > digits.length) {
            return Decimal.parse(parser.getText());
        }
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        for (int i = 0; i < length; i++) {
            char c = text[offset + i];
            digits[i] = c < 128 ? (byte) c : (byte) '?';
        }
        return Decimal.parse(digits, 0, length);
    }
}
