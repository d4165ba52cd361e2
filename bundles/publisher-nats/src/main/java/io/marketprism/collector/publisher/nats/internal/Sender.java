package io.marketprism.collector.publisher.nats.internal;

/** Hands messages to the connection. Never waits for the network. */
interface Sender {

    /**
     * Sends one message.
     *
     * @param replyWord what names it in the acknowledgement; {@code null} if none is wanted
     * @return whether the connection took it; if not it may be given again later
     * @throws IllegalArgumentException if it can never be sent; the message is a sentence
     */
    boolean send(Message message, String replyWord);
}
