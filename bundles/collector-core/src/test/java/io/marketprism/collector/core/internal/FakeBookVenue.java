package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.model.PriceLevels;
import io.marketprism.collector.spi.BookPlan;
import io.marketprism.collector.spi.BookRule;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.InstrumentQuery;
import io.marketprism.collector.spi.KeepAlive;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.StreamSink;
import io.marketprism.collector.spi.Subscription;
import io.marketprism.collector.spi.Venue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A venue of books that are kept, which speaks in words: {@code snap BTC 10 99 101} (ID, one bid, one ask, each one coin),
 * {@code delta BTC 10 12 99 5} (previous and own ID, bid, quantity); the answer to a snapshot request likewise.
 */
final class FakeBookVenue implements Venue {

    private final BookRule rule;
    private final boolean pushed;
    int snapshotDepth;
    int resubscriptionsAllowed = 100;

    FakeBookVenue(BookRule rule, boolean pushed) {
        this.rule = rule;
        this.pushed = pushed;
    }

    @Override
    public String name() {
        return "okx";
    }

    @Override
    public Set<DataType> supports(ExchangeSettings settings) {
        return Set.of(DataType.ORDERBOOK);
    }

    @Override
    public List<InstrumentQuery> instrumentQueries(ExchangeSettings settings) {
        return List.of();
    }

    @Override
    public CollectionPlan plan(ExchangeSettings settings, Map<String, Contract> contracts) {
        Map<String, Instrument> instruments = new LinkedHashMap<>();
        settings.symbols()
                .forEach(symbol -> instruments.put(
                        symbol, new Instrument(settings.exchange(), MarketType.PERPETUAL, symbol, symbol + "-USDT")));
        List<Channel> channels = new ArrayList<>();
        List<BookPlan> books = new ArrayList<>();
        for (Instrument instrument : instruments.values()) {
            String symbol = instrument.venueSymbol();
            Channel channel = new Channel(DataType.ORDERBOOK, instrument);
            channels.add(channel);
            books.add(new BookPlan(
                    channel,
                    rule,
                    pushed,
                    new RestRequest(URI.create("https://venue.test/" + symbol), Duration.ofSeconds(1), "books", 1),
                    snapshotDepth,
                    (response, sink) -> {
                        OrderBookUpdate book = update(new String(response.body(), StandardCharsets.UTF_8), instruments);
                        sink.event(new OrderBookSnapshot(
                                instrument, book.bids(), book.asks(), book.lastUpdateId(), book.eventTimeMs()));
                    },
                    pushed ? List.of("off " + symbol, "on " + symbol) : List.of(),
                    pushed ? "subscriptions" : ""));
        }
        return new CollectionPlan(
                channels,
                List.of(new StreamPlan(
                        "books",
                        URI.create("wss://venue.test/books"),
                        new KeepAlive.ServerPings(Duration.ofMinutes(1)),
                        List.of(new Subscription("on all", channels)),
                        Duration.ZERO,
                        List.of(),
                        () -> (frame, offset, length, sink) ->
                                decode(new String(frame, offset, length, StandardCharsets.UTF_8), instruments, sink))),
                List.of(),
                List.of(
                        new Quota("books", 100, Duration.ofSeconds(1)),
                        new Quota("subscriptions", resubscriptionsAllowed, Duration.ofHours(1))),
                books);
    }

    private static void decode(String text, Map<String, Instrument> instruments, StreamSink sink) {
        sink.book(update(text, instruments));
    }

    private static OrderBookUpdate update(String text, Map<String, Instrument> instruments) {
        String[] words = text.split(" ", -1);
        Instrument instrument = instruments.get(words[1]);
        if (words[0].equals("snap")) {
            return new OrderBookUpdate(
                    instrument,
                    true,
                    level(words[3], "1"),
                    level(words[4], "1"),
                    -1,
                    Long.parseLong(words[2]),
                    -1,
                    OrderBookUpdate.NO_CHECKSUM,
                    5);
        }
        long previous = Long.parseLong(words[2]);
        return new OrderBookUpdate(
                instrument,
                false,
                words.length > 4 ? level(words[4], words[5]) : PriceLevels.EMPTY,
                PriceLevels.EMPTY,
                previous + 1,
                Long.parseLong(words[3]),
                previous,
                OrderBookUpdate.NO_CHECKSUM,
                Long.parseLong(words[3]));
    }

    private static PriceLevels level(String price, String quantity) {
        return new PriceLevels.Builder(1)
                .add(Decimal.parse(price), Decimal.parse(quantity))
                .build();
    }
}
