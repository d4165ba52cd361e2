package io.marketprism.collector.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.spi.BookRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real sessions, kept by the engine (issue "Every data type", golden books). */
class RecordedBooksTest {

    @Test
    void everyChecksumOfOkxIsTheBooksOwn() {
        int checked = 0;
        for (String file : List.of("okx-20220513-books", "okx-20210722-books-l2-tbt")) {
            Map<String, BookEngine> engines = new HashMap<>();
            for (Recorded.Message message : Recorded.read(file)) {
                BookEngine engine = engines.computeIfAbsent(message.stream(), stream -> Books.engine(BookRule.LINKED));
                BookStep step = engine.take(message.update());
                assertThat(step)
                        .as("%s of %s: %s", checked, message.stream(), engine.lastBreak())
                        .isIn(BookStep.JOINED, BookStep.CHANGED, BookStep.UNCHANGED);
                checked++;
            }
            assertThat(engines.values()).allMatch(engine -> engine.lastBreak().isEmpty());
        }
        assertThat(checked).isEqualTo(4_563);
    }

    @Test
    void aLostFrameOfOldOkxIsNoticedByTheChecksum() {
        List<Recorded.Message> messages = Recorded.read("okx-20220513-books").stream()
                .filter(message -> message.stream().endsWith("BTC-USDT"))
                .toList();
        BookEngine engine = Books.engine(BookRule.LINKED);
        for (int i = 0; i < messages.size(); i++) {
            if (i != 3) {
                engine.take(messages.get(i).update());
            }
        }
        assertThat(engine.state()).isEqualTo(BookState.BROKEN);
        assertThat(engine.lastBreak().orElseThrow().reason()).isEqualTo(BreakReason.CHECKSUM);
    }

    @ParameterizedTest
    @CsvSource({
        "binance-spot-20210404-depth, COUNTED, 1000",
        "binance-spot-20210814-depth, COUNTED, 5000",
        "binance-usdm-20210405-depth, CHAINED, 1000"
    })
    void everyJoinAndChainOfBinanceHoldsAndNoBookIsEverCrossed(String file, BookRule rule, int depth) {
        Map<String, BookEngine> engines = new HashMap<>();
        Map<String, Books.Plain> plain = new HashMap<>();
        Map<String, List<Recorded.Message>> early = new HashMap<>();
        int joins = 0;
        for (Recorded.Message message : Recorded.read(file)) {
            String stream = message.stream();
            BookEngine engine = engines.computeIfAbsent(stream, name -> {
                BookEngine made = new BookEngine(
                        Books.BTC,
                        rule,
                        new BookLimits(depth, depth * 2, 5_000, Duration.ofSeconds(10)),
                        new Books.Clock()::nanoTime);
                made.begin();
                return made;
            });
            if (message.asked() && engine.state() == BookState.BUFFERING) {
                assertThat(engine.join(message.update())).as(stream).isEqualTo(BookStep.JOINED);
                joins++;
                Books.Plain book = new Books.Plain();
                book.apply(message.update());
                early.getOrDefault(stream, List.of()).stream()
                        .filter(event ->
                                event.update().lastUpdateId() > message.update().lastUpdateId())
                        .forEach(event -> book.apply(event.update()));
                plain.put(stream, book);
            } else if (!message.asked()) {
                BookStep step = engine.take(message.update());
                assertThat(step).as("%s: %s", stream, engine.lastBreak()).isNotEqualTo(BookStep.BROKE);
                if (engine.state() == BookState.LIVE) {
                    plain.get(stream).apply(message.update());
                } else {
                    early.computeIfAbsent(stream, name -> new ArrayList<>()).add(message);
                }
            }
        }
        assertThat(joins).isEqualTo(engines.size());
        engines.forEach((stream, engine) -> {
            assertThat(engine.lastBreak()).isEmpty();
            OrderBookSnapshot book = engine.book(400);
            Books.Plain expected = plain.get(stream);
            assertThat(book.bids().size()).isGreaterThan(300);
            assertThat(List.copyOf(Books.Plain.of(book.bids()).descendingMap().entrySet()))
                    .isEqualTo(first(expected.bids, book.bids().size()));
            assertThat(List.copyOf(Books.Plain.of(book.asks()).entrySet()))
                    .isEqualTo(first(expected.asks, book.asks().size()));
        });
    }

    private static List<Map.Entry<BigDecimal, BigDecimal>> first(Map<BigDecimal, BigDecimal> side, int count) {
        return side.entrySet().stream()
                .limit(count)
                .map(level -> Map.entry(level.getKey(), level.getValue()))
                .toList();
    }
}
