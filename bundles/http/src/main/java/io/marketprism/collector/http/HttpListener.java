package io.marketprism.collector.http;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One small HTTP server on one port. A port that is taken is said once and tried again until it is free. */
public final class HttpListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
    private static final int MOST_THREADS = 8;
    private static final int LEAST_THREADS = 2;
    private static final int KEEP_ALIVE_MS = 15_000;
    private static final int RETRY_MS = 2_000;

    private final String what;
    private final String host;
    private final int port;
    private final Handler handler;
    private final ScheduledExecutorService starter;
    private final Future<?> attempts;
    private Server server;
    private boolean complained;

    /**
     * Begins to listen on a thread of its own; returns at once.
     *
     * @param what whose server it is, for logs and threads: {@code health}
     * @param host the address to bind
     * @param port the port; 0 takes any free one
     * @param handler answers the requests
     */
    public HttpListener(String what, String host, int port, Handler handler) {
        this.what = what;
        this.host = host;
        this.port = port;
        this.handler = handler;
        this.starter = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, what + "-http-start");
            thread.setDaemon(true);
            return thread;
        });
        this.attempts = starter.scheduleWithFixedDelay(this::attempt, 0, RETRY_MS, TimeUnit.MILLISECONDS);
    }

    /** The port that is listened on; -1 while none is. */
    public synchronized int port() {
        return server == null ? -1 : ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    private synchronized void attempt() {
        if (server != null || starter.isShutdown()) {
            return;
        }
        Server candidate = server();
        try {
            candidate.start();
        } catch (Exception e) {
            complain(e);
            stop(candidate);
            return;
        }
        server = candidate;
        starter.shutdown();
        LOG.info("{} answers on http://{}:{}", what, host, port());
    }

    private void complain(Exception e) {
        if (!complained) {
            LOG.error(
                    "{} cannot listen on {}:{} ({}); free the port or configure another one. It is tried again every"
                            + " {} s.",
                    what,
                    host,
                    port,
                    e.getMessage(),
                    RETRY_MS / 1000);
            complained = true;
        }
    }

    private Server server() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName(what + "-http");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        Server made = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(made, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(KEEP_ALIVE_MS);
        made.addConnector(connector);
        made.setHandler(handler);
        made.setStopAtShutdown(false);
        return made;
    }

    private void stop(Server stopped) {
        try {
            stopped.stop();
            stopped.setHandler((Handler) null);
        } catch (Exception e) {
            LOG.warn("{} did not stop cleanly.", what, e);
        }
    }

    /** Closes the port and ends the threads. */
    @Override
    public void close() {
        attempts.cancel(false);
        starter.shutdownNow();
        synchronized (this) {
            if (server != null) {
                stop(server);
                server = null;
            }
        }
    }
}
