package io.marketprism.collector.orderbook.internal;

import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.PriceLevels;
import java.util.Arrays;

/**
 * One side of a kept book in flat arrays, the worst level first, so that changes near the best move few. Numbers stay as
 * the venue wrote them. A side that is cut has a horizon: what is worse than it is not known, and not kept.
 */
final class BookSide {

    private static final int SLACK = 64;

    private final boolean descending;
    private long[] prices = new long[0];
    private long[] quantities = new long[0];
    private short[] priceScales = new short[0];
    private short[] quantityScales = new short[0];
    /** Prices at even, quantities at odd places, where they are too wide for a long; mostly there is none. */
    private Decimal[] wide;

    private int size;
    private Decimal horizon;

    /** An empty side; {@code descending} for bids, whose best is the highest. */
    BookSide(boolean descending) {
        this.descending = descending;
    }

    int size() {
        return size;
    }

    /** Whether it goes on beyond its worst level, where nothing is known. */
    boolean isCut() {
        return horizon != null;
    }

    Decimal price(int fromBest) {
        return number(prices, priceScales, size - 1 - fromBest, 0);
    }

    Decimal quantity(int fromBest) {
        return number(quantities, quantityScales, size - 1 - fromBest, 1);
    }

    private Decimal number(long[] unscaled, short[] scales, int at, int half) {
        Decimal found = wide == null ? null : wide[at * 2 + half];
        return found != null ? found : Decimal.of(unscaled[at], scales[at]);
    }

    void appendPrice(StringBuilder out, int fromBest) {
        append(out, prices, priceScales, size - 1 - fromBest, 0);
    }

    void appendQuantity(StringBuilder out, int fromBest) {
        append(out, quantities, quantityScales, size - 1 - fromBest, 1);
    }

    private void append(StringBuilder out, long[] unscaled, short[] scales, int at, int half) {
        Decimal found = wide == null ? null : wide[at * 2 + half];
        if (found != null) {
            found.appendTo(out);
        } else {
            Decimal.append(out, unscaled[at], scales[at]);
        }
    }

    /** Replaces all levels; {@code cutAt} levels or more go on beyond the worst, unless it is 0. */
    void replace(PriceLevels levels, int cutAt) {
        size = 0;
        wide = null;
        horizon = null;
        ensure(levels.size());
        for (int i = levels.size() - 1; i >= 0; i--) {
            put(levels, i);
        }
        if (cutAt > 0 && size >= cutAt) {
            horizon = price(size - 1);
        }
    }

    /** Sets or removes levels; beyond {@code most} of them the worst are forgotten. */
    void change(PriceLevels levels, int most) {
        for (int i = 0; i < levels.size(); i++) {
            put(levels, i);
        }
        if (size > most + SLACK) {
            forgetWorst(size - most);
            horizon = price(size - 1);
        }
    }

    private void put(PriceLevels levels, int index) {
        if (levels.isCompact(index)) {
            put(
                    levels.priceUnscaled(index),
                    levels.priceScale(index),
                    levels.quantityUnscaled(index),
                    levels.quantityScale(index),
                    null,
                    null);
        } else {
            Decimal price = levels.price(index);
            Decimal quantity = levels.quantity(index);
            put(
                    price.isCompact() ? price.unscaled() : 0,
                    price.scale(),
                    quantity.isCompact() ? quantity.unscaled() : 0,
                    quantity.scale(),
                    price.isCompact() ? null : price,
                    quantity.isCompact() ? null : quantity);
        }
    }

    private void put(
            long price, int priceScale, long quantity, int quantityScale, Decimal widePrice, Decimal wideQuantity) {
        if (horizon != null && isBeyondHorizon(price, priceScale, widePrice)) {
            return;
        }
        int at = find(price, priceScale, widePrice);
        if (quantity == 0 && wideQuantity == null) {
            if (at >= 0) {
                remove(at);
            }
            return;
        }
        if (at < 0) {
            at = -1 - at;
            insert(at);
        }
        prices[at] = price;
        priceScales[at] = (short) priceScale;
        quantities[at] = quantity;
        quantityScales[at] = (short) quantityScale;
        if (widePrice != null || wideQuantity != null || wide != null) {
            if (wide == null) {
                wide = new Decimal[prices.length * 2];
            }
            wide[at * 2] = widePrice;
            wide[at * 2 + 1] = wideQuantity;
        }
    }

    private boolean isBeyondHorizon(long price, int scale, Decimal widePrice) {
        int order = widePrice == null && horizon.isCompact()
                ? Numbers.compare(horizon.unscaled(), horizon.scale(), price, scale)
                : horizon.compareTo(widePrice == null ? Decimal.of(price, scale) : widePrice);
        return (descending ? order : -order) > 0;
    }

    /** Where a price stands, or minus one minus where it would. */
    private int find(long price, int scale, Decimal widePrice) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, price, scale, widePrice);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }

    /** Negative if the level at an index is worse than a price. */
    private int compare(int at, long price, int scale, Decimal widePrice) {
        Decimal own = wide == null ? null : wide[at * 2];
        int order;
        if (own == null && widePrice == null) {
            order = Numbers.compare(prices[at], priceScales[at], price, scale);
        } else {
            Decimal left = own == null ? Decimal.of(prices[at], priceScales[at]) : own;
            order = left.compareTo(widePrice == null ? Decimal.of(price, scale) : widePrice);
        }
        return descending ? order : -order;
    }

    private void insert(int at) {
        ensure(size + 1);
        move(at, at + 1, size - at);
        size++;
    }

    private void remove(int at) {
        move(at + 1, at, size - at - 1);
        size--;
        if (wide != null) {
            wide[size * 2] = null;
            wide[size * 2 + 1] = null;
        }
    }

    private void forgetWorst(int count) {
        move(count, 0, size - count);
        if (wide != null) {
            Arrays.fill(wide, (size - count) * 2, size * 2, null);
        }
        size -= count;
    }

    private void move(int from, int to, int count) {
        System.arraycopy(prices, from, prices, to, count);
        System.arraycopy(quantities, from, quantities, to, count);
        System.arraycopy(priceScales, from, priceScales, to, count);
        System.arraycopy(quantityScales, from, quantityScales, to, count);
        if (wide != null) {
            System.arraycopy(wide, from * 2, wide, to * 2, count * 2);
        }
    }

    /** Room grows by an eighth: a book's size changes little, and there are many books. */
    private void ensure(int needed) {
        if (needed > prices.length) {
            int room = needed + needed / 8 + 8;
            prices = Arrays.copyOf(prices, room);
            quantities = Arrays.copyOf(quantities, room);
            priceScales = Arrays.copyOf(priceScales, room);
            quantityScales = Arrays.copyOf(quantityScales, room);
            wide = wide == null ? null : Arrays.copyOf(wide, room * 2);
        }
    }

    /** The best levels, best first. */
    PriceLevels best(int depth) {
        int count = Math.min(depth, size);
        PriceLevels.Builder levels = new PriceLevels.Builder(count);
        for (int i = 0; i < count; i++) {
            int at = size - 1 - i;
            if (wide == null) {
                levels.add(prices[at], priceScales[at], quantities[at], quantityScales[at]);
            } else {
                levels.add(price(i), quantity(i));
            }
        }
        return levels.build();
    }

    /** In how many levels another side differs, as far as both are known. */
    int differences(BookSide other) {
        int differences = 0;
        int mine = 0;
        int its = 0;
        while (true) {
            boolean mineEnded = mine == size;
            boolean itsEnded = its == other.size;
            if ((mineEnded && (itsEnded || isCut())) || (itsEnded && other.isCut())) {
                return differences;
            }
            int order = mineEnded ? 1 : itsEnded ? -1 : betterFirst(price(mine).compareTo(other.price(its)));
            if (order == 0) {
                differences += quantity(mine).compareTo(other.quantity(its)) == 0 ? 0 : 1;
                mine++;
                its++;
            } else {
                differences++;
                mine += order < 0 ? 1 : 0;
                its += order > 0 ? 1 : 0;
            }
        }
    }

    private int betterFirst(int order) {
        return descending ? -order : order;
    }
}
