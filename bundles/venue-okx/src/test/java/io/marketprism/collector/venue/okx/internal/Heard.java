package io.marketprism.collector.venue.okx.internal;

import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.StreamSink;
import io.marketprism.collector.spi.VenueException;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a codec said. */
final class Heard implements StreamSink {
    final List<MarketEvent> events = new ArrayList<>();
    final List<String> words = new ArrayList<>();

    @Override
    public void event(MarketEvent event) {
        events.add(event);
    }

    @Override
    public void acknowledged(Channel channel) {
        words.add("acknowledged " + channel.instrument());
    }

    @Override
    public void refused(Channel channel, VenueException reason) {
        words.add("refused " + channel.instrument() + " " + reason.kind() + " " + reason.code());
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
        words.add("answered " + requestId + " " + refusal.code());
    }

    @Override
    public void closingSoon(String reason) {
        words.add("closing " + reason);
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
