package io.marketprism.collector.orderbook;

import static io.marketprism.collector.orderbook.Books.change;
import static io.marketprism.collector.orderbook.Books.counted;
import static io.marketprism.collector.orderbook.Books.engine;
import static io.marketprism.collector.orderbook.Books.linked;
import static io.marketprism.collector.orderbook.Books.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.spi.BookRule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BookEngineTest {

    private final Books.Clock clock = new Books.Clock();

    private static BookEngine live(BookRule rule, long id) {
        BookEngine engine = engine(rule);
        engine.begin();
        assertThat(engine.join(snapshot(id, "99 1, 98 2", "101 1, 102 2"))).isEqualTo(BookStep.JOINED);
        return engine;
    }

    @Test
    void changesBeforeTheSnapshotAreHeldAndJoined() {
        BookEngine engine = engine(BookRule.COUNTED);
        engine.begin();
        assertThat(engine.take(counted(95, 99, "1 1", ""))).isEqualTo(BookStep.HELD);
        assertThat(engine.take(counted(100, 104, "99 7", "101 0"))).isEqualTo(BookStep.HELD);
        assertThat(engine.take(counted(105, 105, "", "103 3"))).isEqualTo(BookStep.HELD);

        assertThat(engine.join(snapshot(102, "99 1, 98 2", "101 1, 102 2"))).isEqualTo(BookStep.JOINED);

        OrderBookSnapshot book = engine.book(10);
        assertThat(book.bids()).hasToString("[7@99, 2@98]");
        assertThat(book.asks()).hasToString("[2@102, 3@103]");
        assertThat(book.lastUpdateId()).isEqualTo(105);
        assertThat(book.change().orElseThrow())
                .isEqualTo(new OrderBookSnapshot.Change(OrderBookSnapshot.Kind.UPDATE, 105, 104));
        assertThat(engine.heldCount()).isZero();
    }

    @Test
    void snapshotOlderThanTheFirstChangeIsAskedForAgain() {
        BookEngine engine = engine(BookRule.COUNTED);
        engine.begin();
        engine.take(counted(100, 104, "99 7", ""));
        assertThat(engine.join(snapshot(98, "99 1", "101 1"))).isEqualTo(BookStep.STALE);
        assertThat(engine.state()).isEqualTo(BookState.BUFFERING);
        assertThat(engine.join(snapshot(99, "99 1", "101 1"))).isEqualTo(BookStep.JOINED);
    }

    @Test
    void gapBreaksTheBookAndSaysBetweenWhichNumbers() {
        BookEngine engine = live(BookRule.COUNTED, 10);
        engine.take(counted(11, 12, "99 3", ""));
        assertThat(engine.take(counted(14, 15, "99 4", ""))).isEqualTo(BookStep.BROKE);
        assertThat(engine.lastBreak()).contains(new BookBreak(BreakReason.GAP, 12, 14, true));
        assertThat(engine.lastBreak().orElseThrow())
                .asString()
                .contains("is at 12")
                .contains("begins at 14");
        assertThat(engine.take(counted(13, 13, "99 5", ""))).isEqualTo(BookStep.LEFT);
    }

    @Test
    void bookThatIsNotLiveGivesNoLevels() {
        BookEngine engine = live(BookRule.COUNTED, 10);
        engine.take(counted(12, 12, "99 3", ""));
        assertThatIllegalStateException().isThrownBy(() -> engine.book(1)).withMessageContaining("not live");
        assertThatIllegalStateException().isThrownBy(() -> engine.differences(live(BookRule.COUNTED, 1)));
    }

    @Test
    void futuresJoinByOverlapOrByTheLinkAndThenChainByTheLinkAlone() {
        BookEngine overlapping = live(BookRule.CHAINED, 100);
        assertThat(overlapping.take(change(90, 100, 80, "99 5", ""))).isEqualTo(BookStep.CHANGED);
        assertThat(overlapping.take(change(5_000, 6_000, 100, "99 6", ""))).isEqualTo(BookStep.CHANGED);
        assertThat(overlapping.take(change(6_001, 6_002, 6_000, "99 7", ""))).isEqualTo(BookStep.CHANGED);
        assertThat(overlapping.take(change(6_003, 6_004, 6_003, "99 8", ""))).isEqualTo(BookStep.BROKE);

        BookEngine direct = live(BookRule.CHAINED, 100);
        assertThat(direct.take(change(200, 210, 100, "99 5", ""))).isEqualTo(BookStep.CHANGED);

        BookEngine apart = live(BookRule.CHAINED, 100);
        assertThat(apart.take(change(90, 99, 80, "99 5", ""))).isEqualTo(BookStep.UNCHANGED);
        assertThat(apart.take(change(102, 110, 101, "99 5", ""))).isEqualTo(BookStep.BROKE);
    }

    @Test
    void okxExampleOfKeepAliveAndMaintenanceResetIsFollowed() {
        BookEngine engine = engine(BookRule.LINKED);
        engine.take(snapshot(10, "99 1", "101 1"));
        assertThat(engine.take(linked(10, 15, "99 2", ""))).isEqualTo(BookStep.CHANGED);
        assertThat(engine.take(linked(15, 15, "", ""))).isEqualTo(BookStep.UNCHANGED);
        assertThat(engine.take(linked(15, 3, "99 3", ""))).isEqualTo(BookStep.CHANGED);
        assertThat(engine.take(linked(3, 5, "99 4", ""))).isEqualTo(BookStep.CHANGED);
        assertThat(engine.updateId()).isEqualTo(5);
    }

    @Test
    void smallerNumberWithoutTheLinkIsAGapAndNoReset() {
        BookEngine engine = live(BookRule.LINKED, 15);
        engine.take(linked(15, 20, "99 2", ""));
        assertThat(engine.take(linked(18, 3, "99 3", ""))).isEqualTo(BookStep.BROKE);
    }

    @Test
    void okxStartsFromASnapshotThatWasAskedFor() {
        BookEngine engine = engine(BookRule.LINKED);
        engine.begin();
        engine.take(linked(8, 10, "1 1", ""));
        engine.take(linked(10, 14, "99 5", ""));
        assertThat(engine.join(snapshot(9, "99 1", "101 1"))).isEqualTo(BookStep.JOINED);
        assertThat(engine.updateId()).isEqualTo(14);

        BookEngine late = engine(BookRule.LINKED);
        late.begin();
        late.take(linked(12, 14, "99 5", ""));
        assertThat(late.join(snapshot(9, "99 1", "101 1"))).isEqualTo(BookStep.STALE);
    }

    @Test
    void resetWhileTheSnapshotIsAwaitedBeginsAnew() {
        BookEngine engine = engine(BookRule.LINKED);
        engine.begin();
        engine.take(linked(8, 10, "1 1", ""));
        assertThat(engine.take(linked(10, 3, "1 1", ""))).isEqualTo(BookStep.BROKE);
        assertThat(engine.lastBreak().orElseThrow().wasLive()).isFalse();
    }

    @Test
    void pushedSnapshotRepairsABrokenBookAndReplacesALiveOne() {
        BookEngine engine = engine(BookRule.LINKED);
        assertThat(engine.take(linked(1, 2, "1 1", ""))).isEqualTo(BookStep.LEFT);
        assertThat(engine.take(snapshot(10, "99 1", "101 1"))).isEqualTo(BookStep.JOINED);
        assertThat(engine.take(snapshot(30, "98 1", "103 1"))).isEqualTo(BookStep.JOINED);
        assertThat(engine.book(1).bids()).hasToString("[1@98]");
        assertThat(engine.take(linked(29, 40, "", ""))).isEqualTo(BookStep.BROKE);
        assertThat(engine.take(snapshot(50, "97 1", "103 1"))).isEqualTo(BookStep.JOINED);
        assertThat(engine.book(1).change().orElseThrow().kind()).isEqualTo(OrderBookSnapshot.Kind.SNAPSHOT);
    }

    @Test
    void repeatedChangeChangesNothing() {
        BookEngine spot = live(BookRule.COUNTED, 10);
        spot.take(counted(11, 12, "99 3", ""));
        assertThat(spot.take(counted(11, 12, "99 3", ""))).isEqualTo(BookStep.UNCHANGED);
        BookEngine okx = live(BookRule.LINKED, 10);
        okx.take(linked(10, 12, "99 3", ""));
        assertThat(okx.take(linked(10, 12, "99 3", ""))).isEqualTo(BookStep.UNCHANGED);
    }

    @Test
    void crossedAndLockedBooksAreBroken() {
        BookEngine crossed = live(BookRule.COUNTED, 10);
        assertThat(crossed.take(counted(11, 11, "101.5 1", ""))).isEqualTo(BookStep.BROKE);
        assertThat(crossed.lastBreak().orElseThrow().reason()).isEqualTo(BreakReason.CROSSED);
        BookEngine locked = live(BookRule.COUNTED, 10);
        assertThat(locked.take(counted(11, 11, "101.00 1", ""))).isEqualTo(BookStep.BROKE);
        BookEngine snapshot = engine(BookRule.LINKED);
        assertThat(snapshot.take(Books.snapshot(1, "102 1", "101 1"))).isEqualTo(BookStep.BROKE);
    }

    @Test
    void changeWithoutNumbersOrChecksumIsUnproven() {
        BookEngine engine = live(BookRule.LINKED, 10);
        assertThat(engine.take(linked(Books.NONE, Books.NONE, "99 3", ""))).isEqualTo(BookStep.BROKE);
        assertThat(engine.lastBreak().orElseThrow().reason()).isEqualTo(BreakReason.UNPROVEN);
        BookEngine futures = live(BookRule.CHAINED, 10);
        assertThat(futures.take(counted(11, 12, "99 3", ""))).isEqualTo(BookStep.BROKE);
        BookEngine backwards = live(BookRule.COUNTED, 10);
        assertThat(backwards.take(counted(12, 11, "99 3", ""))).isEqualTo(BookStep.BROKE);
    }

    @Test
    void wrongChecksumBreaksTheBook() {
        BookEngine engine = engine(BookRule.LINKED);
        OrderBookUpdate whole = snapshot(10, "99 1", "101 1");
        OrderBookUpdate wrong = new OrderBookUpdate(
                Books.BTC, true, whole.bids(), whole.asks(), Books.NONE, 10, Books.NONE, 12_345, 10);
        assertThat(engine.take(wrong)).isEqualTo(BookStep.BROKE);
        assertThat(engine.lastBreak().orElseThrow().reason()).isEqualTo(BreakReason.CHECKSUM);
    }

    @Test
    void bufferIsBoundedInNumberAndTime() {
        BookEngine engine = new BookEngine(
                Books.BTC, BookRule.COUNTED, new BookLimits(0, 100, 2, Duration.ofSeconds(10)), clock::nanoTime);
        engine.begin();
        engine.take(counted(1, 1, "", ""));
        engine.take(counted(2, 2, "", ""));
        assertThat(engine.heldCount()).isEqualTo(2);
        assertThat(engine.take(counted(3, 3, "", ""))).isEqualTo(BookStep.BROKE);
        assertThat(engine.lastBreak().orElseThrow().reason()).isEqualTo(BreakReason.BUFFER_OVERFLOW);
        engine.begin();
        clock.pass(Duration.ofSeconds(10));
        assertThat(engine.expire()).isEqualTo(BookStep.LEFT);
        clock.passMillis(1);
        assertThat(engine.expire()).isEqualTo(BookStep.BROKE);
        assertThat(engine.lastBreak().orElseThrow().reason()).isEqualTo(BreakReason.SNAPSHOT_TIMEOUT);
        assertThat(engine.join(snapshot(1, "99 1", "101 1"))).isEqualTo(BookStep.LEFT);
    }

    @Test
    void timeWithoutALiveBookIsMeasured() {
        BookEngine engine = new BookEngine(Books.BTC, BookRule.LINKED, Books.WHOLE, clock::nanoTime);
        clock.pass(Duration.ofSeconds(2));
        assertThat(engine.notLiveNanos()).isEqualTo(Duration.ofSeconds(2).toNanos());
        engine.take(snapshot(1, "99 1", "101 1"));
        assertThat(engine.notLiveNanos()).isZero();
        assertThat(engine.lastOutageNanos()).isEqualTo(Duration.ofSeconds(2).toNanos());
        clock.pass(Duration.ofSeconds(5));
        assertThat(engine.fail(BreakReason.DISCONNECTED)).isEqualTo(BookStep.BROKE);
        assertThat(engine.fail(BreakReason.DISCONNECTED)).isEqualTo(BookStep.LEFT);
        clock.pass(Duration.ofSeconds(3));
        engine.begin();
        clock.pass(Duration.ofSeconds(1));
        engine.take(snapshot(1, "99 1", "101 1"));
        assertThat(engine.lastOutageNanos()).isEqualTo(Duration.ofSeconds(4).toNanos());
    }

    @Test
    void levelsBeyondACutSnapshotAreNotKnownAndNotGiven() {
        BookEngine engine = new BookEngine(
                Books.BTC, BookRule.COUNTED, new BookLimits(2, 100, 10, Duration.ofSeconds(1)), clock::nanoTime);
        engine.begin();
        engine.join(snapshot(1, "99 1, 98 1", "101 1"));
        engine.take(counted(2, 2, "97 5, 98.5 2, 99 0", "500 1"));
        assertThat(engine.book(10).bids()).hasToString("[2@98.5, 1@98]");
        assertThat(engine.book(10).asks()).hasToString("[1@101, 1@500]");
        assertThat(engine.isShallow(2)).isFalse();
        engine.take(counted(3, 3, "98 0", ""));
        assertThat(engine.isShallow(2)).isTrue();
    }

    @Test
    void twoBooksAreComparedAsFarAsBothAreKnown() {
        BookEngine mine = live(BookRule.COUNTED, 10);
        BookEngine same = live(BookRule.COUNTED, 10);
        assertThat(mine.differences(same)).isZero();
        same.take(counted(11, 11, "99 5, 97 1", "101 0"));
        assertThat(mine.differences(same)).isEqualTo(3);
        BookEngine cut = new BookEngine(
                Books.BTC, BookRule.COUNTED, new BookLimits(1, 100, 10, Duration.ofSeconds(1)), clock::nanoTime);
        cut.begin();
        cut.join(snapshot(10, "99.0 1", "101 1.0"));
        assertThat(mine.differences(cut)).isZero();
        assertThat(cut.differences(mine)).isZero();
    }
}
