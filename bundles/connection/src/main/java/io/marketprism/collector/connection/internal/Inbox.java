package io.marketprism.collector.connection.internal;

import io.marketprism.collector.spi.Receipt;
import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * Makes messages of a socket's data frames, within limits; binary ones are left aside. Not thread-safe.
 */
final class Inbox {

    /** Takes what comes out of the frames. */
    interface Receiver {

        /** A whole text message, in a buffer that is reused after the call. */
        void message(byte[] buffer, int offset, int length, Receipt receipt, boolean answers);

        /** A binary message has begun; nothing more will be heard of it. */
        void binary();

        /** What comes will never be a message; the socket is of no more use. */
        void spoilt(Ending ending, String sentence);
    }

    private final Conduct.Limits limits;
    private final Receiver receiver;
    private final Message message;
    private boolean leaving;
    private int fragments;
    private long beganAt;

    Inbox(Conduct.Limits limits, Receiver receiver) {
        this.limits = limits;
        this.receiver = receiver;
        this.message = new Message(limits.messageBytes());
    }

    /**
     * Takes a text, binary or continuation frame.
     *
     * @param answers whether it is the first frame after a question for a sign of life
     */
    void frame(Frame frame, Receipt receipt, boolean answers) {
        ByteBuffer payload = frame.getPayload();
        boolean first = frame.getOpCode() != OpCode.CONTINUATION;
        if (first) {
            leaving = frame.getOpCode() == OpCode.BINARY;
            if (leaving) {
                receiver.binary();
            }
        }
        if (leaving) {
            leaving = !frame.isFin();
            return;
        }
        if (first && frame.isFin() && payload != null && payload.hasArray()) {
            receiver.message(
                    payload.array(), payload.arrayOffset() + payload.position(), payload.remaining(), receipt, answers);
            return;
        }
        if (first) {
            message.clear();
            fragments = 0;
            beganAt = receipt.nanoTime();
        }
        if (payload != null && !message.append(payload)) {
            receiver.spoilt(
                    Ending.TOO_LONG,
                    "A message is longer than " + size(limits.messageBytes())
                            + ", which no market data needs; the connection is opened anew");
            return;
        }
        fragments++;
        if (frame.isFin()) {
            receiver.message(message.bytes(), 0, message.length(), receipt, answers);
            message.clear();
        } else if (fragments >= limits.fragments()) {
            neverWhole("came in more than " + limits.fragments() + " parts");
        } else if (receipt.nanoTime() - beganAt > limits.wholeWithin().toNanos()) {
            neverWhole("did not become whole within " + limits.wholeWithin().toSeconds() + " s");
        }
    }

    private void neverWhole(String what) {
        receiver.spoilt(
                Ending.NEVER_WHOLE, "A message " + what + ", which no venue needs; the connection is opened anew");
    }

    private static String size(int bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }
}
