package io.marketprism.collector.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.connection.NetworkSettings;
import io.marketprism.collector.spi.VenueException;
import io.marketprism.collector.telemetry.internal.DropwizardTelemetry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveConnectionsTest {

    @Test
    void timersRunOneByOneThoughOneFails() throws Exception {
        try (LiveConnections connections =
                new LiveConnections("okx_spot", new DropwizardTelemetry(false), NetworkSettings.DIRECT)) {
            CountDownLatch ran = new CountDownLatch(1);
            Time time = connections.time();
            long before = time.nanoTime();
            time.after(Duration.ZERO, () -> {
                throw new IllegalStateException("a defect");
            });
            Time.Pending taken = time.after(Duration.ofMillis(20), () -> {
                throw new AssertionError("It was taken back");
            });
            taken.cancel();
            time.after(Duration.ofMillis(40), ran::countDown);
            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(time.nanoTime() - before).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(40));
            assertThat(time.epochMillis())
                    .isCloseTo(System.currentTimeMillis(), org.assertj.core.api.Assertions.within(5_000L));
        }
    }

    @Test
    void timersAfterTheEndAreLeftOut() {
        LiveConnections connections =
                new LiveConnections("okx_spot", new DropwizardTelemetry(false), NetworkSettings.DIRECT);
        connections.close();
        connections
                .time()
                .after(Duration.ZERO, () -> {
                    throw new AssertionError("It came after the end");
                })
                .cancel();
    }

    @Test
    void failureOfARequestIsTheVenuesOwnOrMeansThatItCannotBeAskedNow() {
        VenueException told = new VenueException(VenueException.Kind.BANNED, "418", "banned");
        assertThat(LiveConnections.reason(told)).isSameAs(told);
        assertThat(LiveConnections.reason(new CompletionException(told))).isSameAs(told);
        VenueException made = LiveConnections.reason(new IOException("reset"));
        assertThat(made.kind()).isEqualTo(VenueException.Kind.UNAVAILABLE);
        assertThat(made)
                .hasMessage("The request failed with java.io.IOException: reset")
                .hasRootCauseMessage("reset");
    }
}
