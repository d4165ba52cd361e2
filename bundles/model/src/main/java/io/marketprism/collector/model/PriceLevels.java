package io.marketprism.collector.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One side of an order book: prices and quantities in flat arrays, in the order given. Immutable.
 *
 * <p>Each number keeps its own scale, since venues drop trailing zeros level by level.
 */
public final class PriceLevels {

    /** A side without levels. */
    public static final PriceLevels EMPTY = new Builder(0).build();

    private final int size;
    private final long[] unscaled;
    private final short[] scales;
    private final Decimal[] wide;

    private PriceLevels(Builder from) {
        this.size = from.size;
        this.unscaled = Arrays.copyOf(from.unscaled, from.size * 2);
        this.scales = Arrays.copyOf(from.scales, from.size * 2);
        this.wide = from.wide == null ? null : Arrays.copyOf(from.wide, from.size * 2);
    }

    /** The number of levels. */
    public int size() {
        return size;
    }

    /** Whether there is no level. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** The price of level {@code index}, counted from the best. */
    public Decimal price(int index) {
        return number(index * 2);
    }

    /** The quantity of level {@code index}. */
    public Decimal quantity(int index) {
        return number(index * 2 + 1);
    }

    /** Whether both numbers of level {@code index} are compact ({@link Decimal#isCompact}). */
    public boolean isCompact(int index) {
        return wide == null || (wide[index * 2] == null && wide[index * 2 + 1] == null);
    }

    /** The digits of the price of level {@code index}, which is compact. */
    public long priceUnscaled(int index) {
        return unscaled[index * 2];
    }

    /** The scale of the price of level {@code index}. */
    public int priceScale(int index) {
        return scales[index * 2];
    }

    /** The digits of the quantity of level {@code index}, which is compact. */
    public long quantityUnscaled(int index) {
        return unscaled[index * 2 + 1];
    }

    /** The scale of the quantity of level {@code index}. */
    public int quantityScale(int index) {
        return scales[index * 2 + 1];
    }

    /** Appends the price of level {@code index} in plain notation without creating an object. */
    public void appendPrice(StringBuilder out, int index) {
        append(out, index * 2);
    }

    /** Appends the quantity of level {@code index} in plain notation without creating an object. */
    public void appendQuantity(StringBuilder out, int index) {
        append(out, index * 2 + 1);
    }

    private Decimal number(int slot) {
        if (wide != null && wide[slot] != null) {
            return wide[slot];
        }
        return Decimal.of(unscaled[slot], scales[slot]);
    }

    private void append(StringBuilder out, int slot) {
        if (wide != null && wide[slot] != null) {
            wide[slot].appendTo(out);
        } else {
            Decimal.append(out, unscaled[slot], scales[slot]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PriceLevels that
                && size == that.size
                && Arrays.equals(unscaled, that.unscaled)
                && Arrays.equals(scales, that.scales)
                && Arrays.equals(wide, that.wide);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(unscaled) + Arrays.hashCode(scales);
    }

    @Override
    public String toString() {
        List<String> levels = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            levels.add(quantity(i) + "@" + price(i));
        }
        return levels.toString();
    }

    /** Collects levels in the order they are added. Not thread-safe; reusable after {@link #clear}. */
    public static final class Builder {
        private int size;
        private long[] unscaled;
        private short[] scales;
        private Decimal[] wide;

        /** A builder with room for {@code expected} levels, which grows as needed. */
        public Builder(int expected) {
            this.unscaled = new long[expected * 2];
            this.scales = new short[expected * 2];
        }

        /** Adds a level behind those already added. */
        public Builder add(Decimal price, Decimal quantity) {
            int slot = room();
            put(slot, price);
            put(slot + 1, quantity);
            size++;
            return this;
        }

        /** Adds a level of two compact numbers without an object of either. */
        public Builder add(long priceUnscaled, int priceScale, long quantityUnscaled, int quantityScale) {
            int slot = room();
            unscaled[slot] = priceUnscaled;
            scales[slot] = (short) priceScale;
            unscaled[slot + 1] = quantityUnscaled;
            scales[slot + 1] = (short) quantityScale;
            size++;
            return this;
        }

        private int room() {
            int slot = size * 2;
            if (slot == unscaled.length) {
                int grown = Math.max(16, slot * 2);
                unscaled = Arrays.copyOf(unscaled, grown);
                scales = Arrays.copyOf(scales, grown);
                wide = wide == null ? null : Arrays.copyOf(wide, grown);
            }
            return slot;
        }

        private void put(int slot, Decimal number) {
            scales[slot] = (short) number.scale();
            if (number.isCompact()) {
                unscaled[slot] = number.unscaled();
            } else {
                if (wide == null) {
                    wide = new Decimal[unscaled.length];
                }
                wide[slot] = number;
            }
        }

        /** Forgets all levels and keeps the room. */
        public void clear() {
            size = 0;
            Arrays.fill(unscaled, 0);
            wide = null;
        }

        /** The levels added so far. */
        public PriceLevels build() {
            return new PriceLevels(this);
        }
    }
}
