package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.spi.PublishChannel;
import io.marketprism.collector.spi.Receipt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/** One channel on its way to its subject, and to the un-normalised one where that is wanted. */
final class NatsChannel implements PublishChannel {

    private final EventFormat format;
    private final List<Lane> lanes;
    private final Outbox outbox;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final JsonBytes json = new JsonBytes();
    private volatile boolean closed;

    /**
     * A channel.
     *
     * @param lanes where each event goes; the first one's fate is the event's
     */
    NatsChannel(EventFormat format, List<Lane> lanes, Outbox outbox, InstantSource clock, LongSupplier nanoTime) {
        this.format = format;
        this.lanes = List.copyOf(lanes);
        this.outbox = outbox;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    @Override
    public void publish(MarketEvent event, Receipt receipt) {
        long accepted = nanoTime.getAsLong();
        if (closed) {
            fail(accepted, "closed", "The channel is closed");
            return;
        }
        Instant now = clock.instant();
        json.clear();
        String id;
        try {
            format.write(event, receipt, now, json);
            id = format.messageId(event);
        } catch (IllegalArgumentException e) {
            fail(accepted, "invalid", e.getMessage());
            return;
        }
        byte[] payload = json.copy();
        for (Lane lane : lanes) {
            outbox.offer(new Message(lane, payload, id, accepted));
        }
    }

    private void fail(long accepted, String code, String reason) {
        Lane lane = lanes.get(0);
        lane.outcome.failed(new Message(lane, new byte[0], EventFormat.NO_ID, accepted), code, reason);
    }

    @Override
    public void close() {
        closed = true;
    }
}
