package io.marketprism.collector.core.internal;

import io.marketprism.collector.connection.NetworkSettings;
import io.marketprism.collector.connection.RestClient;
import io.marketprism.collector.connection.StreamConnection;
import io.marketprism.collector.connection.StreamObserver;
import io.marketprism.collector.connection.Transport;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.VenueException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets, threads and clocks of one exchange, by the room that owns them. */
final class LiveConnections implements Connections {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConnections.class);

    private final Transport transport;
    private final Telemetry telemetry;
    private final String exchange;
    private final Time time;

    /**
     * Opens a transport for one exchange.
     *
     * @throws IllegalArgumentException in a sentence for the operator, if the settings cannot be used
     */
    LiveConnections(String exchange, Telemetry telemetry, NetworkSettings settings) {
        this.transport = Transport.open(exchange, settings);
        this.telemetry = telemetry;
        this.exchange = exchange;
        this.time = new SystemTime(transport.scheduler());
        settings.proxy().ifPresent(proxy -> LOG.info("{} is reached through the proxy {}", exchange, proxy));
        settings.trust().ifPresent(trust -> LOG.info("{} is trusted by the certificates of {}", exchange, trust));
    }

    @Override
    public Stream stream(StreamPlan plan, Supplier<Listener> listeners) {
        StreamConnection connection =
                new StreamConnection(transport, plan, () -> new Observer(listeners.get()), telemetry, exchange);
        return new Stream() {
            @Override
            public void start() {
                connection.start();
            }

            @Override
            public boolean send(String text) {
                return connection.send(text);
            }

            @Override
            public boolean isOpen() {
                return connection.isOpen();
            }

            @Override
            public void renew(String reason) {
                connection.renew(reason);
            }

            @Override
            public void close() {
                connection.close();
            }
        };
    }

    @Override
    public Rest rest(List<Quota> quotas) {
        RestClient client = new RestClient(transport, quotas, telemetry, exchange);
        return (request, outcome) -> {
            CompletableFuture<RestResponse> answer;
            try {
                answer = client.get(request);
            } catch (RuntimeException e) {
                outcome.failed(reason(e));
                return;
            }
            var unused = answer.whenComplete((response, failure) -> tell(outcome, response, failure));
        };
    }

    private static void tell(Outcome outcome, RestResponse response, Throwable failure) {
        try {
            if (failure == null) {
                outcome.answered(response);
            } else {
                outcome.failed(reason(failure));
            }
        } catch (RuntimeException e) {
            LOG.error("The outcome of a request could not be dealt with; the next request may fare better", e);
        }
    }

    /** What a request failed with; if it is no venue's failure, the venue cannot be asked now. */
    static VenueException reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof VenueException told
                ? told
                : new VenueException(
                        VenueException.Kind.UNAVAILABLE, "", "The request failed with " + cause, null, cause);
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public void close() {
        transport.close();
    }

    private record Observer(Listener listener) implements StreamObserver {

        @Override
        public void opened() {
            listener.opened();
        }

        @Override
        public void frame(byte[] buffer, int offset, int length, Receipt receipt) {
            listener.frame(buffer, offset, length, receipt);
        }

        @Override
        public void closed(String reason) {
            listener.closed(reason);
        }
    }

    private record SystemTime(ScheduledExecutorService scheduler) implements Time {

        @Override
        public long epochMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Pending after(Duration delay, Runnable task) {
            try {
                Future<?> future = scheduler.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
                return () -> future.cancel(false);
            } catch (RejectedExecutionException e) {
                // The transport is being closed: what would have come later comes no more.
                LOG.debug("A task came after the end of the timers and is left out", e);
                return () -> {};
            }
        }

        private static void run(Runnable task) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A timed task of the collector failed; the others go on", e);
            }
        }
    }
}
