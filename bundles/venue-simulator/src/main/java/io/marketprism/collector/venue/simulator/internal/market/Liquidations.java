package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * The forced closings of one contract, made up: a burst of one to four at least each nine seconds, sometimes two of one
 * side in one millisecond. The same seed gives the same sequence of pauses and sizes. Thread-safe.
 */
public final class Liquidations {

    /** How many are kept for requests about the past. */
    public static final int KEPT = 100;

    private static final int SHORTEST_PAUSE_MS = 2_000;
    private static final int LONGEST_PAUSE_MS = 8_000;
    private static final int LONGEST_BURST = 4;
    private static final long MOST_LAG_MS = 10_000;

    private final InstrumentSpec spec;
    private final LongSupplier price;
    private final SplittableRandom random;
    private final Deque<Liquidation> kept = new ArrayDeque<>();
    private long nextMs;

    /**
     * A contract nobody has been closed out of yet.
     *
     * @param price the unscaled price at the moment of asking
     */
    public Liquidations(InstrumentSpec spec, long seed, long nowMs, LongSupplier price) {
        this.spec = spec;
        this.price = price;
        this.random = new SplittableRandom(seed ^ 0x5DEECE66DL ^ spec.symbol().hashCode());
        this.nextMs = nowMs + pause();
    }

    private long pause() {
        return random.nextLong(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS);
    }

    /** What has happened since the last call, in order of time. */
    public synchronized List<Liquidation> until(long nowMs) {
        if (nextMs > nowMs) {
            return List.of();
        }
        List<Liquidation> happened = new ArrayList<>();
        if (nowMs - nextMs > MOST_LAG_MS) {
            nextMs = nowMs;
        }
        for (; nextMs <= nowMs; nextMs += pause()) {
            burst(nextMs, nowMs, happened);
        }
        for (Liquidation one : happened) {
            if (kept.size() == KEPT) {
                kept.removeLast();
            }
            kept.addFirst(one);
        }
        return happened;
    }

    private void burst(long firstMs, long nowMs, List<Liquidation> happened) {
        Side side = random.nextBoolean() ? Side.SELL : Side.BUY;
        long middle = price.getAsLong();
        long timeMs = firstMs;
        for (int left = random.nextInt(1, LONGEST_BURST + 1); left > 0; left--) {
            long ticks = Math.max(1, middle / spec.tick() / 500);
            long away = random.nextLong(1, ticks + 1) * spec.tick();
            long bankruptcy = side == Side.SELL ? middle - away : middle + away;
            long average = side == Side.SELL ? bankruptcy + away / 2 : bankruptcy - away / 2;
            long lots = Math.max(1, (long) (spec.usualQuantity() * -Math.log(1 - random.nextDouble()) / spec.lot()));
            long filled = lots > 1 && random.nextInt(8) == 0 ? lots / 2 : lots;
            happened.add(new Liquidation(timeMs, side, bankruptcy, average, lots * spec.lot(), filled * spec.lot()));
            timeMs = random.nextInt(3) == 0 ? timeMs : Math.min(nowMs, timeMs + random.nextInt(1, 200));
        }
    }

    /** Those kept, newest first. */
    public synchronized List<Liquidation> newest() {
        return List.copyOf(kept);
    }
}
