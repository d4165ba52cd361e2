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
import java.util.stream.Collectors;

/**
 * Plans the streams of trades. The streams stand in the address, so that data flows from the first moment; they are also
 * subscribed by requests, which changes nothing at the venue and brings an acknowledgement or a refusal of each.
 */
final class BinanceTradePlans {

    /** The least that the documentation of either market ever allowed on one connection. */
    static final int STREAMS_PER_CONNECTION = 200;

    static final int STREAMS_PER_REQUEST = 50;

    private final JsonFactory json;

    BinanceTradePlans(JsonFactory json) {
        this.json = json;
    }

    void add(BinanceVenue.Draft draft, ExchangeSettings settings, BinanceMarket market, List<Instrument> instruments) {
        List<List<Instrument>> connections = parts(instruments, STREAMS_PER_CONNECTION);
        for (int i = 0; i < connections.size(); i++) {
            String name = i == 0 ? "trades" : "trades-" + (i + 1);
            draft.streams.add(stream(name, draft, settings, market, connections.get(i)));
        }
    }

    private StreamPlan stream(
            String name,
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
                    .map(instrument -> draft.channel(DataType.TRADE, instrument))
                    .toList();
            requests.add(channels);
            subscriptions.add(new Subscription(request(requests.size(), market, part), channels));
        }
        String streams = instruments.stream()
                .map(instrument -> BinanceSymbol.inUri(BinanceSymbol.inStream(instrument.venueSymbol())) + "@"
                        + market.tradeEvent())
                .collect(Collectors.joining("/"));
        return new StreamPlan(
                name,
                URI.create(BinanceBookPlans.base(settings.wsUrl()) + market.streamPath() + "?streams=" + streams),
                market.keepAlive(),
                subscriptions,
                market.sendInterval(),
                List.of(),
                () -> new BinanceStreamCodec(json, bySymbol, requests, market));
    }

    private static String request(int id, BinanceMarket market, List<Instrument> instruments) {
        return instruments.stream()
                .map(instrument ->
                        "\"" + BinanceSymbol.inStream(instrument.venueSymbol()) + "@" + market.tradeEvent() + "\"")
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
