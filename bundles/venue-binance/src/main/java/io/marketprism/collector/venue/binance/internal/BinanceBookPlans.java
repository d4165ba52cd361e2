package io.marketprism.collector.venue.binance.internal;

import com.fasterxml.jackson.core.JsonFactory;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.RestPoll;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.Schedule;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.StreamPoll;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plans the polling of whole books: by the WebSocket API where there is an address of it, else by REST. */
final class BinanceBookPlans {

    private static final Duration SEND_INTERVAL = Duration.ofMillis(100);

    private final JsonFactory json;

    BinanceBookPlans(JsonFactory json) {
        this.json = json;
    }

    void add(BinanceVenue.Draft draft, ExchangeSettings settings, BinanceMarket market, List<Instrument> instruments) {
        OrderBookSettings books = settings.orderBook();
        int weight = market.weightFor(books.snapshotDepth());
        requireAffordable(market, books, weight, instruments.size());
        if (market == BinanceMarket.USD_M && books.wsApiUrl().isPresent()) {
            draft.streams.add(stream(draft, books, market, weight, instruments));
        } else {
            BinanceRest rest = new BinanceRest(json);
            String base = base(books.restBase().orElse(settings.restUrl())) + market.depthPath();
            for (Instrument instrument : instruments) {
                RestRequest request = new RestRequest(
                        URI.create(base + "?symbol=" + BinanceSymbol.inUri(instrument.venueSymbol()) + "&limit="
                                + market.limitFor(books.snapshotDepth())),
                        books.requestTimeout(),
                        BinanceMarket.WEIGHT_POOL,
                        weight);
                draft.polls.add(new RestPoll(
                        draft.channel(DataType.ORDERBOOK, instrument),
                        new Schedule.Every(books.snapshotInterval()),
                        now -> request,
                        new BinanceBookDecoder(rest, instrument, books.snapshotDepth())));
            }
        }
    }

    private StreamPlan stream(
            BinanceVenue.Draft draft,
            OrderBookSettings books,
            BinanceMarket market,
            int weight,
            List<Instrument> instruments) {
        List<StreamPoll> polls = new ArrayList<>();
        for (int i = 0; i < instruments.size(); i++) {
            int index = i;
            Channel channel = draft.channel(DataType.ORDERBOOK, instruments.get(i));
            String parameters = "\",\"method\":\"depth\",\"params\":{\"symbol\":\""
                    + channel.instrument().venueSymbol() + "\",\"limit\":"
                    + market.limitFor(books.snapshotDepth()) + "}}";
            polls.add(new StreamPoll(
                    channel,
                    books.snapshotInterval(),
                    books.requestTimeout(),
                    number -> BinanceBookCodec.requestId(index, number),
                    id -> "{\"id\":\"" + id + parameters,
                    BinanceMarket.WEIGHT_POOL,
                    weight));
        }
        return new StreamPlan(
                "orderbook",
                books.wsApiUrl().orElseThrow(),
                market.keepAlive(),
                List.of(),
                SEND_INTERVAL,
                polls,
                () -> new BinanceBookCodec(json, instruments, books.snapshotDepth()),
                market.rules());
    }

    /** A plan that the venue's limit cannot bear would only ever lag behind; better say so at once (P12). */
    private static void requireAffordable(BinanceMarket market, OrderBookSettings books, int weight, int instruments) {
        long minute = Duration.ofMinutes(1).toMillis();
        long intervalMs = Math.max(1, books.snapshotInterval().toMillis());
        long needed = (long) instruments * weight * minute / intervalMs;
        if (needed > market.weightPerMinute()) {
            throw new IllegalArgumentException("Books of " + instruments + " symbols with " + books.snapshotDepth()
                    + " levels every " + intervalMs + " ms weigh " + needed + " a minute, but Binance allows "
                    + market.weightPerMinute()
                    + "; raise orderbook.snapshot_interval, or lower snapshot_depth or the number of symbols");
        }
    }

    /** A base address without a slash at its end. */
    static String base(URI uri) {
        String text = uri.toString();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }
}
