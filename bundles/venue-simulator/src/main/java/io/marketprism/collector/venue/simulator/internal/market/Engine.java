package io.marketprism.collector.venue.simulator.internal.market;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
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
            next = Math.min(next, step(market, now, next));
        }
        if (now - tickedAtMs >= TICK_MS) {
            tickedAtMs = now;
            tickers.forEach(ticker -> tick(ticker, now));
        }
        return next;
    }

    private long step(Market market, long now, long otherwise) {
        try {
            market.advance(now);
            return market.nextDueMs();
        } catch (RuntimeException e) {
            markets.remove(market);
            LOG.error(
                    "The simulated market {} failed and stands still from now on",
                    market.spec().symbol(),
                    e);
            return otherwise;
        }
    }

    private static void tick(LongConsumer ticker, long now) {
        try {
            ticker.accept(now);
        } catch (RuntimeException e) {
            LOG.error("The simulator's work of this second failed; it is tried again the next", e);
        }
    }

    private void run() {
        while (!closed) {
            long rest = Math.max(1, advance() - nowMs());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(rest));
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
