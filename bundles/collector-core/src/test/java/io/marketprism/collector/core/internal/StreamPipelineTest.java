package io.marketprism.collector.core.internal;

import static io.marketprism.collector.model.DataType.LIQUIDATION;
import static io.marketprism.collector.model.DataType.ORDERBOOK;
import static io.marketprism.collector.model.DataType.TRADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.core.internal.FakeConnections.FakeStream;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.Trade;
import io.marketprism.collector.spi.management.LatencySnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamPipelineTest {

    private final CollectorRig rig = new CollectorRig();

    @Test
    void tradesArePublishedInOrderOnTheThreadThatBroughtThem() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        Thread here = Thread.currentThread();
        rig.publisher.onPublish = () -> assertThat(Thread.currentThread()).isSameAs(here);
        trades.frame("trade BTC 1");
        trades.frame("trade ETH 2");
        trades.frame("trade BTC 3");
        assertThat(rig.publisher.published)
                .extracting(event -> ((Trade) event).tradeId())
                .containsExactly("1", "2", "3");
        assertThat(rig.health(TRADE).getReceived()).isEqualTo(3);
        assertThat(rig.health(TRADE).getPublished()).isEqualTo(3);
        assertThat(rig.figure("marketprism_websocket_messages_received_total", "okx_derivatives", "trade"))
                .isEqualTo(3);
        assertThat(rig.figure("marketprism_collector_last_success_timestamp_seconds", "okx", "trade"))
                .isEqualTo(VirtualTime.START_MS / 1000.0);
    }

    @Test
    void pushedEventsAreAllPublishedEvenIfEqual() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        trades.frame("trade BTC 1");
        trades.frame("trade BTC 1");
        assertThat(rig.publisher.published).hasSize(2);
    }

    @Test
    void whatCannotBeReadIsCountedAndSkippedAndNeverFatal() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        trades.frame("bad");
        trades.frame("boom");
        trades.frame("stranger");
        trades.frame("trade BTC 1");
        assertThat(rig.publisher.published).hasSize(1);
        assertThat(rig.snapshot().getErrors()).isEqualTo(3);
        assertThat(rig.figure("marketprism_errors_total", "codec", "malformed")).isEqualTo(1);
        assertThat(rig.figure("marketprism_errors_total", "codec", "codec_failure"))
                .isEqualTo(1);
        assertThat(rig.figure("marketprism_errors_total", "pipeline", "unplanned_channel"))
                .isEqualTo(1);
        assertThat(rig.figure("marketprism_data_validation_errors_total", "okx_derivatives", "malformed_frame"))
                .isEqualTo(2);
        assertThat(rig.figure("marketprism_websocket_messages_received_total", "okx_derivatives", "malformed"))
                .isEqualTo(2);
    }

    @Test
    void unknownTypesAreCountedByTypeWithinBounds() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        for (int i = 0; i < 60; i++) {
            trades.frame("type" + i);
            trades.frame("type0");
        }
        assertThat(rig.figure("marketprism_websocket_unknown_messages_total", "okx_derivatives", "type0"))
                .isEqualTo(61);
        assertThat(rig.figure("marketprism_websocket_unknown_messages_total", "okx_derivatives", "others"))
                .isEqualTo(10);
        assertThat(rig.figure("marketprism_websocket_messages_received_total", "okx_derivatives", "unknown"))
                .isEqualTo(120);
        assertThat(rig.snapshot().getErrors()).isZero();
    }

    @Test
    void refusedChannelLeavesTheOthersAloneAndIsAskedAgainMoreAndMoreRarely() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        trades.frame("refuse BTC");
        trades.frame("ack ETH");
        trades.frame("trade ETH 1");
        assertThat(rig.health(TRADE).getStatus()).isEqualTo("healthy");
        assertThat(rig.health(TRADE).getErrors()).isEqualTo(1);
        assertThat(rig.health(TRADE).getProblems())
                .containsExactly("trade of BTC was refused by the venue: wrong channel; it is asked again in 300 s");
        assertThat(rig.figure("marketprism_collector_errors_total", "okx_derivatives", "trade", "refused"))
                .isEqualTo(1);

        pass(trades, 299);
        assertThat(trades.sent).isEmpty();
        pass(trades, 1);
        assertThat(trades.sent).containsExactly("subscribe trade BTC");
        trades.frame("refuse BTC");
        pass(trades, 599);
        assertThat(trades.sent).hasSize(1);
        pass(trades, 1);
        assertThat(trades.sent).hasSize(2);
        trades.frame("ack BTC");
        trades.frame("trade BTC 1");
        assertThat(rig.health(TRADE).getProblems()).isEmpty();
    }

    /** Lets time pass while one instrument trades. */
    private void pass(FakeStream trades, int seconds) {
        for (int i = 0; i < seconds; i++) {
            rig.time.passSeconds(1);
            trades.frame("trade ETH 1");
        }
    }

    @Test
    void typeWhoseChannelsAreAllRefusedHasFailed() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        trades.frame("refuse BTC");
        trades.frame("refuse ETH");
        assertThat(rig.health(TRADE).getStatus()).isEqualTo("failed");
    }

    @Test
    void refusalOfNoChannelIsToldWithTheConnectionsTypes() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        trades.frame("refuseall");
        assertThat(rig.health(TRADE).getProblems())
                .containsExactly("The venue refused something on the connection trades: too many");
        assertThat(rig.snapshot().getErrors()).isEqualTo(1);
        trades.open();
        assertThat(rig.health(TRADE).getProblems()).isEmpty();
    }

    @Test
    void acknowledgedChannelThatStaysSilentIsNamedAndItsConnectionRenewed() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        trades.frame("ack BTC");
        trades.frame("ack ETH");
        pass(trades, 60);
        trades.frame("pong");
        assertThat(rig.health(TRADE).getStatus()).isEqualTo("healthy");
        pass(trades, 5);
        assertThat(rig.health(TRADE).getStatus()).isEqualTo("stale");
        assertThat(rig.health(TRADE).getProblems())
                .containsExactly("trade of BTC has given nothing for more than 60 s though it is acknowledged; its"
                        + " connection is renewed until it does");
        assertThat(trades.renewals).hasSize(1);
        trades.open();
        pass(trades, 60);
        assertThat(trades.renewals).hasSize(1);
        pass(trades, 65);
        assertThat(trades.renewals).hasSize(2);
        assertThat(rig.health(TRADE).getStatus()).isEqualTo("stale");
        trades.frame("trade BTC 9");
        assertThat(rig.health(TRADE).getStatus()).isEqualTo("healthy");
        assertThat(rig.health(TRADE).getProblems()).isEmpty();
        pass(trades, 70);
        assertThat(trades.renewals).hasSize(3);
    }

    @Test
    void connectionThatIsNotOpenIsNotRenewed() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        trades.lose();
        rig.time.passSeconds(600);
        assertThat(trades.renewals).isEmpty();
        assertThat(rig.health(TRADE).getStatus()).isEqualTo("stale");
        assertThat(rig.health(TRADE).getProblems())
                .containsExactly("The connection trades to wss://venue.test/trades is not open, and is being opened:"
                        + " reset by peer");
    }

    @Test
    void noticeOfClosingRenewsTheConnection() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        trades.frame("soon");
        assertThat(trades.renewals).containsExactly("the venue will close it soon: upgrade");
    }

    @Test
    void whatOldAndNewSocketBothGiveIsPublishedOnce() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        trades.frame("trade BTC 1");
        trades.open();
        trades.olderFrame("trade BTC 2");
        trades.frame("trade BTC 2");
        trades.frame("trade BTC 3");
        trades.olderFrame("trade BTC 3");
        trades.olderFrame("trade BTC 4");
        trades.dropOlder();
        rig.time.passSeconds(1);
        trades.frame("trade BTC 4");
        trades.frame("trade BTC 5");
        assertThat(rig.publisher.published)
                .extracting(event -> ((Trade) event).tradeId())
                .containsExactly("1", "2", "3", "4", "5");
        assertThat(rig.figure("marketprism_repeated_events_total", "okx_derivatives", "trade"))
                .isEqualTo(3);
        assertThat(rig.health(TRADE).getProblems()).isEmpty();
        rig.time.passSeconds(31);
        trades.frame("trade BTC 5");
        assertThat(rig.publisher.published).hasSize(6);
    }

    @Test
    void socketThatNeverOpenedIsToldWhileNoOtherIsOpen() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.listeners.get().closed("refused");
        assertThat(rig.health(TRADE).getProblems()).singleElement().asString().endsWith("refused");
        trades.open();
        trades.listeners.get().closed("refused");
        assertThat(rig.health(TRADE).getProblems()).isEmpty();
    }

    @Test
    void failedPublishIsCountedAndToldUntilTheNextSucceeds() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        rig.publisher.storing = false;
        trades.open();
        trades.frame("trade BTC 1");
        assertThat(rig.health(TRADE).getStatus()).isEqualTo("starting");
        rig.publisher.observers.get(FakeVenue.channel(TRADE, "BTC")).failed("timeout", "no answer in 15 s");
        assertThat(rig.health(TRADE).getProblems()[0]).startsWith("trade of BTC could not be stored (timeout)");
        assertThat(rig.figure("marketprism_collector_errors_total", "okx_derivatives", "trade", "timeout"))
                .isEqualTo(1);
        rig.publisher.storing = true;
        trades.frame("trade BTC 2");
        assertThat(rig.health(TRADE).getProblems()).isEmpty();
        assertThat(rig.health(TRADE).getStatus()).isEqualTo("healthy");
    }

    @Test
    void publisherThatThrowsCostsOneEventOnly() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        rig.publisher.onPublish = () -> {
            throw new IllegalStateException("a defect");
        };
        trades.frame("trade BTC 1");
        rig.publisher.onPublish = () -> {};
        trades.frame("trade BTC 2");
        assertThat(rig.publisher.published).hasSize(1);
        assertThat(rig.figure("marketprism_collector_errors_total", "okx_derivatives", "trade", "exception"))
                .isEqualTo(1);
        assertThat(rig.figure("marketprism_errors_total", "codec", "codec_failure"))
                .isZero();
    }

    @Test
    void latencyIsFromArrivalToTheReturnOfPublish() {
        FakeStream trades = rig.start(TRADE).stream("trades");
        trades.open();
        rig.publisher.onPublish = () -> rig.time.pass(Duration.ofNanos(150_000));
        trades.frame("trade BTC 1");
        LatencySnapshot latency = rig.snapshot().getLatency();
        assertThat(latency.getCount()).isEqualTo(1);
        assertThat(latency.getP50Micros()).isBetween(148.0, 152.0);
        rig.time.passSeconds(70);
        assertThat(rig.snapshot().getLatency().getCount()).isZero();
    }

    @Test
    void rareDataIsLiveOnceAcknowledgedAndNotStaleForOneSilentInstrument() {
        rig.venue.supported = java.util.EnumSet.of(LIQUIDATION);
        FakeStream trades = rig.start(LIQUIDATION).stream("trades");
        trades.open();
        trades.frame("ackliq BTC");
        assertThat(rig.snapshot().getState()).isEqualTo("connecting");
        trades.frame("ackliq ETH");
        assertThat(rig.snapshot().getState()).isEqualTo("live");
        assertThat(rig.health(LIQUIDATION).getStatus()).isEqualTo("starting");
    }

    /** The first push after each subscription repeats what may be older than a stream's memory of IDs (venues 1.7). */
    @Test
    void liquidationThatIsToldAgainIsPublishedOnceHoweverLongAgoItWas() {
        rig.venue.supported = java.util.EnumSet.of(LIQUIDATION);
        FakeStream liquidations = rig.start(LIQUIDATION).stream("trades");
        liquidations.open();
        liquidations.frame("liquidation BTC 0");
        liquidations.frame("liquidation BTC 1");
        liquidations.frame("liquidation ETH 0");
        rig.time.passSeconds(3_000);
        liquidations.frame("liquidation BTC 0");
        liquidations.frame("liquidation BTC 1");
        liquidations.frame("liquidation BTC 2");
        assertThat(rig.publisher.published).hasSize(4).doesNotHaveDuplicates();

        rig.publisher.observers.get(FakeVenue.channel(LIQUIDATION, "BTC")).failed("timeout", "no acknowledgement");
        liquidations.frame("liquidation BTC 2");
        liquidations.frame("liquidation BTC 2");
        liquidations.frame("liquidation ETH 0");
        assertThat(rig.publisher.published).hasSize(5);
    }

    @Test
    void memoryOfLiquidationsIsBounded() {
        LastingMemory memory = new LastingMemory();
        for (int i = 0; i < 300; i++) {
            assertThat(memory.isRepeat(FakeVenue.liquidation(FakeVenue.instrument("BTC", Map.of()), i)))
                    .isFalse();
        }
        assertThat(memory.isRepeat(FakeVenue.liquidation(FakeVenue.instrument("BTC", Map.of()), 299)))
                .isTrue();
        assertThat(memory.isRepeat(FakeVenue.liquidation(FakeVenue.instrument("BTC", Map.of()), 0)))
                .isFalse();
    }

    @Test
    void eventsFindTheirChannelByIdentityAndByEquality() {
        rig.start(TRADE, ORDERBOOK);
        ChannelPipeline pipeline = new ChannelPipeline(
                FakeVenue.channel(TRADE, "BTC"),
                false,
                new TypeHealth(TRADE, surroundings()),
                surroundings(),
                rig.publisher);
        ChannelTable table = new ChannelTable(List.of(pipeline));
        MarketEvent same = FakeVenue.trade(pipeline.channel().instrument(), "1");
        MarketEvent equal = FakeVenue.trade(FakeVenue.instrument("BTC", Map.of()), "1");
        MarketEvent other = FakeVenue.trade(FakeVenue.instrument("ETH", Map.of()), "1");
        assertThat(table.find(same)).isSameAs(pipeline);
        assertThat(table.find(equal)).isSameAs(pipeline);
        assertThat(table.find(other)).isNull();
    }

    private Surroundings surroundings() {
        return new Surroundings(
                FakeVenue.settings(TRADE),
                rig.time,
                new CollectorMetrics(rig.telemetry, FakeVenue.settings(TRADE)),
                new Complaints(rig.time, sentence -> {}),
                new io.marketprism.collector.telemetry.LatencyWindow());
    }
}
