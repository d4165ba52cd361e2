package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonFactory;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Subscription;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Plans the streams of one kind of event. The streams stand in the address, so that data flows from the first moment; they are also
 * subscribed by requests, which changes nothing at the venue and brings an acknowledgement or a refusal of each.
 */
final class BinanceStreamPlans {

    /** The least that the documentation of either market ever allowed on one connection. */
    static final int STREAMS_PER_CONNECTION = 200;

    static final int STREAMS_PER_REQUEST = 50;

    /** Makes the fields of one event of one connection. */
    interface Fields {

        /** The fields, empty at first, for instruments by the venue's symbol. */
        BinanceEventFields of(Map<String, Instrument> instruments, BinanceMarket market, BinanceJson json);
    }

    private final JsonFactory json;
    private final DataType type;
    private final String name;
    private final Function<BinanceMarket, String> event;
    private final Fields fields;

    private BinanceStreamPlans(
            JsonFactory json, DataType type, String name, Function<BinanceMarket, String> event, Fields fields) {
        this.json = json;
        this.type = type;
        this.name = name;
        this.event = event;
        this.fields = fields;
    }

    /** Trades of either market. */
    static BinanceStreamPlans trades(JsonFactory json) {
        return new BinanceStreamPlans(
                json, DataType.TRADE, "trades", BinanceMarket::tradeEvent, BinanceTradeFields::new);
    }

    /** Liquidations of USD-M. They have a connection of their own, so that their silence costs nothing else. */
    static BinanceStreamPlans liquidations(JsonFactory json) {
        return new BinanceStreamPlans(
                json,
                DataType.LIQUIDATION,
                "liquidation",
                market -> BinanceLiquidationFields.EVENT,
                (instruments, market, decimals) -> new BinanceLiquidationFields(instruments, decimals));
    }

    void add(BinanceVenue.Draft draft, ExchangeSettings settings, BinanceMarket market, List<Instrument> instruments) {
        List<List<Instrument>> connections = parts(instruments, STREAMS_PER_CONNECTION);
        for (int i = 0; i < connections.size(); i++) {
            String connection = i == 0 ? name : name + "-" + (i + 1);
            draft.streams.add(stream(connection, draft, settings, market, connections.get(i)));
        }
    }

    private StreamPlan stream(
            String connection,
            BinanceVenue.Draft draft,
            ExchangeSettings settings,
            BinanceMarket market,
            List<Instrument> instruments) {
        Map<String, Instrument> bySymbol = new LinkedHashMap<>();
        instruments.forEach(instrument -> bySymbol.put(instrument.venueSymbol(), instrument));
        List<Subscription> subscriptions = new ArrayList<>();
        List<List<Channel>> requests = new ArrayList<>();
        for (List<Instrument> part : parts(instruments, STREAMS_PER_REQUEST)) {
            List<Channel> channels = part.stream()
                    .map(instrument -> draft.channel(type, instrument))
                    .toList();
            requests.add(channels);
            subscriptions.add(new Subscription(request(requests.size(), market, part), channels));
        }
        String streams = instruments.stream()
                .map(instrument -> BinanceSymbol.inUri(BinanceSymbol.inStream(instrument.venueSymbol())) + "@"
                        + event.apply(market))
                .collect(Collectors.joining("/"));
        return new StreamPlan(
                connection,
                URI.create(BinanceBookPlans.base(settings.wsUrl()) + market.streamPath() + "?streams=" + streams),
                market.keepAlive(),
                subscriptions,
                market.sendInterval(),
                List.of(),
                () -> {
                    BinanceJson decimals = new BinanceJson();
                    return new BinanceStreamCodec(json, requests, () -> fields.of(bySymbol, market, decimals));
                },
                market.rules());
    }

    private String request(int id, BinanceMarket market, List<Instrument> instruments) {
        return instruments.stream()
                .map(instrument ->
                        "\"" + BinanceSymbol.inStream(instrument.venueSymbol()) + "@" + event.apply(market) + "\"")
                .collect(Collectors.joining(",", "{\"method\":\"SUBSCRIBE\",\"params\":[", "],\"id\":" + id + "}"));
    }

    static List<List<Instrument>> parts(List<Instrument> all, int size) {
        List<List<Instrument>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
