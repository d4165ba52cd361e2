package io.marketprism.collector.connection.internal;

import java.io.EOFException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.core.CloseStatus;

/** Says what went wrong on the network, for the operator. */
final class Sentences {

    private Sentences() {}

    /** A WebSocket could not be opened. */
    static String notOpened(URI uri, Throwable failure) {
        return "No WebSocket to " + uri.getHost() + ": " + cause(failure);
    }

    /** The venue said that it closes. */
    static String closedByVenue(CloseStatus status) {
        String said = status.getReason() == null || status.getReason().isBlank()
                ? ""
                : ", saying \"" + status.getReason() + "\"";
        return "The venue closed the connection with code " + status.getCode() + said;
    }

    /** The socket is gone without a word from the venue. */
    static String closed(URI uri, CloseStatus status) {
        return status.getCause() == null
                ? "The connection to " + uri.getHost() + " was cut without a close frame"
                : uri.getHost() + " is lost: " + cause(status.getCause());
    }

    /** The innermost useful words of a failure. */
    static String cause(Throwable failure) {
        Throwable at = failure;
        while (at instanceof CompletionException && at.getCause() != null) {
            at = at.getCause();
        }
        if (at instanceof UnknownHostException) {
            return "its name is not known to DNS (" + at.getMessage() + ")";
        }
        if (at instanceof TimeoutException) {
            return "it did not answer in time";
        }
        if (at instanceof CancellationException) {
            return "the attempt was given up";
        }
        if (at instanceof ClosedChannelException || at instanceof EOFException) {
            return "the line was cut";
        }
        String kind = at.getClass().getSimpleName();
        return at.getMessage() == null ? kind : at.getMessage() + " (" + kind + ")";
    }
}
