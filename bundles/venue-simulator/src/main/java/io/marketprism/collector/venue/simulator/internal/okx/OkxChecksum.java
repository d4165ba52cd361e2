package io.marketprism.collector.venue.simulator.internal.okx;

import io.marketprism.collector.venue.simulator.internal.market.Book;
import io.marketprism.collector.venue.simulator.internal.market.Frame;
import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Ladder;
import java.util.zip.CRC32;

/** OKX's checksum of a book until 2026: CRC32 over 25 levels of both sides in turn, as numbers are written. Not thread-safe. */
final class OkxChecksum {

    private static final int LEVELS = 25;

    private final InstrumentSpec spec;
    private final Frame text = new Frame();
    private final CRC32 crc = new CRC32();

    OkxChecksum(InstrumentSpec spec) {
        this.spec = spec;
    }

    /** The checksum of a book, signed. */
    int of(Book book) {
        text.clear();
        for (int i = 0; i < LEVELS; i++) {
            level(book.bids(), i);
            level(book.asks(), i);
        }
        if (text.endsWith(':')) {
            text.back();
        }
        crc.reset();
        text.digest(crc);
        return (int) crc.getValue();
    }

    private void level(Ladder ladder, int index) {
        if (index < ladder.size()) {
            text.decimal(ladder.price(index), spec.price())
                    .text(":")
                    .decimal(ladder.quantity(index), spec.quantity())
                    .text(":");
        }
    }
}
