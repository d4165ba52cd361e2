package io.marketprism.collector.orderbook.internal;

import io.marketprism.collector.model.PriceLevels;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The levels of one book, without any word about whether they are right. One thread at a time. */
public final class TwoSidedBook {

    /** Levels a side that OKX's checksum covers. */
    private static final int CHECKED = 25;

    private final BookSide bids = new BookSide(true);
    private final BookSide asks = new BookSide(false);
    private final int cutAt;
    private final int most;

    /**
     * An empty book.
     *
     * @param cutAt levels a side that snapshots are cut at; 0 if they are whole
     * @param most levels a side that are kept
     */
    public TwoSidedBook(int cutAt, int most) {
        this.cutAt = cutAt;
        this.most = most;
    }

    /** Forgets the book for another one. */
    public void replace(PriceLevels newBids, PriceLevels newAsks) {
        bids.replace(newBids, cutAt);
        asks.replace(newAsks, cutAt);
    }

    /** Sets levels to absolute quantities; zero removes. */
    public void change(PriceLevels changedBids, PriceLevels changedAsks) {
        bids.change(changedBids, most);
        asks.change(changedAsks, most);
    }

    /** Whether the best bid is not below the best ask. */
    public boolean isCrossed() {
        return bids.size() > 0 && asks.size() > 0 && bids.price(0).compareTo(asks.price(0)) >= 0;
    }

    /** The best bids, best first. */
    public PriceLevels bids(int depth) {
        return bids.best(depth);
    }

    /** The best asks, best first. */
    public PriceLevels asks(int depth) {
        return asks.best(depth);
    }

    /** Whether a side that is cut has become shorter than a depth. */
    public boolean isShallow(int depth) {
        return (bids.isCut() && bids.size() < depth) || (asks.isCut() && asks.size() < depth);
    }

    /** Whether a side goes on beyond what is known. */
    public boolean isCut() {
        return bids.isCut() || asks.isCut();
    }

    /** In how many levels another book differs, as far as both are known. */
    public int differences(TwoSidedBook other) {
        return bids.differences(other.bids) + asks.differences(other.asks);
    }

    /**
     * OKX's checksum: CRC-32 of up to 25 levels a side, price and quantity as written, bids and asks in turn, what remains
     * of the longer side behind, all joined by colons; as a signed number.
     */
    public int checksum() {
        StringBuilder text = new StringBuilder(1_024);
        for (int i = 0; i < CHECKED; i++) {
            append(bids, i, text);
            append(asks, i, text);
        }
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        return (int) crc.getValue();
    }

    private static void append(BookSide side, int level, StringBuilder text) {
        if (level < side.size()) {
            if (!text.isEmpty()) {
                text.append(':');
            }
            side.appendPrice(text, level);
            text.append(':');
            side.appendQuantity(text, level);
        }
    }
}
