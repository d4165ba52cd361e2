package io.marketprism.collector.connection.internal;

import io.marketprism.collector.connection.NetworkSettings;
import io.marketprism.collector.connection.ProxySettings;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Jetty clients of one JVM, dimensioned for a heap of some tens of megabytes and a dozen sockets. */
public final class Sockets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

    private static final int MAX_THREADS = 8;
    private static final int MIN_THREADS = 2;
    private static final int THREAD_IDLE_MS = 60_000;

    /** Short enough that a second address of the same name gets its chance within the time to open. */
    private static final long CONNECT_TIMEOUT_MS = 4_000;

    /** Below what servers allow, so that no request goes into a connection that is just being closed over there. */
    private static final long IDLE_HTTP_MS = 20_000;

    private static final int BUFFER_STEP = 4_096;
    private static final int LARGEST_POOLED_BUFFER = 65_536;
    private static final int BUFFERS_PER_SIZE = 16;
    private static final long POOLED_HEAP_BYTES = 2 << 20;
    private static final long POOLED_DIRECT_BYTES = 1 << 20;
    private static final long STOP_TIMEOUT_MS = 2_000;

    private final HttpClient http;
    private final WebSocketCoreClient webSockets;
    private final ScheduledThreadPoolExecutor scheduler;
    private final QueuedThreadPool threads;
    private final Optional<ProxySettings> proxy;

    private Sockets(
            HttpClient http,
            WebSocketCoreClient webSockets,
            ScheduledThreadPoolExecutor scheduler,
            QueuedThreadPool threads,
            Optional<ProxySettings> proxy) {
        this.http = http;
        this.proxy = proxy;
        this.webSockets = webSockets;
        this.scheduler = scheduler;
        this.threads = threads;
    }

    /**
     * Starts clients and threads.
     *
     * @throws IllegalArgumentException in a sentence for the operator, if the settings cannot be used
     * @throws IllegalStateException if Jetty cannot start
     */
    public static Sockets open(String name, NetworkSettings settings) {
        SslContextFactory.Client tls = new SslContextFactory.Client();
        settings.trust().map(TrustStore::read).ifPresent(tls::setTrustStore);
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, THREAD_IDLE_MS);
        threads.setName(name + "-io");
        threads.setDaemon(true);
        threads.setReservedThreads(1);
        threads.setStopTimeout(STOP_TIMEOUT_MS);

        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name + "-timer");
            thread.setDaemon(true);
            return thread;
        });
        scheduler.setRemoveOnCancelPolicy(true);

        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setSslContextFactory(tls);
        HttpClient http = new HttpClient(new HttpClientTransportOverHTTP(connector));
        http.setName(name);
        http.setExecutor(threads);
        http.setScheduler(new ScheduledExecutorScheduler(scheduler));
        ArrayByteBufferPool buffers = new ArrayByteBufferPool(
                0, BUFFER_STEP, LARGEST_POOLED_BUFFER, BUFFERS_PER_SIZE, POOLED_HEAP_BYTES, POOLED_DIRECT_BYTES);
        http.setByteBufferPool(buffers);
        http.setUseInputDirectByteBuffers(false);
        http.setUseOutputDirectByteBuffers(false);
        http.setConnectTimeout(CONNECT_TIMEOUT_MS);
        http.setAddressResolutionTimeout(CONNECT_TIMEOUT_MS);
        http.setIdleTimeout(IDLE_HTTP_MS);
        http.setHttpCookieStore(new HttpCookieStore.Empty());
        http.setFollowRedirects(false);
        http.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "marketprism-collector"));
        settings.proxy().ifPresent(proxy -> Proxies.use(proxy, http));
        WebSocketCoreClient webSockets =
                new WebSocketCoreClient(http, new WebSocketComponents(null, null, buffers, null, null, threads));
        Sockets sockets = new Sockets(http, webSockets, scheduler, threads, settings.proxy());
        try {
            webSockets.start();
            http.start();
        } catch (Exception e) {
            sockets.close();
            throw new IllegalStateException("The network clients could not start: " + e.getMessage(), e);
        }
        // A venue's 401 is an answer to read; nobody here has a password to try instead.
        http.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
        http.getContentDecoderFactories().clear();
        return sockets;
    }

    /** The HTTP client. */
    public HttpClient http() {
        return http;
    }

    /** The WebSocket client. */
    public WebSocketCoreClient webSockets() {
        return webSockets;
    }

    /** How a venue is reached, to follow its name in a sentence; empty if directly. */
    String way(URI uri) {
        return proxy.filter(used -> !new Exclusions(used.exclude()).matches(uri.getHost(), uri.getPort()))
                .map(used -> " through the proxy " + used)
                .orElse("");
    }

    /** The timer thread. */
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    /**
     * Runs a short task later on the timer thread, unless the timer has been stopped. A task that fails is logged.
     *
     * @return cancels it
     */
    public Future<?> after(long nanos, Runnable task) {
        return after(scheduler, nanos, task);
    }

    /** As {@link #after(long, Runnable)}, on any timer. */
    static Future<?> after(ScheduledExecutorService timer, long nanos, Runnable task) {
        try {
            return timer.schedule(
                    () -> {
                        try {
                            task.run();
                        } catch (RuntimeException e) {
                            LOG.error("A timed task failed", e);
                        }
                    },
                    nanos,
                    TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("The timer is stopped, so nothing is begun any more", stopped);
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Runs a task on an I/O thread, or at once where these have been stopped. */
    public void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("The I/O threads are stopped; running the last tasks on this thread", stopped);
            task.run();
        }
    }

    @Override
    public void close() {
        try {
            webSockets.stop();
            http.stop();
        } catch (Exception e) {
            LOG.warn("The network clients did not stop cleanly", e);
        }
        scheduler.shutdownNow();
        try {
            threads.stop();
        } catch (Exception e) {
            LOG.warn("The I/O threads did not stop cleanly", e);
        }
    }
}
