package io.marketprism.collector.connection.internal;

import java.io.EOFException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.websocket.core.CloseStatus;

/** Says what went wrong on the network, for the operator. */
final class Sentences {

    private Sentences() {}

    /**
     * A WebSocket could not be opened.
     *
     * @param way how the venue is reached, or empty if directly
     */
    static String notOpened(URI uri, String way, Throwable failure) {
        return "No WebSocket to " + uri.getHost() + way + ": " + cause(failure);
    }

    /** A span of time as it is read. */
    static String span(Duration duration) {
        return duration.toMillis() % 1_000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
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
        for (Throwable inner = at; inner != null; inner = inner.getCause()) {
            if (inner instanceof HttpResponseException refusal
                    && HttpMethod.CONNECT.is(refusal.getResponse().getRequest().getMethod())) {
                int status = refusal.getResponse().getStatus();
                return "the proxy answered HTTP " + status
                        + (status == 407 ? "; it wants a user and a password, or others than it was given" : "");
            }
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
        if (at instanceof SSLException last) {
            return certificate(last).orElseGet(() -> plain(last));
        }
        return plain(at);
    }

    /** What is wrong with a certificate, if that is what a handshake failed by. */
    private static Optional<String> certificate(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof CertificateExpiredException || root instanceof CertificateNotYetValidException) {
            return Optional.of("its certificate is not valid now (" + root.getMessage()
                    + "); if the venue is well, look at the clock here");
        }
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CertPathValidatorException || at instanceof CertPathBuilderException) {
                return Optional.of(
                        "its certificate is not trusted (" + at.getMessage() + ", PKIX)"
                                + "; if a proxy of yours signs it, name that signer's certificate in networking.tls.trust_store");
            }
            if (at instanceof CertificateException && at.getCause() == null) {
                return Optional.of("its certificate is for another host (" + at.getMessage() + ")");
            }
        }
        return Optional.empty();
    }

    private static String plain(Throwable at) {
        String kind = at.getClass().getSimpleName();
        return at.getMessage() == null ? kind : at.getMessage() + " (" + kind + ")";
    }
}
