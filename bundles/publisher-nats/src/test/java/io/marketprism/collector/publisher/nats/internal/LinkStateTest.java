package io.marketprism.collector.publisher.nats.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LinkStateTest {

    private final AtomicLong now = new AtomicLong();
    private final LinkState state =
            new LinkState(PublisherSettings.from(Fixtures.settings(4222, "okx_spot")), now::get);

    @Test
    void beforeTheFirstConnectionItNamesTheServersAndNoError() {
        assertThat(state.isConnected()).isFalse();
        assertThat(state.url()).isEqualTo("nats://127.0.0.1:4222");
        assertThat(state.lastError()).isEmpty();
    }

    @Test
    void lostConnectionIsToldWithTheClientsReason() {
        state.connected("nats://a:1", 3);
        state.exceptionOccurred(null, new IOException("Broken pipe"));
        state.lost();
        state.disconnected();
        assertThat(state.isConnected()).isFalse();
        assertThat(state.lastError()).contains("nats://a:1", "Broken pipe");
    }

    @Test
    void connectionThatEndsBeforeItIsReadyIsToldToo() {
        state.lost();
        assertThat(state.lastError()).contains("before its streams were checked", "the server closed it");
    }

    @Test
    void whatServersAndTheClientSayIsKeptWithoutCredentials() {
        state.unreachable(new IOException("no server at nats://u:p@host:1"));
        assertThat(state.lastError()).contains("nats://host:1").doesNotContain("u:p");
        state.errorOccurred(null, "Authorization Violation");
        assertThat(state.lastError()).isEqualTo("NATS says: Authorization Violation");
        state.slowConsumerDetected(null, null);
        assertThat(state.lastError()).contains("Acknowledgements come faster");
    }

    @Test
    void lastingTroubleIsSaidOnceAMinuteAndAtOnceAfterItWasOver() {
        Complaints complaints = new Complaints(now::get);
        assertThat(complaints.due()).isTrue();
        now.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(complaints.due()).isFalse();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(complaints.due()).isTrue();
        complaints.over();
        assertThat(complaints.due()).isTrue();
    }
}
