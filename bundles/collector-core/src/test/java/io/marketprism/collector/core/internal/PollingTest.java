package io.marketprism.collector.core.internal;

import static io.marketprism.collector.model.DataType.FUNDING_RATE;
import static io.marketprism.collector.model.DataType.ORDERBOOK;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.core.internal.FakeConnections.FakeStream;
import io.marketprism.collector.spi.PublishObserver;
import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.VenueException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollingTest {

    private static final String X = "okx_derivatives";

    private final CollectorRig rig = new CollectorRig();

    @Test
    void booksAreAskedForOncePerIntervalSpreadOverIt() {
        FakeStream books = openBooks();
        rig.time.passMillis(0);
        assertThat(books.sent).containsExactly("ask BTC-1");
        rig.time.passMillis(200);
        assertThat(books.sent).containsExactly("ask BTC-1", "ask ETH-2");
        books.frame("book BTC 10 BTC-1");
        books.frame("book ETH 20 ETH-2");
        rig.time.passMillis(800);
        assertThat(books.sent).endsWith("ask BTC-3");
        assertThat(rig.publisher.published).hasSize(2);
        assertThat(requests("BTC", "success")).isEqualTo(1);
        assertThat(rig.timed("marketprism_snapshot_request_duration_seconds", X, "perpetual", "BTC"))
                .isEqualTo(1);
        assertThat(rig.figure("marketprism_snapshot_request_duration_seconds", X, "perpetual", "BTC"))
                .isEqualTo(0.2);
        assertThat(rig.figure("marketprism_orderbook_updates_total", X, "BTC")).isEqualTo(1);
        assertThat(rig.figure("marketprism_last_orderbook_update_timestamp", X, "BTC"))
                .isEqualTo((VirtualTime.START_MS + 200) / 1000.0);
        assertThat(rig.figure("marketprism_collector_last_success_timestamp_seconds", X, "orderbook_snapshot"))
                .isEqualTo((VirtualTime.START_MS + 200) / 1000.0);
    }

    @Test
    void unansweredRequestTimesOutAndIsToldTruthfully() {
        FakeStream books = openBooks();
        rig.time.passMillis(950);
        assertThat(requests("BTC", "timeout")).isEqualTo(1);
        assertThat(rig.figure("marketprism_snapshot_timeouts_total", X, "perpetual", "BTC"))
                .isEqualTo(1);
        assertThat(rig.figure("marketprism_collector_errors_total", X, "orderbook_snapshot", "timeout"))
                .isEqualTo(1);
        assertThat(rig.health(ORDERBOOK).getProblems())
                .containsExactly("The last poll for orderbook of BTC was not answered within 900 ms");
        books.frame("book BTC 10 BTC-1");
        assertThat(rig.publisher.published).hasSize(1);
        assertThat(rig.figure("marketprism_websocket_messages_received_total", X, "late_answer"))
                .isEqualTo(1);
        assertThat(requests("BTC", "success")).isZero();
        rig.time.passMillis(100);
        books.frame("book BTC 11 BTC-3");
        assertThat(requests("BTC", "success")).isEqualTo(1);
        assertThat(rig.health(ORDERBOOK).getProblems()).noneMatch(problem -> problem.contains("of BTC"));
    }

    @Test
    void refusedRequestPausesThePoll() {
        FakeStream books = openBooks();
        rig.time.passMillis(10);
        books.frame("deny BTC-1");
        assertThat(requests("BTC", "error")).isEqualTo(1);
        assertThat(rig.figure("marketprism_collector_errors_total", X, "orderbook_snapshot", "rate_limited"))
                .isEqualTo(1);
        rig.time.passMillis(9_900);
        assertThat(books.sent.stream().filter(text -> text.contains("BTC"))).hasSize(1);
        assertThat(rig.figure("marketprism_polls_skipped_total", X, "orderbook", "paused"))
                .isEqualTo(9);
        rig.time.passMillis(1_100);
        assertThat(books.sent.stream().filter(text -> text.contains("BTC"))).hasSize(2);
    }

    @Test
    void answersLostWithTheConnectionAreCancelledAndPollingGoesOnWithTheNext() {
        FakeStream books = openBooks();
        rig.time.passMillis(0);
        books.lose();
        assertThat(requests("BTC", "cancelled")).isEqualTo(1);
        rig.time.passSeconds(5);
        assertThat(books.sent).hasSize(1);
        assertThat(requests("BTC", "timeout")).isZero();
        books.open();
        rig.time.passMillis(0);
        assertThat(books.sent).hasSize(2);
        assertThat(rig.figure("marketprism_snapshot_reconnections_total", X, "perpetual"))
                .isEqualTo(1);
    }

    @Test
    void quotaOfTheConnectionsPollsIsNeverExceeded() {
        rig.venue.bookQuota = 3 * FakeVenue.BOOK_WEIGHT;
        FakeStream books = openBooks();
        for (int i = 0; i < 99; i++) {
            rig.time.passMillis(100);
        }
        assertThat(books.sent).hasSize(3);
        assertThat(rig.figure("marketprism_polls_skipped_total", X, "orderbook", "quota"))
                .isPositive();
        rig.time.passMillis(100);
        assertThat(books.sent).hasSize(4);
    }

    @Test
    void unchangedBookIsPublishedOnceAndRefreshesTheLastSuccess() {
        FakeStream books = openBooks();
        rig.time.passMillis(0);
        books.frame("book BTC 10 BTC-1");
        rig.time.passMillis(1_000);
        books.frame("book BTC 10 BTC-3");
        assertThat(rig.publisher.published).hasSize(1);
        assertThat(rig.health(ORDERBOOK).getReceived()).isEqualTo(2);
        assertThat(rig.health(ORDERBOOK).getLastSuccessMs()).isEqualTo(VirtualTime.START_MS + 1_000);
        assertThat(rig.figure("marketprism_unchanged_samples_total", X, "orderbook"))
                .isEqualTo(1);
        rig.time.passMillis(1_000);
        books.frame("book BTC 11 BTC-5");
        assertThat(rig.publisher.published).hasSize(2);
    }

    @Test
    void restPollsAreAskedAtStartAndThenByTheirSchedule() {
        rig.start(FUNDING_RATE);
        rig.time.passSeconds(1);
        assertThat(rig.network.asked)
                .extracting(ask -> ask.request().uri().getPath())
                .containsExactly("/funding/BTC", "/funding/ETH");
        rig.network.last("BTC").answer("funding BTC 0.01");
        assertThat(rig.publisher.published).hasSize(1);
        rig.time.passSeconds(30);
        assertThat(rig.network.count("BTC")).isEqualTo(2);
        assertThat(rig.network.count("ETH")).isEqualTo(1);
        assertThat(rig.figure("marketprism_polls_skipped_total", X, "funding_rate", "unanswered"))
                .isEqualTo(1);
    }

    @Test
    void alignedPollsAreAskedAtStartAndThenByTheClock() {
        rig.venue.funding = new Schedule.Aligned(Duration.ofMinutes(1), Duration.ofMillis(200));
        rig.start(FUNDING_RATE);
        rig.time.passSeconds(1);
        rig.network.asked.forEach(ask -> ask.fail(Kind.UNAVAILABLE, "503"));
        rig.network.asked.clear();
        for (int i = 0; i < 180; i++) {
            rig.time.passSeconds(1);
            rig.network.asked.forEach(ask -> ask.answer("bad"));
        }
        assertThat(rig.network.asked).hasSize(6).allSatisfy(ask -> assertThat(ask.atMs() % 60_000)
                .isEqualTo(200));
    }

    @Test
    void unchangedSampleIsPublishedAgainOnlyIfItWasNotStored() {
        rig.publisher.storing = false;
        rig.start(FUNDING_RATE);
        rig.time.passSeconds(1);
        PublishObserver observer = rig.publisher.observers.get(FakeVenue.channel(FUNDING_RATE, "BTC"));
        rig.network.last("BTC").answer("funding BTC 0.01");
        rig.time.passSeconds(30);
        rig.network.last("BTC").answer("funding BTC 0.01");
        assertThat(rig.publisher.published).hasSize(1);
        assertThat(rig.health(FUNDING_RATE).getLastSuccessMs()).isZero();
        observer.failed("timeout", "no answer");
        rig.time.passSeconds(30);
        rig.network.last("BTC").answer("funding BTC 0.01");
        assertThat(rig.publisher.published).hasSize(2);
        observer.published(false);
        rig.time.passSeconds(30);
        rig.network.last("BTC").answer("funding BTC 0.01");
        assertThat(rig.publisher.published).hasSize(2);
        assertThat(rig.health(FUNDING_RATE).getLastSuccessMs()).isEqualTo(VirtualTime.START_MS + 91_000);
    }

    @Test
    void failedRestPollsAreToldByKind() {
        rig.start(FUNDING_RATE);
        rig.time.passSeconds(1);
        rig.network.last("BTC").fail(Kind.UNAVAILABLE, "timeout");
        rig.network.last("ETH").answer("bad");
        assertThat(rig.health(FUNDING_RATE).getErrors()).isEqualTo(2);
        assertThat(rig.health(FUNDING_RATE).getProblems())
                .containsExactly(
                        "The last poll for funding_rate of BTC was not answered within 5000 ms",
                        "The last poll for funding_rate of ETH failed: The answer is not what is documented");
        assertThat(rig.figure("marketprism_collector_errors_total", X, "funding_rate", "timeout"))
                .isEqualTo(1);
        assertThat(rig.figure("marketprism_collector_errors_total", X, "funding_rate", "malformed"))
                .isEqualTo(1);
        assertThat(rig.figure("marketprism_data_validation_errors_total", X, "malformed_answer"))
                .isEqualTo(1);
        rig.time.passSeconds(30);
        rig.network.last("BTC").answer("funding BTC 0.01");
        rig.network.last("ETH").answer("boom");
        assertThat(rig.health(FUNDING_RATE).getProblems())
                .singleElement()
                .asString()
                .contains("could not be read");
    }

    @Test
    void bannedPollWaitsAsLongAsItMust() {
        rig.start(FUNDING_RATE);
        rig.time.passSeconds(1);
        rig.network.last("BTC").fail(Kind.BANNED, "418");
        rig.time.passSeconds(118);
        assertThat(rig.network.count("BTC")).isEqualTo(1);
        rig.time.passSeconds(32);
        assertThat(rig.network.count("BTC")).isEqualTo(2);
    }

    private FakeStream openBooks() {
        FakeStream books = rig.start(ORDERBOOK).stream("books");
        books.open();
        return books;
    }

    private double requests(String symbol, String status) {
        return rig.figure("marketprism_snapshot_requests_total", X, "perpetual", symbol, status);
    }
}
