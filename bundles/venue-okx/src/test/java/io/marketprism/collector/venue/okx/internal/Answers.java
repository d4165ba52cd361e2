package io.marketprism.collector.venue.okx.internal;

import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.OrderBookSettings.Method;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Settings, answers and what is made of them. */
final class Answers {

    private Answers() {}

    static RestResponse answer(int status, String body) {
        return new RestResponse(status, name -> Optional.empty(), body.getBytes(StandardCharsets.UTF_8));
    }

    static List<MarketEvent> events(RestDecoder decoder, String body) throws VenueException {
        List<MarketEvent> events = new ArrayList<>();
        decoder.decode(answer(200, body), events::add);
        return events;
    }

    static OrderBookSettings snapshots(int depth, Optional<URI> restBase) {
        return new OrderBookSettings(
                Method.SNAPSHOT,
                Duration.ofSeconds(1),
                depth,
                Duration.ofMillis(900),
                500,
                200,
                Duration.ofMillis(100),
                restBase,
                Optional.empty());
    }

    static ExchangeSettings settings(
            MarketType marketType, String symbol, Set<DataType> dataTypes, OrderBookSettings book) {
        return new ExchangeSettings(
                Exchange.named(marketType == MarketType.SPOT ? "okx_spot" : "okx_derivatives"),
                marketType,
                List.of(symbol),
                dataTypes,
                URI.create("https://www.okx.com"),
                URI.create("wss://ws.okx.com:8443/ws/v5/public"),
                book,
                Map.of(
                        DataType.FUNDING_RATE, Duration.ofSeconds(30),
                        DataType.OPEN_INTEREST, Duration.ofSeconds(30),
                        DataType.LSR_TOP_POSITION, Duration.ofSeconds(20)),
                Map.of(DataType.LSR_ALL_ACCOUNT, Duration.ofSeconds(7)));
    }

    static CollectionPlan plan(ExchangeSettings settings) {
        return new OkxVenue().plan(settings, Map.of());
    }

    /** The plan of one type of one instrument, whose contract is known or not. */
    static CollectionPlan plan(MarketType marketType, DataType type, String symbol, Optional<Contract> contract) {
        Map<String, Contract> contracts =
                contract.map(known -> Map.of(symbol, known)).orElse(Map.of());
        return new OkxVenue().plan(settings(marketType, symbol, Set.of(type), OrderBookSettings.defaults()), contracts);
    }

    /** Some bytes of a text changed, cut or doubled. */
    static byte[] mutated(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int change = random.nextInt(1, 5); change > 0 && !changed.isEmpty(); change--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(4)) {
                case 0 -> changed.setLength(at);
                case 1 -> changed.setCharAt(at, "[]{}\",:0-eE.n\\\u0000".charAt(random.nextInt(15)));
                case 2 -> changed.insert(at, "[{\"a\":[1]}]");
                default -> changed.delete(at, Math.min(changed.length(), at + random.nextInt(1, 12)));
            }
        }
        return changed.toString().getBytes(StandardCharsets.UTF_8);
    }
}
