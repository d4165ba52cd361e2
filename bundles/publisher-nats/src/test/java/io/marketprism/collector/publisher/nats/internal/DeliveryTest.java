package io.marketprism.collector.publisher.nats.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In virtual time, against a server that does what the test says. */
class DeliveryTest {

    private static final long MS = 1_000_000;
    private static final long TIMEOUT = 1_000 * MS;
    private static final int WINDOW = 4;
    private static final int QUEUE_BYTES = 2_700;

    private final List<String> wire = new ArrayList<>();
    private final Map<String, String> replies = new LinkedHashMap<>();
    private final List<String> outcomes = new ArrayList<>();
    private boolean taking = true;
    private String unsendable = "";
    private long now;

    private final Delivery delivery =
            new Delivery(new DeliverySettings(WINDOW, QUEUE_BYTES, Duration.ofNanos(TIMEOUT), 2), this::send);

    private final Lane trades = lane("trade", false, true);
    private final Lane others = lane("other", false, true);
    private final Lane books = lane("book", true, true);
    private final Lane core = lane("core", false, false);

    @Test
    void messagesGoAtOnceAndInOrderAndAreStoredOnceAcknowledged() {
        connect();
        offer(trades, "a", "b");
        assertThat(wire).containsExactly("a", "b");
        ack("a");
        ack("b");
        assertThat(outcomes()).containsExactly("a stored", "b stored");
        assertThat(delivery.inFlight()).isZero();
    }

    @Test
    void duplicateIsToldAsSuch() {
        connect();
        offer(trades, "a");
        answer("a", Ack.DUPLICATE);
        assertThat(outcomes()).containsExactly("a duplicate");
    }

    @Test
    void noMoreThanTheWindowIsUnderWayAndEachAnswerLetsOneGo() {
        connect();
        offer(trades, "a", "b", "c", "d", "e", "f");
        assertThat(wire).containsExactly("a", "b", "c", "d");
        assertThat(delivery.queued()).isEqualTo(2);
        ack("b");
        assertThat(wire).endsWith("d", "e");
        ack("a");
        assertThat(wire).endsWith("e", "f");
        assertThat(delivery.queued()).isZero();
        assertThat(delivery.queuedBytes()).isZero();
    }

    @Test
    void subjectsTakeTurnsWhenTheWindowIsNarrow() {
        connect();
        offer(trades, "a", "b", "c", "d", "e", "f");
        offer(others, "x", "y");
        wire.clear();
        for (String id : List.of("a", "b", "c", "d")) {
            ack(id);
        }
        assertThat(wire).containsExactly("e", "x", "f", "y");
    }

    @Test
    void whileDisconnectedMessagesWaitAndGoLater() {
        offer(trades, "a", "b");
        assertThat(wire).isEmpty();
        connect();
        assertThat(wire).containsExactly("a", "b");
    }

    @Test
    void afterALostConnectionWhatIsInDoubtGoesFirstAgainAndInOrder() {
        connect();
        offer(trades, "a", "b", "c");
        ack("a");
        delivery.disconnected();
        offer(trades, "d");
        wire.clear();
        connect();
        assertThat(wire).containsExactly("b", "c", "d");
        ack("b");
        ack("c");
        ack("d");
        assertThat(outcomes()).containsExactly("a stored", "b stored", "c stored", "d stored");
    }

    @Test
    void lateAnswerToTheFirstAttemptSettlesTheMessageAndNeverAnother() {
        connect();
        offer(trades, "a");
        String first = replies.get("a");
        delivery.disconnected();
        connect();
        assertThat(wire).containsExactly("a", "a");
        assertThat(replies).containsEntry("a", first);
        delivery.answered(first, Ack.STORED, now);
        offer(trades, "b");
        delivery.answered(first, Ack.STORED, now);
        assertThat(outcomes()).containsExactly("a stored");
        ack("b");
        assertThat(outcomes()).containsExactly("b stored");
    }

    @Test
    void answerThatComesWhileDisconnectedStillCounts() {
        connect();
        offer(trades, "a");
        delivery.disconnected();
        ack("a");
        connect();
        assertThat(wire).containsExactly("a");
        assertThat(outcomes()).containsExactly("a stored");
    }

    @Test
    void withoutAnAnswerAMessageIsSentAgainWithTheSameIdAndThenGivenUp() {
        connect();
        offer(trades, "a");
        for (int i = 0; i < 4; i++) {
            pass(TIMEOUT + MS);
        }
        assertThat(wire).containsExactly("a", "a", "a");
        assertThat(outcomes()).containsExactly("a timeout");
        assertThat(delivery.inFlight()).isZero();
        assertThat(delivery.streamsDoubtful()).isTrue();
    }

    @Test
    void nothingOfASubjectOvertakesAMessageInDoubt() {
        connect();
        offer(trades, "a", "b");
        pass(TIMEOUT / 2);
        offer(trades, "c");
        pass(TIMEOUT / 2 + MS);
        offer(trades, "d");
        offer(others, "x");
        assertThat(wire).as("d waits, another subject does not").containsExactly("a", "b", "c", "x");
        ack("c");
        assertThat(wire).endsWith("x", "a", "b", "d");
    }

    @Test
    void refusalForNowIsTriedAgainAfterAPauseThatGrows() {
        connect();
        offer(trades, "a");
        answer("a", new Ack(Ack.Kind.NOT_NOW, "full"));
        pass(99 * MS);
        assertThat(wire).containsExactly("a");
        pass(MS);
        assertThat(wire).containsExactly("a", "a");
        answer("a", new Ack(Ack.Kind.NOT_NOW, "full"));
        pass(199 * MS);
        assertThat(wire).hasSize(2);
        pass(MS);
        answer("a", new Ack(Ack.Kind.NOT_NOW, "full"));
        assertThat(outcomes()).containsExactly("a publish_failed");
        assertThat(delivery.streamsDoubtful()).isFalse();
    }

    @Test
    void missingStreamMakesTheStreamsDoubtfulUntilTheyAreChecked() {
        connect();
        offer(trades, "a");
        answer("a", Ack.NO_STREAM);
        assertThat(delivery.streamsDoubtful()).isTrue();
        connect();
        assertThat(delivery.streamsDoubtful()).isFalse();
    }

    @Test
    void refusalForGoodIsNotTriedAgain() {
        connect();
        offer(trades, "a", "b");
        answer("a", new Ack(Ack.Kind.REFUSED, "no"));
        assertThat(outcomes()).containsExactly("a publish_failed");
        assertThat(delivery.inFlight()).isEqualTo(1);
    }

    @Test
    void newerBookReplacesOneThatWaits() {
        offer(books, "1", "2", "3");
        connect();
        assertThat(wire).containsExactly("3");
        assertThat(outcomes()).containsExactly("1 superseded", "2 superseded");
    }

    @Test
    void bookInDoubtIsNotSentAgainWhenANewerOneFollows() {
        connect();
        offer(books, "1", "2");
        delivery.disconnected();
        wire.clear();
        connect();
        assertThat(wire).containsExactly("2");
        assertThat(outcomes()).containsExactly("1 superseded");
    }

    @Test
    void tooMuchWaitingDropsBooksFirstAndThenTheOldest() {
        offer(trades, "a", "b");
        offer(books, "1");
        offer(others, id(1), id(2), id(3), id(4), id(5), id(6), id(7), id(8), id(9), id(10), id(11));
        assertThat(outcomes()).containsExactly("1 overflow");
        offer(others, id(12));
        assertThat(outcomes()).containsExactly("a overflow");
        connect();
        assertThat(wire).startsWith("b");
    }

    @Test
    void messageWithoutIdIsNeverSentTwice() {
        connect();
        Message message = new Message(trades, "noid".getBytes(StandardCharsets.UTF_8), EventFormat.NO_ID, now);
        delivery.offer(message, now);
        delivery.disconnected();
        connect();
        assertThat(wire).containsExactly("noid");
        assertThat(outcomes()).containsExactly("noid timeout");
    }

    @Test
    void coreMessagesAreDoneOnceTheServerHasReadThem() {
        connect();
        offer(core, "a", "b");
        assertThat(replies).isEmpty();
        assertThat(delivery.hasCoreUnderWay()).isTrue();
        long read = delivery.lastAttempt();
        offer(core, "c");
        delivery.coreTaken(read, now);
        assertThat(outcomes()).containsExactly("a stored", "b stored");
        pass(2 * TIMEOUT);
        assertThat(delivery.hasCoreUnderWay()).isTrue();
        delivery.disconnected();
        assertThat(outcomes()).containsExactly("c timeout");
        assertThat(delivery.hasCoreUnderWay()).isFalse();
    }

    @Test
    void subjectWithoutAStreamIsPublishedCore() {
        delivery.connected(subject -> false, now);
        offer(trades, "a");
        assertThat(wire).containsExactly("a");
        assertThat(replies).isEmpty();
    }

    @Test
    void connectionThatTakesNothingKeepsTheMessageInItsPlace() {
        connect();
        taking = false;
        offer(trades, "a", "b");
        assertThat(delivery.inFlight()).isZero();
        assertThat(delivery.queued()).isEqualTo(2);
        taking = true;
        pass(MS);
        assertThat(wire).containsExactly("a", "b");
    }

    @Test
    void connectionThatTakesNothingKeepsWhatIsInDoubtToo() {
        connect();
        offer(trades, "a", "b");
        delivery.disconnected();
        taking = false;
        connect();
        taking = true;
        wire.clear();
        pass(MS);
        assertThat(wire).containsExactly("a", "b");
    }

    @Test
    void messageThatCannotBeSentIsGivenUpAndTheNextGoes() {
        connect();
        unsendable = "a";
        offer(trades, "a", "b");
        assertThat(wire).containsExactly("b");
        assertThat(outcomes()).containsExactly("a publish_failed");
        assertThat(delivery.inFlight()).isEqualTo(1);
    }

    @Test
    void everythingInDoubtFillingTheWindowDoesNotStandStill() {
        connect();
        offer(trades, "a", "b", "c", "d");
        offer(others, "x");
        delivery.disconnected();
        wire.clear();
        connect();
        assertThat(wire).containsExactly("a", "b", "c", "d");
        ack("a");
        assertThat(wire).endsWith("x");
    }

    @Test
    void abandoningTellsEveryMessage() {
        connect();
        offer(trades, "a", "b", "c", "d", "e");
        delivery.disconnected();
        delivery.abandon("over");
        assertThat(outcomes()).containsExactly("a closed", "b closed", "c closed", "d closed", "e closed");
        assertThat(delivery.inFlight() + delivery.queued()).isZero();
    }

    @Test
    void answersThatAreNoneOfOursAreIgnored() {
        connect();
        offer(trades, "a");
        for (String word : List.of("", "-", "x-1", "99-1", "0-99", "-1-1", "0-x")) {
            delivery.answered(word, Ack.STORED, now);
        }
        assertThat(outcomes()).isEmpty();
    }

    private static String id(int number) {
        return "n" + number;
    }

    private Lane lane(String subject, boolean latestWins, boolean acknowledged) {
        return new Lane(subject, latestWins, acknowledged, new Outcome() {
            @Override
            public void stored(Message message, boolean duplicate, long nowNanos) {
                outcomes.add(text(message) + (duplicate ? " duplicate" : " stored"));
            }

            @Override
            public void failed(Message message, String code, String reason) {
                assertThat(reason).isNotEmpty();
                outcomes.add(text(message) + " " + code);
            }
        });
    }

    private boolean send(Message message, String replyWord) {
        String id = text(message);
        if (id.equals(unsendable)) {
            throw new IllegalArgumentException("too large");
        }
        if (!taking) {
            return false;
        }
        wire.add(id);
        if (replyWord != null) {
            replies.put(id, replyWord);
        }
        return true;
    }

    private void connect() {
        delivery.connected(subject -> true, now);
    }

    private void offer(Lane lane, String... ids) {
        for (String id : ids) {
            delivery.offer(new Message(lane, id.getBytes(StandardCharsets.UTF_8), id, now), now);
        }
    }

    private void ack(String id) {
        answer(id, Ack.STORED);
    }

    private void answer(String id, Ack ack) {
        delivery.answered(replies.get(id), ack, now);
    }

    private void pass(long nanos) {
        now += nanos;
        delivery.tick(now);
    }

    private List<String> outcomes() {
        delivery.takeSettled().forEach(settled -> settled.tell(now));
        List<String> taken = List.copyOf(outcomes);
        outcomes.clear();
        return taken;
    }

    private static String text(Message message) {
        return new String(message.payload, StandardCharsets.UTF_8);
    }
}
