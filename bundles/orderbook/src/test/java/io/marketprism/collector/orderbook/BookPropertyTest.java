package io.marketprism.collector.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.model.PriceLevels;
import io.marketprism.collector.spi.BookRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever a stream loses, repeats or mixes up: a book that says it is live is the true one at its sequence number (D7).
 * The seed of a run is printed by the runner.
 */
class BookPropertyTest {

    private static final int CHANGES = 60;

    /** A reset goes so far back that no number comes again: OKX's link could not tell two of the same number apart. */
    private static final long RESET = 10_000;

    /** A venue that makes a true book, and remembers it at each of its sequence numbers. */
    private static final class TrueVenue {
        private final Random random;
        private final BookRule rule;
        private final Books.Plain book = new Books.Plain();
        private final List<OrderBookUpdate> changes = new ArrayList<>();
        private final List<Books.Plain> states = new ArrayList<>();
        private final List<Long> ids = new ArrayList<>();

        TrueVenue(Random random, BookRule rule) {
            this.random = random;
            this.rule = rule;
            book.apply(levels(true, 8));
            ids.add(CHANGES * RESET);
            states.add(book.copy());
            for (int i = 0; i < CHANGES; i++) {
                change(i);
            }
        }

        private void change(int number) {
            long before = ids.get(ids.size() - 1);
            OrderBookUpdate levels = levels(false, 1 + random.nextInt(4));
            long first = before + 1 + (rule == BookRule.COUNTED ? 0 : random.nextInt(5));
            long last = first + random.nextInt(4);
            if (rule == BookRule.LINKED && random.nextInt(12) == 0) {
                levels = new OrderBookUpdate(Books.BTC, false, PriceLevels.EMPTY, PriceLevels.EMPTY, 0, 0, 0, 0, 0);
                last = before;
            } else if (rule == BookRule.LINKED && random.nextInt(25) == 0) {
                last = before - RESET - random.nextInt(40);
            }
            OrderBookUpdate change = new OrderBookUpdate(
                    Books.BTC,
                    false,
                    levels.bids(),
                    levels.asks(),
                    rule == BookRule.LINKED ? Books.NONE : first,
                    last,
                    rule == BookRule.COUNTED ? Books.NONE : before,
                    OrderBookUpdate.NO_CHECKSUM,
                    number);
            changes.add(change);
            book.apply(change);
            ids.add(last);
            states.add(book.copy());
        }

        /** Bids below 100, asks from 100 on, so that the true book never crosses. */
        private OrderBookUpdate levels(boolean whole, int count) {
            PriceLevels.Builder bids = new PriceLevels.Builder(count);
            PriceLevels.Builder asks = new PriceLevels.Builder(count);
            for (int i = 0; i < count; i++) {
                Decimal quantity = Decimal.of(whole ? 1 + random.nextInt(9) : random.nextInt(4), random.nextInt(2));
                if (whole || random.nextBoolean()) {
                    bids.add(price(90 + random.nextInt(10)), quantity);
                }
                if (whole || random.nextBoolean()) {
                    asks.add(price(100 + random.nextInt(10)), quantity);
                }
            }
            return new OrderBookUpdate(Books.BTC, whole, bids.build(), asks.build(), 0, 0, 0, 0, 0);
        }

        private Decimal price(int whole) {
            return random.nextBoolean() ? Decimal.of(whole, 0) : Decimal.of(whole * 100L, 2);
        }

        /** The true book after so many changes, as the venue would answer. */
        OrderBookUpdate snapshot(int after) {
            Books.Plain at = states.get(after);
            return new OrderBookUpdate(
                    Books.BTC,
                    true,
                    side(at.bids),
                    side(at.asks),
                    Books.NONE,
                    ids.get(after),
                    Books.NONE,
                    OrderBookUpdate.NO_CHECKSUM,
                    after);
        }

        private static PriceLevels side(Map<java.math.BigDecimal, java.math.BigDecimal> levels) {
            PriceLevels.Builder side = new PriceLevels.Builder(levels.size());
            levels.forEach((price, quantity) -> side.add(Decimal.of(price), Decimal.of(quantity)));
            return side.build();
        }

        boolean wasEver(OrderBookSnapshot claimed) {
            for (int i = 0; i < ids.size(); i++) {
                if (ids.get(i) == claimed.lastUpdateId()
                        && new TreeMap<>(states.get(i).bids).equals(Books.Plain.of(claimed.bids()))
                        && new TreeMap<>(states.get(i).asks).equals(Books.Plain.of(claimed.asks()))) {
                    return true;
                }
            }
            return false;
        }
    }

    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void aBookThatIsLiveIsTheTrueOneAtItsSequenceNumber(
            @ForAll BookRule rule, @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        Random random = new Random(seed);
        TrueVenue venue = new TrueVenue(random, rule);
        BookEngine engine = Books.engine(rule);
        engine.begin();
        int faults = random.nextInt(4) * 4;
        List<Integer> waiting = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            deliver(venue, engine, random, faults, waiting, i);
            repair(venue, engine, random, rule, i + 1);
            if (engine.state() == BookState.LIVE) {
                assertThat(venue.wasEver(engine.book(100)))
                        .as("%s at change %s, ID %s", rule, i, engine.updateId())
                        .isTrue();
            }
        }
        boolean live = engine.state() == BookState.LIVE;
        if (faults == 0 && live) {
            assertThat(engine.updateId()).isEqualTo(venue.ids.get(CHANGES));
        }
        Statistics.collect(live ? "live at the end" : "not live at the end");
    }

    /** Brings the next change, or loses it, repeats it, or brings it after the next. */
    private static void deliver(
            TrueVenue venue, BookEngine engine, Random random, int faults, List<Integer> waiting, int index) {
        int fate = random.nextInt(100);
        if (fate < faults) {
            return;
        }
        if (fate < 2 * faults) {
            waiting.add(index);
            return;
        }
        engine.take(venue.changes.get(index));
        if (fate < 3 * faults) {
            engine.take(venue.changes.get(random.nextBoolean() ? index : random.nextInt(index + 1)));
        }
        if (!waiting.isEmpty() && random.nextBoolean()) {
            engine.take(venue.changes.get(waiting.remove(0)));
        }
    }

    /** Does what the pipeline would: begins anew, and brings snapshots of now or of a little while ago. */
    private static void repair(TrueVenue venue, BookEngine engine, Random random, BookRule rule, int now) {
        if (engine.state() == BookState.BROKEN && random.nextInt(3) == 0) {
            engine.begin();
        }
        int draw = random.nextInt(10);
        if (draw < 2 && engine.state() == BookState.BUFFERING) {
            int behind = rule == BookRule.LINKED ? 0 : random.nextInt(4);
            engine.join(venue.snapshot(Math.max(0, now - behind)));
        } else if (draw == 3 && rule == BookRule.LINKED) {
            engine.take(venue.snapshot(now));
        }
    }

    @Property(tries = 2_000)
    void aStreamWithoutFaultsIsLiveFromTheSnapshotToTheEnd(
            @ForAll BookRule rule, @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        Random random = new Random(seed);
        TrueVenue venue = new TrueVenue(random, rule);
        BookEngine engine = Books.engine(rule);
        engine.begin();
        int from = 10 + random.nextInt(10);
        for (int i = 0; i < CHANGES; i++) {
            if (i == from) {
                // A reset while the snapshot is awaited breaks a book rightly; it begins anew.
                if (engine.state() == BookState.BROKEN) {
                    engine.begin();
                }
                assertThat(engine.join(venue.snapshot(i))).isEqualTo(BookStep.JOINED);
            }
            engine.take(venue.changes.get(i));
        }
        assertThat(engine.state()).isEqualTo(BookState.LIVE);
        assertThat(engine.updateId()).isEqualTo(venue.ids.get(CHANGES));
        assertThat(venue.wasEver(engine.book(100))).isTrue();
    }
}
