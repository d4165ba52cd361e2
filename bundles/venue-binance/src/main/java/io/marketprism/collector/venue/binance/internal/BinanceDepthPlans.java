package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonFactory;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.BookPlan;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Subscription;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Plans books that are kept by the streams {@code @depth@100ms}, each started from a snapshot by REST. As with trades, the
 * streams stand in the address and are also subscribed by requests, which bring an acknowledgement or a refusal of each.
 */
final class BinanceDepthPlans {

    private static final String STREAM = "@depth@100ms";

    private final JsonFactory json;

    BinanceDepthPlans(JsonFactory json) {
        this.json = json;
    }

    void add(BinanceVenue.Draft draft, ExchangeSettings settings, BinanceMarket market, List<Instrument> instruments) {
        List<List<Instrument>> connections =
                BinanceStreamPlans.parts(instruments, BinanceStreamPlans.STREAMS_PER_CONNECTION);
        for (int i = 0; i < connections.size(); i++) {
            String name = i == 0 ? "orderbook" : "orderbook-" + (i + 1);
            List<Channel> channels = connections.get(i).stream()
                    .map(instrument -> draft.channel(DataType.ORDERBOOK, instrument))
                    .toList();
            draft.streams.add(stream(name, settings, market, channels));
            channels.forEach(channel -> draft.books.add(book(settings, market, channel)));
        }
    }

    private StreamPlan stream(String name, ExchangeSettings settings, BinanceMarket market, List<Channel> channels) {
        Map<String, Instrument> bySymbol = new LinkedHashMap<>();
        channels.forEach(channel -> bySymbol.put(channel.instrument().venueSymbol(), channel.instrument()));
        List<List<Channel>> requests = new ArrayList<>();
        for (int from = 0; from < channels.size(); from += BinanceStreamPlans.STREAMS_PER_REQUEST) {
            requests.add(
                    channels.subList(from, Math.min(channels.size(), from + BinanceStreamPlans.STREAMS_PER_REQUEST)));
        }
        List<Subscription> subscriptions = new ArrayList<>();
        for (List<Channel> part : requests) {
            subscriptions.add(new Subscription(request(subscriptions.size() + 1, part), part));
        }
        String streams = channels.stream()
                .map(channel -> BinanceSymbol.inUri(
                                BinanceSymbol.inStream(channel.instrument().venueSymbol()))
                        + STREAM)
                .collect(Collectors.joining("/"));
        return new StreamPlan(
                name,
                URI.create(BinanceBookPlans.base(settings.wsUrl()) + market.bookStreamPath() + "?streams=" + streams),
                market.keepAlive(),
                subscriptions,
                market.sendInterval(),
                List.of(),
                () -> new BinanceDepthCodec(json, bySymbol, requests),
                market.rules());
    }

    private static String request(int id, List<Channel> channels) {
        return channels.stream()
                .map(channel ->
                        "\"" + BinanceSymbol.inStream(channel.instrument().venueSymbol()) + STREAM + "\"")
                .collect(Collectors.joining(",", "{\"method\":\"SUBSCRIBE\",\"params\":[", "],\"id\":" + id + "}"));
    }

    private BookPlan book(ExchangeSettings settings, BinanceMarket market, Channel channel) {
        OrderBookSettings books = settings.orderBook();
        int depth = market.keptDepth(books.depthLimit());
        Instrument instrument = channel.instrument();
        RestRequest snapshot = new RestRequest(
                URI.create(BinanceBookPlans.base(books.restBase().orElse(settings.restUrl())) + market.depthPath()
                        + "?symbol=" + BinanceSymbol.inUri(instrument.venueSymbol()) + "&limit=" + depth),
                books.requestTimeout(),
                BinanceMarket.WEIGHT_POOL,
                market.weightFor(depth));
        return new BookPlan(
                channel,
                market.bookRule(),
                false,
                snapshot,
                depth,
                new BinanceBookDecoder(new BinanceRest(json), instrument, depth),
                List.of(),
                "");
    }
}
