package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.PriceLevels;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.model.Trade;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.Receipt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Instruments, events and settings that the tests share. */
final class Fixtures {

    static final Instrument BINANCE_SPOT =
            new Instrument(Exchange.named("binance_spot"), MarketType.SPOT, "BTCUSDT", "BTC-USDT");
    static final Instrument BINANCE_PERPETUAL =
            new Instrument(Exchange.named("binance_derivatives"), MarketType.PERPETUAL, "BTCUSDT", "BTC-USDT");
    static final Instrument OKX_SWAP = new Instrument(
            Exchange.named("okx_derivatives"),
            MarketType.PERPETUAL,
            "BTC-USDT-SWAP",
            "BTC-USDT",
            Optional.of(new Contract(Decimal.parse("0.01"), "BTC", Contract.Kind.LINEAR)));
    static final Instrument DERIBIT =
            new Instrument(Exchange.named("deribit_derivatives"), MarketType.OPTIONS, "BTC", "BTC");

    static final Channel TRADES = new Channel(DataType.TRADE, BINANCE_SPOT);
    static final Channel BOOKS = new Channel(DataType.ORDERBOOK, BINANCE_SPOT);

    static final Receipt RECEIPT = new Receipt(1_795_491_658_659L, 0);

    private Fixtures() {}

    static Trade trade(Instrument instrument, String id) {
        return new Trade(
                instrument,
                id,
                Decimal.parse("67012.34000000"),
                Decimal.parse("0.00100000"),
                Side.SELL,
                1,
                1_795_491_658_653L);
    }

    static OrderBookSnapshot book(Instrument instrument, long updateId) {
        return new OrderBookSnapshot(
                instrument,
                levels("67000.00", "1.50000000"),
                levels("67000.20", "0.00250000"),
                updateId,
                1_795_491_658_650L);
    }

    static PriceLevels levels(String price, String quantity) {
        return new PriceLevels.Builder(1)
                .add(Decimal.parse(price), Decimal.parse(quantity))
                .build();
    }

    static Naming naming() {
        return new Naming(true, true, true, true, true, Naming.OldSubjects.OFF);
    }

    /** Settings as the root writes them, for a server on a port, with small streams. */
    static Map<String, Object> settings(int port, String exchange) {
        Map<String, Object> values = new HashMap<>();
        values.put("servers", "nats://127.0.0.1:" + port);
        values.put("exchange", exchange);
        values.put("reconnect.wait.ms", "50");
        values.put("publish.timeout.ms", "2000");
        values.put("streams", "MARKET_TRADES,MARKET_BOOKS,MARKET_DATA");
        stream(values, "MARKET_DATA", "funding_rate.binance.>,funding_rate.okx.>", "configured");
        stream(values, "MARKET_TRADES", "trade.binance.>,trade.okx.>,trade.deribit.>", "own");
        stream(values, "MARKET_BOOKS", "orderbook.binance.>,orderbook.okx.>,orderbook.deribit.>", "own");
        return values;
    }

    static void stream(Map<String, Object> values, String name, String subjects, String managed) {
        String at = "stream." + name + ".";
        values.put(at + "subjects", subjects);
        values.put(at + "max_bytes", "67108864");
        values.put(at + "max_age_ms", "3600000");
        values.put(at + "duplicate_window_ms", "600000");
        values.put(at + "managed", managed);
    }
}
