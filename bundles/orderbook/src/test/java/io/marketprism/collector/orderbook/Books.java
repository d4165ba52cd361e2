package io.marketprism.collector.orderbook;

import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.model.PriceLevels;
import io.marketprism.collector.spi.BookRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What the tests of books share. */
final class Books {

    static final Instrument BTC = new Instrument(Exchange.named("okx_spot"), MarketType.SPOT, "BTC-USDT", "BTC-USDT");
    static final long NONE = OrderBookSnapshot.NO_UPDATE_ID;
    static final BookLimits WHOLE = new BookLimits(0, 10_000, 5_000, Duration.ofSeconds(10));

    private Books() {}

    /** A clock that stands until it is moved. */
    static final class Clock {
        private long nanos = 1;

        long nanoTime() {
            return nanos;
        }

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        void passMillis(long millis) {
            nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        }
    }

    static BookEngine engine(BookRule rule) {
        return new BookEngine(BTC, rule, WHOLE, new Clock()::nanoTime);
    }

    /** Levels written {@code "price quantity, price quantity"}. */
    static PriceLevels levels(String text) {
        PriceLevels.Builder levels = new PriceLevels.Builder(4);
        if (!text.isEmpty()) {
            for (String level : text.split(", ", -1)) {
                int space = level.indexOf(' ');
                levels.add(Decimal.parse(level.substring(0, space)), Decimal.parse(level.substring(space + 1)));
            }
        }
        return levels.build();
    }

    static OrderBookUpdate snapshot(long id, String bids, String asks) {
        return new OrderBookUpdate(
                BTC, true, levels(bids), levels(asks), NONE, id, NONE, OrderBookUpdate.NO_CHECKSUM, id);
    }

    static OrderBookUpdate counted(long first, long last, String bids, String asks) {
        return change(first, last, NONE, bids, asks);
    }

    static OrderBookUpdate linked(long previous, long id, String bids, String asks) {
        return change(NONE, id, previous, bids, asks);
    }

    static OrderBookUpdate change(long first, long last, long previous, String bids, String asks) {
        return new OrderBookUpdate(
                BTC, false, levels(bids), levels(asks), first, last, previous, OrderBookUpdate.NO_CHECKSUM, last);
    }

    /** A book kept in the plainest way there is. */
    static final class Plain {
        final NavigableMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
        final NavigableMap<BigDecimal, BigDecimal> asks = new TreeMap<>();

        Plain copy() {
            Plain copy = new Plain();
            copy.bids.putAll(bids);
            copy.asks.putAll(asks);
            return copy;
        }

        void apply(OrderBookUpdate update) {
            if (update.snapshot()) {
                bids.clear();
                asks.clear();
            }
            apply(bids, update.bids());
            apply(asks, update.asks());
        }

        private static void apply(NavigableMap<BigDecimal, BigDecimal> side, PriceLevels levels) {
            for (int i = 0; i < levels.size(); i++) {
                BigDecimal price = levels.price(i).toBigDecimal().stripTrailingZeros();
                BigDecimal quantity = levels.quantity(i).toBigDecimal().stripTrailingZeros();
                if (quantity.signum() == 0) {
                    side.remove(price);
                } else {
                    side.put(price, quantity);
                }
            }
        }

        static NavigableMap<BigDecimal, BigDecimal> of(PriceLevels levels) {
            NavigableMap<BigDecimal, BigDecimal> side = new TreeMap<>();
            apply(side, levels);
            return side;
        }
    }
}
