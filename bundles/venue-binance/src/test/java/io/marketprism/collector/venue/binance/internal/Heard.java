package io.marketprism.collector.venue.binance.internal;

import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.StreamCodec;
import io.marketprism.collector.spi.StreamSink;
import io.marketprism.collector.spi.VenueException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a codec said. */
final class Heard implements StreamSink {

    final List<MarketEvent> events = new ArrayList<>();
    final List<OrderBookUpdate> books = new ArrayList<>();
    final List<String> words = new ArrayList<>();

    /** Decodes a frame that does not begin at the buffer's begin. */
    static Heard from(StreamCodec codec, String frame) throws VenueException {
        Heard heard = new Heard();
        byte[] bytes = ("xx" + frame + "yy").getBytes(StandardCharsets.UTF_8);
        codec.decode(bytes, 2, bytes.length - 4, heard);
        return heard;
    }

    @Override
    public void event(MarketEvent event) {
        events.add(event);
    }

    @Override
    public void book(OrderBookUpdate update) {
        books.add(update);
    }

    @Override
    public void acknowledged(Channel channel) {
        words.add("acknowledged " + channel.instrument().venueSymbol());
    }

    @Override
    public void refused(Channel channel, VenueException reason) {
        words.add("refused " + channel.instrument().venueSymbol() + " " + reason.kind() + " " + reason.code());
    }

    @Override
    public void refused(VenueException reason) {
        words.add("refused " + reason.kind() + " " + reason.code());
    }

    @Override
    public void answered(String requestId) {
        words.add("answered " + requestId);
    }

    @Override
    public void answered(String requestId, VenueException refusal) {
        words.add("answered " + requestId + " " + refusal.kind() + " " + refusal.code()
                + refusal.retryAfter().map(wait -> " after " + wait).orElse(""));
    }

    @Override
    public void closingSoon(String reason) {
        words.add("closing");
    }

    @Override
    public void heartbeat() {
        words.add("heartbeat");
    }

    @Override
    public void unknown(String type) {
        words.add("unknown " + type);
    }
}
