package io.marketprism.collector.publisher.nats.internal;

import io.nats.client.Connection;
import io.nats.client.impl.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends on the connection of the moment. */
final class ConnectionSender implements Sender {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionSender.class);
    private static final String ID_HEADER = "Nats-Msg-Id";

    /** More than the header block needs beside the ID. */
    private static final int HEADER_BYTES = 64;

    private final String inbox;
    private volatile Connection connection;

    /**
     * A sender without a connection.
     *
     * @param inbox what reply subjects begin with, dot included
     */
    ConnectionSender(String inbox) {
        this.inbox = inbox;
    }

    /** From now on messages go here; {@code null} for nowhere. */
    void use(Connection now) {
        connection = now;
    }

    @Override
    public boolean send(Message message, String replyWord) {
        Connection to = connection;
        if (to == null) {
            return false;
        }
        String subject = message.lane.subject;
        long size = message.payload.length + (long) message.id.length() + HEADER_BYTES;
        if (size > to.getMaxPayload()) {
            throw new IllegalArgumentException("A message of " + size + " bytes on " + subject
                    + " is larger than the server takes (" + to.getMaxPayload()
                    + " bytes); raise max_payload of nats-server");
        }
        try {
            if (replyWord == null) {
                to.publish(subject, message.payload);
            } else {
                to.publish(subject, inbox + replyWord, headers(message), message.payload);
            }
            return true;
        } catch (IllegalStateException e) {
            // Closed or closing: certain not to be sent, so it stays where it is and goes with the next connection.
            LOG.debug("The connection takes no message for {} now: {}", subject, e.getMessage());
            return false;
        }
    }

    private static Headers headers(Message message) {
        return message.hasId() ? new Headers().put(ID_HEADER, message.id) : null;
    }
}
