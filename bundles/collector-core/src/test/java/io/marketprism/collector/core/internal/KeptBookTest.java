package io.marketprism.collector.core.internal;

import static io.marketprism.collector.model.DataType.ORDERBOOK;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.core.internal.FakeConnections.FakeStream;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.spi.BookRule;
import io.marketprism.collector.spi.VenueException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptBookTest {

    private static final String EXCHANGE = "okx_derivatives";

    private final CollectorRig rig = new CollectorRig();

    private FakeStream start(FakeBookVenue venue) {
        rig.collector = rig.collector(venue, ORDERBOOK);
        rig.collector.start(rig.server);
        rig.time.passMillis(0);
        FakeStream stream = rig.stream("books");
        stream.open();
        return stream;
    }

    private FakeStream pushed() {
        return start(new FakeBookVenue(BookRule.LINKED, true));
    }

    private FakeStream fetched() {
        return start(new FakeBookVenue(BookRule.COUNTED, false));
    }

    private List<Long> published(String symbol) {
        return rig.publisher.published.stream()
                .map(OrderBookSnapshot.class::cast)
                .filter(book -> book.instrument().venueSymbol().equals(symbol))
                .map(OrderBookSnapshot::lastUpdateId)
                .toList();
    }

    private double figure(String name, String... labels) {
        return rig.figure("marketprism_orderbook_" + name, labels);
    }

    @Test
    void bookIsPublishedAtMostOnceInAnIntervalAndTheLatestStateWins() {
        FakeStream stream = pushed();
        stream.frame("snap BTC 10 99 101");
        stream.frame("delta BTC 10 12 98 5");
        stream.frame("delta BTC 12 15 97 6");
        stream.frame("delta BTC 15 16 97 7");
        assertThat(published("BTC")).containsExactly(10L);
        assertThat(figure("queue_size", EXCHANGE, "BTC")).isEqualTo(1);
        rig.time.passMillis(99);
        assertThat(published("BTC")).containsExactly(10L);
        rig.time.passMillis(1);
        assertThat(published("BTC")).containsExactly(10L, 16L);
        OrderBookSnapshot book = (OrderBookSnapshot) rig.publisher.published.get(1);
        assertThat(book.bids()).hasToString("[1@99, 5@98, 7@97]");
        assertThat(book.change().orElseThrow().previousUpdateId()).isEqualTo(15);
        assertThat(figure("queue_drops_total", EXCHANGE, "BTC")).isEqualTo(2);
        assertThat(figure("queue_size", EXCHANGE, "BTC")).isZero();
        assertThat(figure("updates_total", EXCHANGE, "BTC")).isEqualTo(4);
        assertThat(rig.health(ORDERBOOK).getReceived()).isEqualTo(4);
    }

    @Test
    void gapResubscribesThatInstrumentAloneAndNothingIsPublishedUntilItIsLiveAgain() {
        FakeStream stream = pushed();
        stream.frame("snap BTC 10 99 101");
        stream.frame("snap ETH 10 9 11");
        rig.time.passMillis(200);
        stream.frame("delta BTC 11 12 98 5");
        rig.time.passMillis(200);
        assertThat(stream.sent).containsExactly("off BTC", "on BTC");
        assertThat(stream.renewals).isEmpty();
        assertThat(figure("sync_status", EXCHANGE, "BTC")).isZero();
        assertThat(figure("sync_status", EXCHANGE, "ETH")).isEqualTo(1);
        assertThat(rig.health(ORDERBOOK).getProblems())
                .anyMatch(problem -> problem.contains("orderbook of BTC is not live") && problem.contains("missing"));
        stream.frame("delta BTC 12 14 98 6");
        stream.frame("delta ETH 10 11 8 1");
        assertThat(published("BTC")).containsExactly(10L);
        assertThat(published("ETH")).containsExactly(10L, 11L);
        assertThat(figure("waiting_for_snapshot_seconds", EXCHANGE, "BTC")).isEqualTo(0.2);
        stream.frame("snap BTC 20 99 101");
        assertThat(published("BTC")).containsExactly(10L, 20L);
        assertThat(figure("sync_status", EXCHANGE, "BTC")).isEqualTo(1);
        assertThat(figure("breaks_total", EXCHANGE, "BTC", "gap")).isEqualTo(1);
        assertThat(figure("resyncs_total", EXCHANGE, "BTC")).isEqualTo(1);
        assertThat(figure("resync_count", EXCHANGE)).isEqualTo(1);
        assertThat(rig.timed("marketprism_orderbook_resync_duration_seconds", EXCHANGE, "BTC"))
                .isEqualTo(1);
        assertThat(rig.health(ORDERBOOK).getProblems()).isEmpty();
    }

    @Test
    void whatWaitedForTheIntervalIsNotPublishedOnceTheBookIsBroken() {
        FakeStream stream = pushed();
        stream.frame("snap BTC 10 99 101");
        stream.frame("delta BTC 10 12 98 5");
        stream.frame("delta BTC 13 14 98 5");
        rig.time.passMillis(500);
        assertThat(published("BTC")).containsExactly(10L);
    }

    @Test
    void repairsOfABookThatBreaksAgainAndAgainAreMoreAndMoreRare() {
        FakeStream stream = pushed();
        stream.frame("snap ETH 10 9 11");
        stream.frame("snap BTC 10 99 101");
        stream.frame("delta BTC 11 12 98 5");
        long answered = 0;
        for (int second = 0; second < 600; second++) {
            rig.time.passSeconds(1);
            if (resubscriptions(stream) > answered) {
                answered = resubscriptions(stream);
                stream.frame("snap BTC 10 99 101");
                stream.frame("delta BTC 11 12 98 5");
            }
        }
        assertThat(resubscriptions(stream)).isBetween(10L, 30L);
    }

    private static long resubscriptions(FakeStream stream) {
        return stream.sent.stream().filter("on BTC"::equals).count();
    }

    @Test
    void resubscriptionsKeepToTheirQuota() {
        FakeBookVenue venue = new FakeBookVenue(BookRule.LINKED, true);
        venue.resubscriptionsAllowed = 5;
        FakeStream stream = start(venue);
        stream.frame("snap ETH 10 9 11");
        for (int i = 0; i < 10; i++) {
            stream.frame("snap BTC 10 99 101");
            rig.time.passSeconds(61);
            stream.frame("delta BTC 11 12 98 5");
            rig.time.passSeconds(1);
        }
        assertThat(stream.sent).hasSize(4);
    }

    @Test
    void snapshotThatIsNotPushedIsAskedForInTheEnd() {
        FakeStream stream = pushed();
        rig.time.passSeconds(12);
        assertThat(stream.sent).contains("off BTC", "on BTC");
        assertThat(rig.network.count("/BTC")).isZero();
        rig.time.passSeconds(13);
        assertThat(rig.network.count("/BTC")).isEqualTo(1);
        stream.frame("delta BTC 9 11 98 5");
        rig.network.last("/BTC").answer("snap BTC 10 99 101");
        assertThat(published("BTC")).containsExactly(11L);
        assertThat(figure("breaks_total", EXCHANGE, "BTC", "snapshot_timeout")).isEqualTo(2);
    }

    @Test
    void lostConnectionMakesBooksNotLiveUntilTheNextOneBringsThem() {
        FakeStream stream = pushed();
        stream.frame("snap BTC 10 99 101");
        stream.lose();
        assertThat(figure("sync_status", EXCHANGE, "BTC")).isZero();
        rig.time.passSeconds(30);
        assertThat(stream.sent).isEmpty();
        stream.open();
        stream.frame("snap BTC 40 99 101");
        stream.frame("delta BTC 40 41 98 5");
        rig.time.passSeconds(1);
        assertThat(published("BTC")).containsExactly(10L, 40L, 41L);
    }

    @Test
    void renewedConnectionTakesOverWithoutAGapOnceItHasBroughtItsSnapshot() {
        FakeStream stream = pushed();
        stream.frame("snap BTC 10 99 101");
        stream.open();
        stream.olderFrame("delta BTC 10 11 98 5");
        stream.frame("snap BTC 14 99 101");
        stream.olderFrame("delta BTC 11 14 98 6");
        stream.frame("delta BTC 14 15 98 7");
        stream.dropOlder();
        stream.frame("delta BTC 15 16 98 8");
        rig.time.passSeconds(1);
        assertThat(figure("breaks_total", EXCHANGE, "BTC", "gap")).isZero();
        assertThat(published("BTC")).endsWith(16L);
    }

    @Test
    void oldConnectionThatGoesBeforeTheNewOnesSnapshotLeavesTheBookNotLive() {
        FakeStream stream = pushed();
        stream.frame("snap BTC 10 99 101");
        stream.open();
        stream.dropOlder();
        assertThat(figure("sync_status", EXCHANGE, "BTC")).isZero();
        stream.frame("snap BTC 14 99 101");
        assertThat(figure("sync_status", EXCHANGE, "BTC")).isEqualTo(1);
    }

    @Test
    void snapshotIsAskedForOnceTheFirstChangeIsThereAndAgainIfItIsTooOld() {
        FakeStream stream = fetched();
        assertThat(rig.network.count("/BTC")).isZero();
        stream.frame("delta BTC 19 21 98 5");
        stream.frame("delta BTC 21 22 98 6");
        assertThat(figure("buffer_size", EXCHANGE, "BTC")).isEqualTo(2);
        assertThat(rig.network.count("/BTC")).isEqualTo(1);
        rig.network.last("/BTC").answer("snap BTC 15 99 101");
        assertThat(published("BTC")).isEmpty();
        rig.time.passMillis(300);
        assertThat(rig.network.count("/BTC")).isEqualTo(2);
        rig.network.last("/BTC").fail(VenueException.Kind.UNAVAILABLE, "503");
        rig.time.passMillis(1_200);
        rig.network.last("/BTC").answer("snap BTC 20 99 101");
        assertThat(published("BTC")).containsExactly(22L);
        assertThat(figure("buffer_size", EXCHANGE, "BTC")).isZero();
        assertThat(rig.figure("marketprism_snapshot_requests_total", EXCHANGE, "perpetual", "BTC", "success"))
                .isEqualTo(2);
    }

    @Test
    void quietInstrumentIsAskedForAllTheSame() {
        fetched();
        rig.time.passSeconds(2);
        rig.network.last("/ETH").answer("snap ETH 15 99 101");
        assertThat(published("ETH")).containsExactly(15L);
    }

    @Test
    void bookWaitsForItsRequestHoweverLongThatIsQueued() {
        FakeStream stream = fetched();
        stream.frame("delta BTC 19 21 98 5");
        rig.time.passSeconds(100);
        rig.network.last("/BTC").answer("snap BTC 20 99 101");
        assertThat(published("BTC")).containsExactly(21L);
        assertThat(rig.network.count("/BTC")).isEqualTo(1);
    }

    @Test
    void gapOfABookThatIsAskedForBeginsWithAnotherSnapshot() {
        FakeStream stream = fetched();
        stream.frame("delta BTC 9 10 98 5");
        rig.network.last("/BTC").answer("snap BTC 10 99 101");
        stream.frame("delta BTC 11 12 98 5");
        rig.time.passMillis(250);
        stream.frame("delta BTC 12 13 98 5");
        rig.network.last("/BTC").answer("snap BTC 13 99 101");
        assertThat(published("BTC")).containsExactly(10L, 13L);
        assertThat(rig.network.count("/BTC")).isEqualTo(2);
    }

    @Test
    void auditComparesAtTheSameNumberAndCountsMatches() {
        FakeStream stream = pushed();
        stream.frame("snap BTC 10 99 101");
        rig.time.passSeconds(30);
        rig.network.last("/BTC").answer("snap BTC 12 99 101");
        assertThat(figure("audits_total", EXCHANGE, "BTC", "match")).isZero();
        stream.frame("delta BTC 10 13 98 5");
        assertThat(figure("audits_total", EXCHANGE, "BTC", "match")).isEqualTo(1);
        assertThat(figure("audits_total", EXCHANGE, "BTC", "mismatch")).isZero();
        assertThat(figure("audit_mismatch_levels", EXCHANGE, "BTC")).isZero();
    }

    @Test
    void auditThatFindsAnotherBookReplacesTheLiveOneAndSaysSo() {
        FakeStream stream = pushed();
        stream.frame("snap BTC 10 99 101");
        rig.time.passSeconds(30);
        rig.network.last("/BTC").answer("snap BTC 10 98 101");
        assertThat(figure("audits_total", EXCHANGE, "BTC", "mismatch")).isEqualTo(1);
        assertThat(figure("audit_mismatch_levels", EXCHANGE, "BTC")).isEqualTo(2);
        assertThat(figure("breaks_total", EXCHANGE, "BTC", "audit")).isEqualTo(1);
        OrderBookSnapshot book = (OrderBookSnapshot) rig.publisher.published.get(1);
        assertThat(book.bids()).hasToString("[1@98]");
        assertThat(figure("sync_status", EXCHANGE, "BTC")).isEqualTo(1);
    }

    @Test
    void auditWithoutAnAnswerIsCountedAndTheBookGoesOn() {
        FakeStream stream = pushed();
        stream.frame("snap BTC 10 99 101");
        rig.time.passSeconds(30);
        rig.network.last("/BTC").fail(VenueException.Kind.RATE_LIMITED, "50011");
        assertThat(figure("audits_total", EXCHANGE, "BTC", "rate_limited")).isEqualTo(1);
        rig.time.passSeconds(60);
        stream.frame("snap BTC 12 99 101");
        assertThat(figure("audits_total", EXCHANGE, "BTC", "incomplete")).isEqualTo(1);
        assertThat(published("BTC")).containsExactly(10L, 12L);
    }

    @Test
    void closedCollectorKeepsNoBooks() {
        FakeStream stream = pushed();
        stream.frame("snap BTC 10 99 101");
        rig.collector.close();
        stream.frame("delta BTC 10 12 98 5");
        rig.time.passSeconds(100);
        assertThat(published("BTC")).containsExactly(10L);
    }
}
