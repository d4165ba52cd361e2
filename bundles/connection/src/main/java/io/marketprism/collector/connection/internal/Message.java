package io.marketprism.collector.connection.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Puts the fragments of a message together in an array that is reused. Not thread-safe. */
final class Message {

    private static final int FIRST_CAPACITY = 16 << 10;
    private static final int KEPT_CAPACITY = 1 << 20;
    private static final byte[] NOTHING = {};

    private final int limit;
    private byte[] bytes = NOTHING;
    private int length;

    /** A message of at most {@code limit} bytes. */
    Message(int limit) {
        this.limit = limit;
    }

    /**
     * Adds the next fragment.
     *
     * @return false if the message would become too long; it is unusable then
     */
    boolean append(ByteBuffer fragment) {
        int more = fragment.remaining();
        if (more > limit - length) {
            return false;
        }
        int needed = length + more;
        if (needed > bytes.length) {
            int grown = (int) Math.min(limit, Math.max(FIRST_CAPACITY, bytes.length * 2L));
            bytes = Arrays.copyOf(bytes, Math.max(needed, grown));
        }
        fragment.get(bytes, length, more);
        length = needed;
        return true;
    }

    /** The bytes from 0 to {@link #length()}; valid until the next {@link #append}. */
    byte[] bytes() {
        return bytes;
    }

    /** How many bytes there are. */
    int length() {
        return length;
    }

    /** Begins a new message; room that one giant took is given back. */
    void clear() {
        length = 0;
        if (bytes.length > KEPT_CAPACITY) {
            bytes = NOTHING;
        }
    }
}
