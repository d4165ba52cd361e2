package io.marketprism.collector.core.internal;

import static io.marketprism.collector.model.DataType.FUNDING_RATE;
import static io.marketprism.collector.model.DataType.LIQUIDATION;
import static io.marketprism.collector.model.DataType.ORDERBOOK;
import static io.marketprism.collector.model.DataType.TRADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.spi.VenueException.Kind;
import io.marketprism.collector.spi.management.CollectorMXBean;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import java.util.Optional;
import javax.management.JMX;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

class PipelineCollectorTest {

    private final CollectorRig rig = new CollectorRig();

    @Test
    void lifeGoesFromStartingOverConnectingToLiveAndStopping() {
        rig.collector = rig.collector(rig.venue, TRADE, FUNDING_RATE);
        rig.collector.start(rig.server);
        assertThat(rig.snapshot().getState()).isEqualTo("starting");
        rig.time.passMillis(300);
        assertThat(rig.snapshot().getState()).isEqualTo("connecting");
        rig.stream("trades").open();
        rig.stream("trades").frame("trade BTC 1");
        rig.stream("trades").frame("trade ETH 1");
        rig.network.last("BTC").answer("funding BTC 0.01");
        assertThat(rig.snapshot().getState()).isEqualTo("connecting");
        rig.network.last("ETH").answer("funding ETH 0.01");
        assertThat(rig.snapshot().getState()).isEqualTo("live");
        rig.stream("trades").lose();
        assertThat(rig.snapshot().getState()).isEqualTo("live");
        rig.collector.close();
        assertThat(rig.snapshot().getState()).isEqualTo("stopping");
    }

    @Test
    void snapshotTravelsOverJmxAsOpenTypes() throws Exception {
        rig.start(TRADE);
        rig.stream("trades").open();
        rig.stream("trades").frame("trade BTC 1");
        ObjectName name = new ObjectName(CollectorMXBean.objectName("okx_derivatives"));

        CompositeData data = (CompositeData) rig.server.getAttribute(name, "Snapshot");
        assertThat(data.get("exchange")).isEqualTo("okx_derivatives");

        CollectorSnapshot snapshot =
                JMX.newMXBeanProxy(rig.server, name, CollectorMXBean.class).getSnapshot();
        assertThat(snapshot.getVersion()).isEqualTo("0.1.0");
        assertThat(snapshot.getPid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(snapshot.getTakenAtMs()).isEqualTo(VirtualTime.START_MS);
        assertThat(snapshot.getStartedAtMs()).isPositive().isLessThanOrEqualTo(System.currentTimeMillis());
        assertThat(snapshot.getReceived()).isEqualTo(1);
        assertThat(snapshot.getPublished()).isEqualTo(1);
        assertThat(snapshot.getErrors()).isZero();
        assertThat(snapshot.getWebSockets()).isEqualTo(1);
        assertThat(snapshot.getCpuNanos()).isPositive();
        assertThat(snapshot.getHeapUsedBytes()).isPositive();
        assertThat(snapshot.getThreads()).isPositive();
        assertThat(snapshot.getBroker().isConnected()).isTrue();
        assertThat(snapshot.getBroker().getInFlight()).isEqualTo(3);
        assertThat(snapshot.getBroker().getQueued()).isEqualTo(2);
        assertThat(snapshot.getLatency().getCount()).isEqualTo(1);
        assertThat(snapshot.getDataTypes())
                .extracting(DataTypeSnapshot::getDataType, DataTypeSnapshot::getStatus)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("trade", "healthy"));
        assertThat(snapshot.getMetrics())
                .extracting(MetricFamilySnapshot::getName)
                .contains("marketprism_websocket_connected", "marketprism_websocket_messages_received_total");
        assertThat(rig.figure("marketprism_websocket_connected", "okx_derivatives"))
                .isEqualTo(1);
    }

    @Test
    void closingTakesEverythingDownOnce() throws Exception {
        rig.start(TRADE, ORDERBOOK, FUNDING_RATE);
        rig.stream("trades").open();
        rig.stream("books").open();
        rig.time.passSeconds(3);
        rig.collector.close();
        rig.collector.close();
        assertThat(rig.network.closed).isTrue();
        assertThat(rig.network.streams.values()).allMatch(stream -> stream.ended);
        assertThat(rig.publisher.closed).hasSize(6);
        assertThat(rig.server.queryNames(new ObjectName(CollectorMXBean.PATTERN), null))
                .isEmpty();
        int sent = rig.stream("books").sent.size();
        int asked = rig.network.asked.size();
        rig.time.passSeconds(600);
        assertThat(rig.stream("books").sent).hasSize(sent);
        assertThat(rig.network.asked).hasSize(asked);
        assertThat(rig.time.waiting()).isZero();
    }

    @Test
    void secondCollectorOfAnExchangeInOneJvmIsRefusedInASentence() {
        rig.start(TRADE);
        assertThatThrownBy(() -> rig.collector(rig.venue, TRADE).start(rig.server))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The collector of okx_derivatives cannot be shown over JMX");
    }

    @Test
    void instrumentsAreAskedForUntilTheyAreAnswered() {
        rig.venue.asksForContracts = true;
        rig.start(TRADE);
        rig.network.last("BTC").answer("contract BTC 0.01");
        rig.network.last("ETH").fail(Kind.UNAVAILABLE, "503");
        assertThat(rig.snapshot().getState()).isEqualTo("connecting");
        assertThat(rig.network.streams).isEmpty();
        assertThat(rig.health(TRADE).getProblems())
                .containsExactly("Waiting for the venue to answer https://venue.test/contract/ETH: the venue says no;"
                        + " it is asked again in 1 s");
        rig.time.passSeconds(1);
        rig.network.last("ETH").answer("nonsense");
        rig.time.passSeconds(1);
        assertThat(rig.network.count("ETH")).isEqualTo(2);
        rig.time.passSeconds(1);
        rig.network.last("ETH").answer("contract ETH 0.1");
        assertThat(rig.health(TRADE).getProblems()).isEmpty();
        assertThat(rig.stream("trades").started).isTrue();
        assertThat(rig.publisher.observers.keySet())
                .extracting(channel -> channel.instrument().contract().map(Contract::size))
                .containsExactly(Optional.of(Decimal.parse("0.01")), Optional.of(Decimal.parse("0.1")));
        assertThat(rig.network.senders).hasSize(1);
    }

    @Test
    void refusedInstrumentHoldsUpNobody() {
        rig.venue.asksForContracts = true;
        rig.start(TRADE);
        rig.network.last("BTC").answer("contract BTC 0.01");
        rig.network.last("ETH").answer("refused");
        assertThat(rig.stream("trades").started).isTrue();
        assertThat(rig.health(TRADE).getProblems())
                .containsExactly("The venue refuses https://venue.test/contract/ETH: no such instrument; what depends"
                        + " on it is collected without contract sizes");
    }

    @Test
    void closingWhileInstrumentsAreAskedForEndsTheAsking() {
        rig.venue.asksForContracts = true;
        rig.start(TRADE);
        rig.network.last("BTC").answer("contract BTC 0.01");
        rig.network.last("ETH").fail(Kind.UNAVAILABLE, "503");
        rig.collector.close();
        rig.time.passSeconds(600);
        assertThat(rig.network.count("ETH")).isEqualTo(1);
        assertThat(rig.network.streams).isEmpty();
    }

    @Test
    void typesThatTheVenueCannotCollectAreLeftOutOfHealth() {
        rig.start(TRADE, LIQUIDATION);
        assertThat(rig.snapshot().getDataTypes())
                .extracting(DataTypeSnapshot::getDataType)
                .containsExactly("trade");
    }

    @Test
    void typeWithoutChannelsHasFailedWithASentence() {
        rig.venue.supported = java.util.EnumSet.of(TRADE, io.marketprism.collector.model.DataType.OPEN_INTEREST);
        rig.start(TRADE, io.marketprism.collector.model.DataType.OPEN_INTEREST);
        DataTypeSnapshot health = rig.health(io.marketprism.collector.model.DataType.OPEN_INTEREST);
        assertThat(health.getStatus()).isEqualTo("failed");
        assertThat(health.getProblems())
                .containsExactly("okx has no channel for open_interest of the symbols configured");
    }

    @Test
    void impossiblePlanIsToldAsFailed() {
        rig.venue.planFailure = new IllegalArgumentException("okx knows no such market");
        rig.start(TRADE);
        assertThat(rig.health(TRADE).getStatus()).isEqualTo("failed");
        assertThat(rig.health(TRADE).getProblems())
                .containsExactly("okx_derivatives cannot be collected: okx knows no such market");
        assertThat(rig.snapshot().getErrors()).isEqualTo(1);
    }

    @Test
    void venueThatFailsBeforeItIsAskedIsToldAsFailed() {
        rig.venue.queryFailure = new IllegalStateException("a defect");
        rig.start(TRADE);
        assertThat(rig.health(TRADE).getStatus()).isEqualTo("failed");
        assertThat(rig.health(TRADE).getProblems())
                .containsExactly("okx_derivatives cannot be collected: java.lang.IllegalStateException: a defect");
    }

    @Test
    void whatComesAfterTheEndIsLeft() {
        rig.start(TRADE);
        rig.stream("trades").open();
        rig.collector.close();
        rig.stream("trades").frame("trade BTC 1");
        assertThat(rig.publisher.published).isEmpty();
        assertThat(rig.snapshot().getReceived()).isZero();
    }

    @Test
    void activeInstrumentsAreThoseWhoseDataIsNotStale() {
        rig.start(TRADE);
        assertThat(rig.collector.activeInstruments()).isZero();
        rig.stream("trades").open();
        rig.stream("trades").frame("trade BTC 1");
        rig.time.passSeconds(40);
        rig.stream("trades").frame("trade ETH 1");
        assertThat(rig.collector.activeInstruments()).isEqualTo(2);
        rig.time.passSeconds(30);
        assertThat(rig.collector.activeInstruments()).isEqualTo(1);
    }
}
