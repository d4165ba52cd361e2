package io.marketprism.collector.venue.simulator.internal.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketTest {

    private static final MarketListener DEAF = new MarketListener() {
        @Override
        public void traded(Print print) {
            // nobody listens
        }

        @Override
        public void topChanged(Market market) {
            // nobody listens
        }
    };

    private static InstrumentSpec spec(Coin coin) {
        return coin.spec(
                coin.name() + "USDT", Notation.fixed(8), Notation.fixed(8), coin.spotTick(), coin.spotLot(), "1", 400);
    }

    private static Market market(InstrumentSpec spec, double rate, long seed) {
        return new Market(spec, new GeneratedTape(spec, rate, seed), 1, Numbering.since(0, 1, 1), 0, DEAF);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void madeUpBooksNeverCrossKeepTheirDepthAndStepByTickAndLot(int coin) {
        InstrumentSpec spec = spec(Coin.ALL.get(coin));
        Market market = market(spec, 100, 5);
        for (long now = 0; now < 300_000; now += 100) {
            market.advance(now);
            Book book = market.book();
            assertThat(book.isCrossed()).isFalse();
            assertThat(book.bids().size()).isEqualTo(400);
            assertThat(book.asks().size()).isEqualTo(400);
        }
        for (Ladder side : List.of(market.book().bids(), market.book().asks())) {
            for (int i = 0; i < side.size(); i++) {
                assertThat(side.price(i) % spec.tick()).isZero();
                assertThat(side.quantity(i) % spec.lot()).isZero();
                assertThat(side.quantity(i)).isPositive();
                assertThat(side.orders(i)).isPositive();
            }
        }
        double share = (double) market.book().middle() / spec.startPrice();
        assertThat(share).isBetween(0.7, 1.4);
        assertThat(market.trades().total()).isBetween(28_000L, 80_000L);
    }

    @Test
    void theSameSeedMakesTheSameMarketAndAnotherSeedAnother() {
        InstrumentSpec spec = spec(Coin.ALL.get(0));
        List<Print> newest = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            Market market = market(spec, 20, seed);
            market.advance(1_500);
            newest.add(market.trades().newest(0));
        }
        assertThat(newest.get(0)).isEqualTo(newest.get(1)).isNotEqualTo(newest.get(2));
    }

    @Test
    void aMarketThatWasLeftAloneDoesNotCatchUp() {
        Market market = market(spec(Coin.ALL.get(0)), 100, 1);
        market.advance(1_000);
        long before = market.trades().total();
        market.advance(1_000_000);
        assertThat(market.trades().total() - before).isLessThan(300);
        assertThat(market.nextDueMs()).isGreaterThan(1_000_000);
    }

    @Test
    void aMarketThatFailsStandsStillAndTheOthersGoOn() {
        long[] now = {0};
        Engine engine = new Engine(() -> Instant.ofEpochMilli(now[0]));
        InstrumentSpec spec = spec(Coin.ALL.get(0));
        MarketListener failing = new MarketListener() {
            @Override
            public void traded(Print print) {
                throw new IllegalStateException("a listener that cannot take a trade");
            }

            @Override
            public void topChanged(Market market) {
                // only trades fail
            }
        };
        Market broken = new Market(spec, new GeneratedTape(spec, 50, 1), 1, Numbering.since(0, 1, 1), 0, failing);
        engine.add(broken);
        Market whole = engine.add(market(spec, 50, 1));
        int[] seconds = {0};
        engine.eachSecond(time -> {
            seconds[0]++;
            throw new IllegalStateException("a ticker that fails");
        });
        for (; now[0] <= 5_000; now[0] += 10) {
            engine.advance();
        }
        assertThat(broken.trades().total()).isEqualTo(1);
        assertThat(whole.trades().total()).isGreaterThan(150);
        assertThat(seconds[0]).isEqualTo(5);
    }

    @Test
    void quantitiesOfMatchesAddUpExactly() {
        for (int matches = 1; matches < 9; matches++) {
            Print print = new Print(1, 10, 10 + matches - 1, 5, 1_234_567, Side.BUY, 0, 0);
            long sum = 0;
            for (long id = print.firstId(); id <= print.lastId(); id++) {
                assertThat(print.quantityOf(id, 1_000)).isPositive();
                sum += print.quantityOf(id, 1_000);
            }
            assertThat(sum).isEqualTo(1_234_567);
        }
    }

    @Test
    void theLogKeepsTheNewestAndFindsThemByNumber() {
        TradeLog log = new TradeLog();
        assertThat(log.backFromAggregate(1)).isEqualTo(-1);
        assertThat(log.backFromMatch(1)).isEqualTo(-1);
        int count = TradeLog.CAPACITY + 1_000;
        for (int i = 0; i < count; i++) {
            log.add(new Print(i, 2L * i, 2L * i + 1, 1, 1, Side.BUY, i, 0));
        }
        assertThat(log.size()).isEqualTo(TradeLog.CAPACITY);
        assertThat(log.total()).isEqualTo(count);
        assertThat(log.newest(0).aggregateId()).isEqualTo(count - 1);
        assertThat(log.newest(log.backFromAggregate(5_000)).aggregateId()).isEqualTo(5_000);
        assertThat(log.newest(log.backFromAggregate(0)).aggregateId()).isEqualTo(1_000);
        assertThat(log.newest(log.backFromMatch(10_001)).aggregateId()).isEqualTo(5_000);
        assertThat(log.backFromMatch(2L * count)).isEqualTo(-1);
        assertThat(log.firstMatch()).isZero();
        assertThat(log.firstLastMatch()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 99, 100, 123_456_789, 999_999_999, 1_000_000_000_000_000_000L, Long.MAX_VALUE})
    void numbersAreWrittenAsTheyAre(long value) {
        assertThat(new Frame().number(value).toString()).isEqualTo(Long.toString(value));
        assertThat(new Frame().number(-value).toString()).isEqualTo(Long.toString(-value));
        for (int scale = 0; scale < 9; scale++) {
            String plain = BigDecimal.valueOf(value, scale).toPlainString();
            assertThat(Notation.fixed(scale).format(value)).isEqualTo(plain);
            assertThat(new BigDecimal(Notation.trimmed(scale).format(value))).isEqualByComparingTo(plain);
            assertThat(Notation.trimmed(scale).format(value)).doesNotMatch(".*\\.\\d*0");
        }
    }

    @Test
    void theBookAtANumberIsAsItWasAndOldNumbersAreForgotten() {
        Market market = market(spec(Coin.ALL.get(1)), 200, 3);
        Map<Long, List<Long>> books = new LinkedHashMap<>();
        for (long now = 0; now < 60_000; now += 100) {
            market.advance(now);
            books.put(market.bookId(), prices(market.book()));
        }
        int known = 0;
        for (Map.Entry<Long, List<Long>> one : books.entrySet()) {
            Optional<Book> then = market.bookAt(one.getKey());
            assertThat(then.isPresent()).isEqualTo(one.getKey() >= market.oldestBookId());
            if (then.isPresent()) {
                assertThat(prices(then.get())).isEqualTo(one.getValue());
                known++;
            }
        }
        assertThat(known).isBetween(100, books.size() - 1);
        assertThat(market.bookAt(market.bookId() + 1)).isEmpty();
    }

    private static List<Long> prices(Book book) {
        List<Long> prices = new ArrayList<>();
        for (Ladder side : List.of(book.bids(), book.asks())) {
            for (int i = 0; i < side.size(); i++) {
                prices.add(side.price(i));
                prices.add(side.quantity(i));
            }
        }
        return prices;
    }

    @Test
    void aBurstEndsAndTheMarketGoesOnAsBefore() {
        Market market = market(spec(Coin.ALL.get(0)), 20, 1);
        market.advance(10_000);
        long before = market.trades().total();
        market.burst(50, 1_000);
        for (long now = 10_000; now < 11_000; now += 10) {
            market.advance(now);
        }
        long burst = market.trades().total() - before;
        for (long now = 11_000; now < 12_000; now += 10) {
            market.advance(now);
        }
        assertThat(burst).isGreaterThan(800);
        assertThat(market.trades().total() - before - burst).isLessThan(100);
    }
}
