package io.marketprism.collector.publisher.nats.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final List<String> told = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Outbox outbox = new Outbox(
            new DeliverySettings(8, 10_000, Duration.ofSeconds(1), 3),
            (message, replyWord) -> words.add(replyWord),
            () -> 0);

    @Test
    void observerThatFailsDoesNotKeepTheOthersFromBeingTold() {
        outbox.connected(subject -> true);
        outbox.offer(message(new Lane("bad", false, true, new Outcome() {
            @Override
            public void stored(Message message, boolean duplicate, long nowNanos) {
                throw new IllegalStateException("observer");
            }

            @Override
            public void failed(Message message, String code, String reason) {
                throw new IllegalStateException("observer");
            }
        })));
        outbox.offer(message(lane()));
        outbox.close();
        assertThat(told).containsExactly("closed");
    }

    @Test
    void observerMayPublishFromWithinItsCall() {
        outbox.connected(subject -> true);
        Lane second = lane();
        outbox.offer(message(new Lane("first", false, true, new Outcome() {
            @Override
            public void stored(Message message, boolean duplicate, long nowNanos) {
                outbox.offer(message(second));
            }

            @Override
            public void failed(Message message, String code, String reason) {
                told.add(code);
            }
        })));
        outbox.answered(words.get(0), Ack.STORED);
        outbox.answered(words.get(1), Ack.STORED);
        assertThat(told).containsExactly("stored");
    }

    @Test
    void drainingTakesNothingMoreAndSaysHowManyAreLeft() throws Exception {
        outbox.connected(subject -> true);
        outbox.offer(message(lane()));
        assertThat(outbox.drain(Duration.ofMillis(10))).isEqualTo(1);
        outbox.offer(message(lane()));
        assertThat(told).containsExactly("closed");
        outbox.answered(words.get(0), Ack.STORED);
        assertThat(outbox.drain(Duration.ZERO)).isZero();
    }

    private Lane lane() {
        return new Lane("subject", false, true, new Outcome() {
            @Override
            public void stored(Message message, boolean duplicate, long nowNanos) {
                told.add("stored");
            }

            @Override
            public void failed(Message message, String code, String reason) {
                told.add(code);
            }
        });
    }

    private static Message message(Lane lane) {
        return new Message(lane, "x".getBytes(StandardCharsets.UTF_8), "id", 0);
    }
}
