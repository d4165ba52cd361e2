package io.marketprism.collector.orderbook.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.PriceLevels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TwoSidedBookTest {

    private static PriceLevels levels(String... numbers) {
        PriceLevels.Builder levels = new PriceLevels.Builder(1);
        for (int i = 0; i < numbers.length; i += 2) {
            levels.add(Decimal.parse(numbers[i]), Decimal.parse(numbers[i + 1]));
        }
        return levels.build();
    }

    @Test
    void onePriceWrittenWithDifferentZerosIsOneLevelAndKeepsTheLatestWriting() {
        TwoSidedBook book = new TwoSidedBook(0, 100);
        book.replace(levels("0.10", "1"), PriceLevels.EMPTY);
        book.change(levels("0.1", "2.50"), PriceLevels.EMPTY);
        assertThat(book.bids(9)).hasToString("[2.50@0.1]");
        book.change(levels("0.100", "0.00"), PriceLevels.EMPTY);
        assertThat(book.bids(9).isEmpty()).isTrue();
    }

    @Test
    void numbersTooWideForALongAreKeptExactly() {
        TwoSidedBook book = new TwoSidedBook(0, 100);
        String wide = "12345678901234567890.123456789012345678";
        book.replace(levels("1", "1"), levels(wide, "99999999999999999999"));
        book.change(levels("2", "2", "0.5", "99999999999999999999.5"), levels("3", "3", "12345678901234567891", "4"));
        assertThat(book.bids(9)).hasToString("[2@2, 1@1, 99999999999999999999.5@0.5]");
        assertThat(book.asks(9)).hasToString("[3@3, 99999999999999999999@" + wide + ", 4@12345678901234567891]");
        book.change(levels("0.50", "0"), levels(wide + "0", "0"));
        assertThat(book.bids(9)).hasToString("[2@2, 1@1]");
        assertThat(book.asks(9)).hasToString("[3@3, 4@12345678901234567891]");
    }

    @Test
    void worstLevelsAreForgottenBeyondTheBound() {
        TwoSidedBook book = new TwoSidedBook(0, 10);
        PriceLevels.Builder many = new PriceLevels.Builder(100);
        for (int i = 1; i <= 100; i++) {
            many.add(Decimal.of(i, 0), Decimal.of(1, 0));
        }
        book.change(many.build(), many.build());
        assertThat(book.bids(100).size()).isEqualTo(10);
        assertThat(book.bids(1)).hasToString("[1@100]");
        assertThat(book.asks(100).size()).isEqualTo(10);
        assertThat(book.asks(1)).hasToString("[1@1]");
        assertThat(book.isCut()).isTrue();
        assertThat(book.isShallow(11)).isTrue();
    }

    @Test
    void comparesAsExactDecimalsDo() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            long a = random.nextLong() >> random.nextInt(63);
            long b = random.nextLong() >> random.nextInt(63);
            int aScale = random.nextInt(30);
            int bScale = random.nextInt(30);
            assertThat(Numbers.compare(a, aScale, b, bScale))
                    .isEqualTo(BigDecimal.valueOf(a, aScale).compareTo(BigDecimal.valueOf(b, bScale)));
        }
    }

    @Test
    void bookOfAThousandLevelsTakesAtMost64Kilobytes() {
        int books = 200;
        List<TwoSidedBook> kept = new ArrayList<>();
        PriceLevels bids = thousand(-1);
        PriceLevels asks = thousand(1);
        long before = usedBytes();
        for (int i = 0; i < books; i++) {
            TwoSidedBook book = new TwoSidedBook(1_000, 1_000);
            book.replace(bids, asks);
            book.change(bids, asks);
            kept.add(book);
        }
        long each = (usedBytes() - before) / kept.size();
        assertThat(each).isLessThan(64 * 1_024).isGreaterThan(20 * 1_024);
    }

    private static PriceLevels thousand(int step) {
        PriceLevels.Builder levels = new PriceLevels.Builder(1_000);
        for (int i = 1; i <= 1_000; i++) {
            levels.add(Decimal.of(6_700_000 + (long) step * i, 2), Decimal.of(150_000_000 + i, 8));
        }
        return levels.build();
    }

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
