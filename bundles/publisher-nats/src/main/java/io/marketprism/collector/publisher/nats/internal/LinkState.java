package io.marketprism.collector.publisher.nats.internal;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the connection is, for health and the log; a lasting trouble is said once a minute. Thread-safe. */
final class LinkState implements ErrorListener {

    private static final Logger LOG = LoggerFactory.getLogger(LinkState.class);

    private static final String NO_REASON = "the server closed it";

    private final String servers;
    private final String exchange;
    private final Complaints complaints;
    private volatile boolean connected;
    private volatile String url;
    private volatile String lastError = "";
    private volatile String clientError = NO_REASON;

    LinkState(PublisherSettings settings, LongSupplier nanoTime) {
        this.servers = ServerNames.plain(settings.servers());
        this.exchange = settings.exchange();
        this.complaints = new Complaints(nanoTime);
        this.url = servers;
    }

    /** Connected, and the streams are checked. */
    void connected(String server, int subjects) {
        url = server;
        connected = true;
        clientError = NO_REASON;
        complaints.over();
        LOG.info("Connected to NATS at {} for {}; streams answer for {} subject patterns", server, exchange, subjects);
    }

    /** Not connected any more; the reason was said before. */
    void disconnected() {
        connected = false;
    }

    /** A connection came to its end. */
    void lost() {
        if (connected) {
            String sentence = "The connection to NATS at " + url + " is lost (" + clientError
                    + "); what comes is kept, and it is tried again for ever";
            lastError = sentence;
            LOG.warn("{}", sentence);
        } else {
            trouble("The connection to NATS at " + servers + " ended before its streams were checked (" + clientError
                    + "); it is tried again for ever");
        }
    }

    /** No server took the connection. */
    void unreachable(Exception e) {
        trouble("NATS at " + servers + " cannot be reached (" + e.getMessage()
                + "); what comes is kept, and it is tried again for ever");
    }

    /** Something to say in a sentence. */
    void trouble(String words) {
        String sentence = ServerNames.withoutCredentials(words);
        lastError = sentence;
        if (complaints.due()) {
            LOG.warn("{}", sentence);
        }
    }

    boolean isConnected() {
        return connected;
    }

    String url() {
        return url;
    }

    String lastError() {
        return lastError;
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        trouble("NATS says: " + error);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception e) {
        clientError = ServerNames.withoutCredentials(String.valueOf(e.getMessage()));
        LOG.debug("The NATS client says", e);
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
        trouble("Acknowledgements come faster than they are read; some are lost and their messages sent again");
    }
}
