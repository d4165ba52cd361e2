package io.marketprism.collector.venue.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import info.bitrich.xchangestream.binance.BinanceStreamingExchange;
import info.bitrich.xchangestream.core.ProductSubscription;
import info.bitrich.xchangestream.core.StreamingExchangeFactory;
import io.reactivex.rxjava3.disposables.Disposable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.marketdata.Trade;
import org.knowm.xchange.instrument.Instrument;

/** A client nobody here wrote believes the simulator is Binance spot; only its addresses are changed. */
class XchangePeerIT {

    private static final int ENOUGH = 300;
    private static VenueSimulator simulator;

    /** XChange's exchange with the simulator's address. */
    public static final class AtSimulator extends BinanceStreamingExchange {

        @Override
        protected String getStreamingBaseUri() {
            return simulator.webSocketUrl() + "/binance-spot/";
        }
    }

    @BeforeAll
    static void start() throws IOException {
        simulator = VenueSimulator.start(SimulatorSettings.defaults().withRate(100));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void everyTradeReachesXchangeAsItWas() throws Exception {
        ExchangeSpecification specification = new ExchangeSpecification(AtSimulator.class);
        specification.setSslUri(simulator.httpUrl() + "/binance-spot");
        BinanceStreamingExchange exchange =
                (BinanceStreamingExchange) StreamingExchangeFactory.INSTANCE.createExchange(specification);
        List<Instrument> listed = exchange.getExchangeInstruments();
        assertThat(listed).contains(CurrencyPair.BTC_USDT, CurrencyPair.ETH_USDT);
        exchange.connect(ProductSubscription.create()
                        .addTrades(CurrencyPair.BTC_USDT)
                        .addTrades(CurrencyPair.ETH_USDT)
                        .build())
                .blockingAwait();
        try {
            for (CurrencyPair pair : List.of(CurrencyPair.BTC_USDT, CurrencyPair.ETH_USDT)) {
                compare(exchange, pair);
            }
        } finally {
            exchange.disconnect().blockingAwait();
        }
    }

    private static void compare(BinanceStreamingExchange exchange, CurrencyPair pair) throws Exception {
        List<Trade> seen = new CopyOnWriteArrayList<>();
        Disposable watching =
                exchange.getStreamingMarketDataService().getTrades(pair).subscribe(seen::add);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> seen.size() >= ENOUGH);
        watching.dispose();

        Trade first = seen.get(0);
        String last = seen.get(ENOUGH - 1).getId();
        List<Json> truth = truth(pair, first.getId(), last);
        assertThat(truth).hasSize(ENOUGH);
        for (int i = 0; i < ENOUGH; i++) {
            Trade trade = seen.get(i);
            Json one = truth.get(ENOUGH - 1 - i);
            assertThat(trade.getId()).isEqualTo(one.at("id").text());
            assertThat(trade.getPrice()).isEqualByComparingTo(one.at("price").text());
            assertThat(trade.getOriginalAmount())
                    .isEqualByComparingTo(one.at("quantity").text());
            // xchange names the side of the maker
            boolean bought = one.at("side").text().equals("buy");
            assertThat(trade.getType()).isEqualTo(bought ? Order.OrderType.ASK : Order.OrderType.BID);
            assertThat(trade.getTimestamp().toInstant().toEpochMilli())
                    .isEqualTo(one.at("time_ms").number());
        }
    }

    private static List<Json> truth(CurrencyPair pair, String from, String to) throws Exception {
        URI target = URI.create(simulator.httpUrl() + "/simulator/truth?exchange=binance_spot&type=trade&symbol="
                + pair.getBase() + pair.getCounter() + "&from=" + from + "&to=" + to);
        String body = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return Json.parse(body).at("trades").items();
    }
}
