package io.marketprism.collector.venue.simulator.internal.market;

import io.marketprism.collector.model.Side;
import java.util.SplittableRandom;

/**
 * A market made up: takers and makers come at random with a given rate, so that the price walks, the book keeps its
 * depth and never crosses. The same seed gives the same market.
 */
public final class GeneratedTape implements Tape {

    private static final long BEAT_MICROS = 100_000;
    private static final double MICROS_PER_SECOND = 1_000_000;
    private static final int LEVELS_A_TAKER_EATS = 4;
    private static final double USUAL_PLACE = 15;

    private final InstrumentSpec spec;
    private final double rate;
    private final int widestGap;
    private final SplittableRandom random;

    private long nextTakerMicros;
    private long nextMakerMicros;
    private long nextBeatMicros = BEAT_MICROS;
    private boolean rising;

    /** A market with {@code rate} takers and as many makers a second. */
    public GeneratedTape(InstrumentSpec spec, double rate, long seed) {
        this.spec = spec;
        this.rate = rate;
        this.random = new SplittableRandom(seed ^ spec.symbol().hashCode());
        this.widestGap = (int) Math.max(1, spec.startPrice() / spec.tick() / (spec.depth() * 20L));
        this.nextTakerMicros = pause();
        this.nextMakerMicros = pause();
    }

    @Override
    public void open(Book book) {
        long middle = spec.startPrice() / spec.tick() * spec.tick();
        book.bids().put(middle - spec.tick(), restingQuantity(), someOrders());
        book.asks().put(middle + spec.tick(), restingQuantity(), someOrders());
        for (Side side : Side.values()) {
            Ladder ladder = book.side(side);
            while (ladder.size() < spec.depth()) {
                ladder.put(beyond(ladder, side), restingQuantity(), someOrders());
            }
        }
    }

    @Override
    public long dueMicros() {
        return Math.min(nextBeatMicros, Math.min(nextTakerMicros, nextMakerMicros));
    }

    @Override
    public void play(Floor floor) {
        long due = dueMicros();
        if (due == nextTakerMicros) {
            nextTakerMicros += pause();
            take(floor);
        } else if (due == nextMakerMicros) {
            nextMakerMicros += pause();
            make(floor);
        } else {
            nextBeatMicros += BEAT_MICROS;
            floor.beat(0);
        }
    }

    private long pause() {
        return 1 + (long) (-Math.log(1 - random.nextDouble()) / rate * MICROS_PER_SECOND);
    }

    private void take(Floor floor) {
        if (random.nextInt(40) == 0) {
            rising = !rising;
        }
        double away = (double) floor.book().middle() / spec.startPrice() - 1;
        boolean buys = random.nextDouble() < 0.5 + (rising ? 0.1 : -0.1) - away * 5;
        Side taker = buys ? Side.BUY : Side.SELL;
        Side maker = buys ? Side.SELL : Side.BUY;
        Ladder ladder = floor.book().side(maker);
        long wanted = takenQuantity();
        for (int eaten = 0; wanted > 0 && eaten < LEVELS_A_TAKER_EATS && ladder.size() > 1; eaten++) {
            long price = ladder.price(0);
            long there = ladder.quantity(0);
            int orders = ladder.orders(0);
            long taken = Math.min(wanted, there);
            long left = there - taken;
            long reached = Math.max(1, Math.min(taken / spec.lot(), orders * taken / there));
            floor.trade(taker, price, taken, (int) reached);
            floor.change(maker, price, left, left == 0 ? 0 : (int) Math.max(1, orders - reached));
            wanted -= taken;
        }
        deepen(floor, maker);
    }

    private void make(Floor floor) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        Ladder ladder = floor.book().side(side);
        long room = (floor.book().asks().price(0) - floor.book().bids().price(0)) / spec.tick() - 1;
        if (room > 0 && random.nextInt(10) < 6) {
            long step = (1 + random.nextLong(room)) * spec.tick();
            floor.change(side, ladder.price(0) + (side == Side.BUY ? step : -step), restingQuantity(), someOrders());
        } else {
            int place = (int) Math.min(ladder.size() - 1L, (long) (-Math.log(1 - random.nextDouble()) * USUAL_PLACE));
            long price = ladder.price(place);
            switch (random.nextInt(4)) {
                case 0 -> floor.change(side, price, 0, 0);
                case 1 -> floor.change(side, between(ladder, place), restingQuantity(), someOrders());
                default -> floor.change(side, price, restingQuantity(), someOrders());
            }
        }
        deepen(floor, side);
        while (ladder.size() > spec.depth()) {
            floor.change(side, ladder.price(ladder.size() - 1), 0, 0);
        }
    }

    /** A price between a level and the next, or the level's own where they touch. */
    private long between(Ladder ladder, int place) {
        long price = ladder.price(place);
        if (place + 1 == ladder.size()) {
            return price;
        }
        long gap = (ladder.price(place + 1) - price) / spec.tick();
        return Math.abs(gap) < 2 ? price : price + gap / 2 * spec.tick();
    }

    private void deepen(Floor floor, Side side) {
        Ladder ladder = floor.book().side(side);
        while (ladder.size() < spec.depth()) {
            floor.change(side, beyond(ladder, side), restingQuantity(), someOrders());
        }
    }

    private long beyond(Ladder ladder, Side side) {
        long step = (1 + random.nextInt(widestGap)) * spec.tick();
        long last = ladder.price(ladder.size() - 1);
        return side == Side.BUY ? last - step : last + step;
    }

    private long takenQuantity() {
        return quantity(0.3);
    }

    private long restingQuantity() {
        return quantity(1);
    }

    private long quantity(double share) {
        double size = spec.usualQuantity() * share * -Math.log(1 - random.nextDouble());
        return Math.max(1, (long) (size / spec.lot())) * spec.lot();
    }

    private int someOrders() {
        return 1 + random.nextInt(5);
    }
}
