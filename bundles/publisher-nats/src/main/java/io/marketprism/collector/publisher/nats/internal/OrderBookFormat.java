package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.PriceLevels;
import io.marketprism.collector.spi.Receipt;
import java.time.Instant;
import java.util.Map;

/**
 * Whole order books (C8): levels as lists of two strings, in the venue's order, where the venue sent the book whole; as
 * objects, with the step that led to the book, where it is kept by the venue's changes.
 */
final class OrderBookFormat implements EventFormat {

    private static final byte[] ASKS = Wire.ascii("],\"asks\":[");
    private static final byte[] LAST_UPDATE_ID = Wire.ascii("],\"last_update_id\":");
    private static final Map<OrderBookSnapshot.Kind, byte[]> SNAPSHOT_OR_UPDATE = Map.of(
            OrderBookSnapshot.Kind.SNAPSHOT,
            Wire.ascii(OrderBookSnapshot.Kind.SNAPSHOT.token()),
            OrderBookSnapshot.Kind.UPDATE,
            Wire.ascii(OrderBookSnapshot.Kind.UPDATE.token()));
    private static final byte[] UPDATE_TYPE = Wire.ascii(",\"update_type\":\"");
    private static final byte[] DEPTH_LEVELS = Wire.ascii("\",\"depth_levels\":");
    private static final byte[] FIRST_UPDATE_ID = Wire.ascii(",\"first_update_id\":");
    private static final byte[] PREV_UPDATE_ID = Wire.ascii(",\"prev_update_id\":");
    private static final byte[] STANDARDIZED_AT = Wire.ascii(",\"standardized_at\":\"");

    private final IsoMicros iso = new IsoMicros();
    private final byte[] head;
    private final String idPrefix;

    OrderBookFormat(Labels labels) {
        this.head = Wire.ascii(labels.members() + ",\"data_source\":\"marketprism\",\"normalized_symbol\":\""
                + labels.instrument().symbol() + "\",\"standardization_version\":\"2.0\",\"bids\":[");
        this.idPrefix = labels.idPrefix();
    }

    @Override
    public void write(MarketEvent event, Receipt receipt, Instant now, JsonBytes out) {
        OrderBookSnapshot book = (OrderBookSnapshot) event;
        if (book.bids().isEmpty() || book.asks().isEmpty()) {
            throw new IllegalArgumentException("The order book of " + book.instrument()
                    + " has a side without levels; only books with two sides are published");
        }
        boolean kept = book.change().isPresent();
        out.raw(head);
        write(book.bids(), kept, out);
        out.raw(ASKS);
        write(book.asks(), kept, out);
        out.raw(LAST_UPDATE_ID).numberOrNull(book.lastUpdateId(), OrderBookSnapshot.NO_UPDATE_ID);
        if (kept) {
            write(book, book.change().get(), out);
        }
        out.raw(STANDARDIZED_AT);
        iso.write(out, now);
        out.raw('"');
        Stamp.write(out, book, receipt, now);
        out.raw('}');
    }

    private static void write(OrderBookSnapshot book, OrderBookSnapshot.Change change, JsonBytes out) {
        out.raw(UPDATE_TYPE).raw(SNAPSHOT_OR_UPDATE.get(change.kind()));
        out.raw(DEPTH_LEVELS).number((long) book.bids().size() + book.asks().size());
        out.raw(FIRST_UPDATE_ID).numberOrNull(change.firstUpdateId(), OrderBookSnapshot.NO_UPDATE_ID);
        out.raw(PREV_UPDATE_ID).numberOrNull(change.previousUpdateId(), OrderBookSnapshot.NO_UPDATE_ID);
    }

    private static void write(PriceLevels levels, boolean kept, JsonBytes out) {
        for (int i = 0; i < levels.size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            if (kept) {
                out.levelObject(levels, i);
            } else {
                out.level(levels, i);
            }
        }
    }

    /** By update ID; where the venue gives none by its time, marked so that the two cannot be mistaken. */
    @Override
    public String messageId(MarketEvent event) {
        OrderBookSnapshot book = (OrderBookSnapshot) event;
        if (book.lastUpdateId() != OrderBookSnapshot.NO_UPDATE_ID) {
            return idPrefix + book.lastUpdateId();
        }
        return book.eventTimeMs() == MarketEvent.UNKNOWN_TIME ? NO_ID : idPrefix + "ts" + book.eventTimeMs();
    }
}
