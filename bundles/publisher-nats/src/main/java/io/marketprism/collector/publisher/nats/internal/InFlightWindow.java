package io.marketprism.collector.publisher.nats.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The messages that are sent and not yet settled, each in a numbered slot. A slot's reply word names it to the server
 * and back; it stays the same from message to message, so that nothing is built per message, and changes only when a
 * straggler could still answer for an earlier message of the slot.
 *
 * <p>Not thread-safe.
 */
final class InFlightWindow {

    /** The slot of a message that has none. */
    static final int NO_SLOT = -1;

    private final Message[] messages;
    private final int[] generations;
    private final String[] replyWords;
    private final int[] free;
    private int freeCount;

    InFlightWindow(int size) {
        messages = new Message[size];
        generations = new int[size];
        replyWords = new String[size];
        free = new int[size];
        for (int slot = size - 1; slot >= 0; slot--) {
            free[freeCount++] = slot;
            renew(slot);
        }
    }

    boolean hasRoom() {
        return freeCount > 0;
    }

    int inUse() {
        return messages.length - freeCount;
    }

    /** Gives the message a slot. There must be room. */
    void admit(Message message) {
        message.slot = free[--freeCount];
        messages[message.slot] = message;
    }

    /** The word that stands for the message in the reply subject. */
    String replyWord(Message message) {
        return replyWords[message.slot];
    }

    /** Whose answer this is; {@code null} if that message is settled already, or there never was one. */
    Message find(String replyWord) {
        int dash = replyWord.indexOf('-');
        if (dash <= 0) {
            return null;
        }
        try {
            int slot = Integer.parseInt(replyWord, 0, dash, 10);
            boolean known = slot < messages.length && replyWord.equals(replyWords[slot]);
            return known ? messages[slot] : null;
        } catch (NumberFormatException e) {
            // Anyone who knows the inbox may write to it; what is no word of ours answers nothing.
            return null;
        }
    }

    /**
     * Takes the message out.
     *
     * @param answeredOnce whether its only attempt was answered, so that no other answer can come
     */
    void release(Message message, boolean answeredOnce) {
        int slot = message.slot;
        messages[slot] = null;
        message.slot = NO_SLOT;
        free[freeCount++] = slot;
        if (!answeredOnce) {
            renew(slot);
        }
    }

    /** All messages in the order accepted. */
    List<Message> inOrder() {
        return Stream.of(messages)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(message -> message.sequence))
                .toList();
    }

    private void renew(int slot) {
        replyWords[slot] = slot + "-" + ++generations[slot];
    }
}
