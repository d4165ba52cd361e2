package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.StreamCodec;
import io.marketprism.collector.spi.StreamSink;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.util.List;

/**
 * Reads the frames of OKX's public WebSocket (OKX v5, "WebSocket API"): acknowledgements, errors, notices, the text
 * {@code pong}, and the pushes of one channel.
 */
final class OkxStreamCodec implements StreamCodec {

    private static final String UPGRADE_NOTICE = "64008";

    private final JsonFactory json;
    private final OkxFeed feed;

    /** A codec for the pushes of one channel. */
    OkxStreamCodec(JsonFactory json, OkxFeed feed) {
        this.json = json;
        this.feed = feed;
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
            } else if (!feed.channel().equals(envelope.channel)) {
                sink.unknown(envelope.channel == null ? "frame without channel" : envelope.channel);
            } else {
                data(frame, offset, length, envelope.instId, sink);
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
        private String instId = "";
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
                List<Channel> subscribed =
                        feed.channel().equals(envelope.channel) ? feed.subscribed(envelope.instId) : List.of();
                subscribed.forEach(sink::acknowledged);
                if (subscribed.isEmpty()) {
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
        List<Channel> named = feed.named(envelope.message);
        named.forEach(channel -> sink.refused(channel, reason));
        if (named.isEmpty()) {
            sink.refused(reason);
        }
    }

    private void data(byte[] frame, int offset, int length, String instId, StreamSink sink) throws IOException {
        try (JsonParser parser = json.createParser(frame, offset, length)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean data = parser.currentName().equals("data");
                parser.nextToken();
                if (data) {
                    feed.read(parser, instId, sink);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }
}
