package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.model.Trade;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.StreamCodec;
import io.marketprism.collector.spi.StreamSink;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.util.Map;

/**
 * Reads the frames of OKX's public WebSocket (OKX v5, "WebSocket API"): acknowledgements, errors, notices, the text
 * {@code pong}, and the channel {@code trades}. Sizes stay in the venue's unit; a push covers {@code count} matches up
 * to {@code tradeId} (C9).
 */
final class OkxStreamCodec implements StreamCodec {

    private static final String UPGRADE_NOTICE = "64008";

    private final JsonFactory json;
    private final Map<String, Instrument> instruments;

    /** A codec for instruments by their OKX name. */
    OkxStreamCodec(JsonFactory json, Map<String, Instrument> instruments) {
        this.json = json;
        this.instruments = Map.copyOf(instruments);
    }

    @Override
    public void decode(byte[] frame, int offset, int length, StreamSink sink) throws VenueException {
        if (isPong(frame, offset, length)) {
            sink.heartbeat();
            return;
        }
        try {
            Envelope envelope = readEnvelope(frame, offset, length);
            if (envelope.event != null) {
                event(envelope, sink);
            } else if (!"trades".equals(envelope.channel)) {
                sink.unknown(envelope.channel == null ? "frame without channel" : envelope.channel);
            } else {
                trades(frame, offset, length, instrument(envelope), sink);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw VenueException.malformed("The frame is not what OKX documents (" + e.getMessage() + ")", e);
        }
    }

    private static boolean isPong(byte[] frame, int offset, int length) {
        return length == 4
                && frame[offset] == 'p'
                && frame[offset + 1] == 'o'
                && frame[offset + 2] == 'n'
                && frame[offset + 3] == 'g';
    }

    /** What a frame says beside its data. */
    private static final class Envelope {
        private String event;
        private String channel;
        private String instId;
        private String code = "";
        private String message = "";
    }

    private Envelope readEnvelope(byte[] frame, int offset, int length) throws IOException {
        Envelope envelope = new Envelope();
        try (JsonParser parser = json.createParser(frame, offset, length)) {
            parser.nextToken();
            OkxJson.expect(parser, JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "event" -> envelope.event = OkxJson.text(parser);
                    case "code" -> envelope.code = OkxJson.text(parser);
                    case "msg" -> envelope.message = OkxJson.text(parser);
                    case "arg" -> readArgument(parser, envelope);
                    default -> parser.skipChildren();
                }
            }
        }
        return envelope;
    }

    private static void readArgument(JsonParser parser, Envelope envelope) throws IOException {
        OkxJson.expect(parser, JsonToken.START_OBJECT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "channel" -> envelope.channel = OkxJson.text(parser);
                case "instId" -> envelope.instId = OkxJson.text(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void event(Envelope envelope, StreamSink sink) {
        switch (envelope.event) {
            case "subscribe" -> {
                Instrument instrument = instruments.get(envelope.instId == null ? "" : envelope.instId);
                if (instrument != null && "trades".equals(envelope.channel)) {
                    sink.acknowledged(new Channel(DataType.TRADE, instrument));
                } else {
                    sink.unknown("subscribe " + envelope.channel);
                }
            }
            case "error" -> refused(envelope, sink);
            case "notice" -> {
                if (envelope.code.equals(UPGRADE_NOTICE)) {
                    sink.closingSoon(envelope.message);
                } else {
                    sink.unknown("notice " + envelope.code);
                }
            }
            default -> sink.unknown(envelope.event);
        }
    }

    /** An error names its channel only inside its message, as the quoted text of the request. */
    private void refused(Envelope envelope, StreamSink sink) {
        VenueException reason = OkxErrors.of(envelope.code, envelope.message);
        Instrument named = null;
        for (Instrument instrument : instruments.values()) {
            if (names(envelope.message, instrument.venueSymbol())) {
                if (named != null) {
                    sink.refused(reason);
                    return;
                }
                named = instrument;
            }
        }
        if (named == null) {
            sink.refused(reason);
        } else {
            sink.refused(new Channel(DataType.TRADE, named), reason);
        }
    }

    /** Whether a message has the symbol as a whole word, so that BTC-USDT is not found in BTC-USDT-SWAP. */
    static boolean names(String message, String symbol) {
        for (int at = message.indexOf(symbol); at >= 0; at = message.indexOf(symbol, at + 1)) {
            int end = at + symbol.length();
            boolean startsHere = at == 0 || !isSymbolPart(message.charAt(at - 1));
            boolean endsHere = end == message.length() || !isSymbolPart(message.charAt(end));
            if (startsHere && endsHere) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSymbolPart(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }

    private Instrument instrument(Envelope envelope) {
        Instrument instrument = instruments.get(envelope.instId == null ? "" : envelope.instId);
        if (instrument == null) {
            throw new IllegalArgumentException("it is about " + envelope.instId + ", which was not subscribed");
        }
        return instrument;
    }

    private void trades(byte[] frame, int offset, int length, Instrument instrument, StreamSink sink)
            throws IOException {
        try (JsonParser parser = json.createParser(frame, offset, length)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean data = parser.currentName().equals("data");
                parser.nextToken();
                if (!data) {
                    parser.skipChildren();
                    continue;
                }
                OkxJson.expect(parser, JsonToken.START_ARRAY);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    sink.event(trade(parser, instrument));
                }
            }
        }
    }

    private static Trade trade(JsonParser parser, Instrument instrument) throws IOException {
        OkxJson.expect(parser, JsonToken.START_OBJECT);
        String tradeId = null;
        Decimal price = null;
        Decimal size = null;
        Side side = null;
        long time = -1;
        int count = 1;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "tradeId" -> tradeId = OkxJson.text(parser);
                case "px" -> price = OkxJson.decimal(parser);
                case "sz" -> size = OkxJson.decimal(parser);
                case "side" -> side = side(OkxJson.text(parser));
                case "ts" -> time = OkxJson.whole(parser);
                case "count" -> count = Integer.parseInt(OkxJson.text(parser));
                default -> parser.skipChildren();
            }
        }
        if (tradeId == null
                || tradeId.isEmpty()
                || price == null
                || size == null
                || side == null
                || time < 0
                || count < 1) {
            throw new IllegalArgumentException("a trade lacks one of tradeId, px, sz, side, ts");
        }
        return new Trade(instrument, tradeId, price, size, side, count, time);
    }

    private static Side side(String text) {
        return switch (text) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw new IllegalArgumentException("the side of a trade is \"" + text + "\"");
        };
    }
}
