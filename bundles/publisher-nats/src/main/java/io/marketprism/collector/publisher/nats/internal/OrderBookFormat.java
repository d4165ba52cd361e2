package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.PriceLevels;
import io.marketprism.collector.spi.Receipt;
import java.time.Instant;

/** Whole order books: levels as lists of two strings, in the venue's order (C8). */
final class OrderBookFormat implements EventFormat {

    private static final byte[] ASKS = Wire.ascii("],\"asks\":[");
    private static final byte[] LAST_UPDATE_ID = Wire.ascii("],\"last_update_id\":");
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
        out.raw(head);
        write(book.bids(), out);
        out.raw(ASKS);
        write(book.asks(), out);
        out.raw(LAST_UPDATE_ID).numberOrNull(book.lastUpdateId(), OrderBookSnapshot.NO_UPDATE_ID);
        out.raw(STANDARDIZED_AT);
        iso.write(out, now);
        out.raw('"');
        Stamp.write(out, book, receipt, now);
        out.raw('}');
    }

    private static void write(PriceLevels levels, JsonBytes out) {
        for (int i = 0; i < levels.size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            out.level(levels, i);
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
