package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.FundingRate;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.Liquidation;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.PriceLevels;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.model.Trade;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.EventSink;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.InstrumentQuery;
import io.marketprism.collector.spi.KeepAlive;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.StreamPoll;
import io.marketprism.collector.spi.StreamSink;
import io.marketprism.collector.spi.Subscription;
import io.marketprism.collector.spi.Venue;
import io.marketprism.collector.spi.VenueException;
import io.marketprism.collector.spi.VenueException.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A venue that speaks in words: {@code trade BTC 7}, {@code liquidation BTC 0}, {@code ack BTC}, {@code refuse BTC}, {@code book BTC 12 id-3},
 * {@code deny id-3}, {@code soon}, {@code pong}, {@code bad}, {@code boom}; REST: {@code funding BTC 0.01},
 * {@code contract BTC 0.1}.
 */
final class FakeVenue implements Venue {

    static final Exchange EXCHANGE = Exchange.named("okx_derivatives");
    static final int BOOK_WEIGHT = 2;

    Set<DataType> supported = EnumSet.of(DataType.TRADE, DataType.ORDERBOOK, DataType.FUNDING_RATE);
    Schedule funding = new Schedule.Every(Duration.ofSeconds(30));
    int bookQuota = 100;
    boolean asksForContracts;
    RuntimeException planFailure;
    RuntimeException queryFailure;

    static ExchangeSettings settings(DataType... types) {
        return new ExchangeSettings(
                EXCHANGE,
                MarketType.PERPETUAL,
                List.of("BTC", "ETH"),
                Set.of(types),
                URI.create("https://venue.test"),
                URI.create("wss://venue.test/ws"),
                OrderBookSettings.defaults(),
                Map.of(),
                Map.of());
    }

    @Override
    public String name() {
        return "okx";
    }

    @Override
    public Set<DataType> supports(ExchangeSettings settings) {
        return supported;
    }

    @Override
    public List<InstrumentQuery> instrumentQueries(ExchangeSettings settings) {
        if (queryFailure != null) {
            throw queryFailure;
        }
        if (!asksForContracts) {
            return List.of();
        }
        return settings.symbols().stream()
                .map(symbol -> new InstrumentQuery(request("contract/" + symbol), response -> {
                    String[] words = new String(response.body(), StandardCharsets.UTF_8).split(" ", -1);
                    if (words[0].equals("refused")) {
                        throw new VenueException(Kind.REFUSED, "51001", "no such instrument");
                    }
                    return Map.of(words[1], new Contract(Decimal.parse(words[2]), "BTC", Contract.Kind.LINEAR));
                }))
                .toList();
    }

    private static RestRequest request(String path) {
        return new RestRequest(URI.create("https://venue.test/" + path), Duration.ofSeconds(5), "rest", 1);
    }

    static Instrument instrument(String symbol, Map<String, Contract> contracts) {
        return new Instrument(
                EXCHANGE, MarketType.PERPETUAL, symbol, symbol + "-USDT", Optional.ofNullable(contracts.get(symbol)));
    }

    static Channel channel(DataType type, String symbol) {
        return new Channel(type, instrument(symbol, Map.of()));
    }

    @Override
    public CollectionPlan plan(ExchangeSettings settings, Map<String, Contract> contracts) {
        if (planFailure != null) {
            throw planFailure;
        }
        Map<String, Instrument> instruments = new LinkedHashMap<>();
        settings.symbols().forEach(symbol -> instruments.put(symbol, instrument(symbol, contracts)));
        List<Channel> channels = new ArrayList<>();
        List<Subscription> subscriptions = new ArrayList<>();
        List<StreamPoll> books = new ArrayList<>();
        List<RestPoll> polls = new ArrayList<>();
        for (Instrument instrument : instruments.values()) {
            String symbol = instrument.venueSymbol();
            for (DataType type : List.of(DataType.TRADE, DataType.LIQUIDATION)) {
                if (settings.dataTypes().contains(type)) {
                    Channel channel = new Channel(type, instrument);
                    channels.add(channel);
                    subscriptions.add(new Subscription("subscribe " + type.key() + " " + symbol, List.of(channel)));
                }
            }
            if (settings.dataTypes().contains(DataType.ORDERBOOK)) {
                Channel channel = new Channel(DataType.ORDERBOOK, instrument);
                channels.add(channel);
                books.add(new StreamPoll(
                        channel,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(900),
                        number -> symbol + "-" + number,
                        id -> "ask " + id,
                        "books",
                        BOOK_WEIGHT));
            }
            if (settings.dataTypes().contains(DataType.FUNDING_RATE)) {
                Channel channel = new Channel(DataType.FUNDING_RATE, instrument);
                channels.add(channel);
                polls.add(new RestPoll(
                        channel,
                        funding,
                        now -> request("funding/" + symbol),
                        (response, sink) -> funding(response.body(), instruments, sink)));
            }
        }
        List<StreamPlan> streams = new ArrayList<>();
        if (!subscriptions.isEmpty()) {
            streams.add(stream("trades", subscriptions, List.of(), instruments));
        }
        if (!books.isEmpty()) {
            streams.add(stream("books", List.of(), books, instruments));
        }
        return new CollectionPlan(
                channels, streams, polls, List.of(new Quota("books", bookQuota, Duration.ofSeconds(10))));
    }

    private static StreamPlan stream(
            String name,
            List<Subscription> subscriptions,
            List<StreamPoll> polls,
            Map<String, Instrument> instruments) {
        return new StreamPlan(
                name,
                URI.create("wss://venue.test/" + name),
                new KeepAlive.ServerPings(Duration.ofMinutes(1)),
                subscriptions,
                Duration.ZERO,
                polls,
                () -> (frame, offset, length, sink) ->
                        decode(new String(frame, offset, length, StandardCharsets.UTF_8), instruments, sink));
    }

    private static void decode(String text, Map<String, Instrument> instruments, StreamSink sink)
            throws VenueException {
        String[] words = text.split(" ", -1);
        switch (words[0]) {
            case "trade" -> sink.event(trade(instruments.get(words[1]), words[2]));
            case "stranger" -> sink.event(trade(instrument("XRP", Map.of()), "1"));
            case "ack" -> sink.acknowledged(new Channel(DataType.TRADE, instruments.get(words[1])));
            case "liquidation" -> sink.event(liquidation(instruments.get(words[1]), Integer.parseInt(words[2])));
            case "ackliq" -> sink.acknowledged(new Channel(DataType.LIQUIDATION, instruments.get(words[1])));
            case "refuse" ->
                sink.refused(
                        new Channel(DataType.TRADE, instruments.get(words[1])),
                        new VenueException(Kind.REFUSED, "60018", "wrong channel"));
            case "refuseall" -> sink.refused(new VenueException(Kind.RATE_LIMITED, "60014", "too many"));
            case "book" -> {
                sink.event(book(instruments.get(words[1]), Long.parseLong(words[2])));
                sink.answered(words[3]);
            }
            case "deny" -> sink.answered(words[1], new VenueException(Kind.RATE_LIMITED, "-1003", "too much"));
            case "soon" -> sink.closingSoon("upgrade");
            case "pong" -> sink.heartbeat();
            case "bad" -> throw VenueException.malformed("The frame is not what is documented", null);
            case "boom" -> throw new IllegalStateException("a defect");
            default -> sink.unknown(words[0]);
        }
    }

    private static void funding(byte[] body, Map<String, Instrument> instruments, EventSink sink)
            throws VenueException {
        String[] words = new String(body, StandardCharsets.UTF_8).split(" ", -1);
        switch (words[0]) {
            case "funding" -> sink.event(funding(instruments.get(words[1]), words[2]));
            case "bad" -> throw VenueException.malformed("The answer is not what is documented", null);
            default -> throw new IllegalStateException("a defect");
        }
    }

    static MarketEvent trade(Instrument instrument, String id) {
        return new Trade(instrument, id, Decimal.parse("1"), Decimal.parse("2"), Side.BUY, 1, 5);
    }

    static MarketEvent liquidation(Instrument instrument, int ordinal) {
        return new Liquidation(
                instrument,
                Side.SELL,
                Liquidation.Status.FILLED,
                Decimal.parse("1"),
                Optional.empty(),
                Decimal.parse("2"),
                Optional.empty(),
                5,
                ordinal);
    }

    static MarketEvent book(Instrument instrument, long id) {
        return new OrderBookSnapshot(instrument, PriceLevels.EMPTY, PriceLevels.EMPTY, id, 5);
    }

    static MarketEvent funding(Instrument instrument, String rate) {
        return new FundingRate(
                instrument,
                Decimal.parse(rate),
                Optional.empty(),
                8,
                Duration.ofHours(8),
                Optional.empty(),
                Optional.empty(),
                5);
    }
}
