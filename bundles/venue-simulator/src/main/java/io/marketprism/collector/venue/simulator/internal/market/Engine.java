package io.marketprism.collector.venue.simulator.internal.market;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves all open markets on with the clock, on one thread. */
public final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final long LONGEST_REST_MS = 10;
    private static final long TICK_MS = 1_000;

    private final InstantSource clock;
    private final List<Market> markets = new CopyOnWriteArrayList<>();
    private final List<LongConsumer> tickers = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "venue-simulator-markets");
    private volatile boolean closed;
    private long tickedAtMs;

    /** An engine that stands still until {@link #start}. */
    public Engine(InstantSource clock) {
        this.clock = clock;
        thread.setDaemon(true);
    }

    /** The time all markets and venues go by. */
    public long nowMs() {
        return clock.millis();
    }

    /** Starts moving with the clock; without it only {@link #advance} moves. */
    public Engine start() {
        thread.start();
        return this;
    }

    /** Opens a market: from now on it moves. */
    public Market add(Market market) {
        markets.add(market);
        return market;
    }

    /** Has something called about once a second with the time. */
    public void eachSecond(LongConsumer ticker) {
        tickers.add(ticker);
    }

    /** Does all that is due now and says when something is due again. */
    public long advance() {
        long now = nowMs();
        long next = now + LONGEST_REST_MS;
        for (Market market : markets) {
            market.advance(now);
            next = Math.min(next, market.nextDueMs());
        }
        if (now - tickedAtMs >= TICK_MS) {
            tickedAtMs = now;
            tickers.forEach(ticker -> ticker.accept(now));
        }
        return next;
    }

    private void run() {
        while (!closed) {
            try {
                long rest = Math.max(1, advance() - nowMs());
                LockSupport.parkNanos(rest * 1_000_000);
            } catch (RuntimeException e) {
                LOG.error("A market of the simulator failed at one step; it goes on with the next", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
