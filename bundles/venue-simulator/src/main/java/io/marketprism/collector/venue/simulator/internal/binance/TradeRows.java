package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.model.Side;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Print;
import io.marketprism.collector.venue.simulator.internal.market.TradeLog;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** The answers of {@code aggTrades} and {@code historicalTrades}, oldest first. */
final class TradeRows {

    private static final long USUAL = 500;
    private static final long MOST = 1_000;

    private TradeRows() {}

    static byte[] aggregates(BinanceMarket binance, Query query) {
        long limit = limit(query);
        return binance.market().consistently(() -> {
            TradeLog log = binance.market().trades();
            long start = query.number("startTime", Long.MIN_VALUE);
            long end = query.number("endTime", Long.MAX_VALUE);
            int back = log.size() - 1;
            if (query.has("fromId")) {
                back = log.backFromAggregate(query.number("fromId", 0));
            } else if (!query.has("startTime")) {
                back = (int) Math.min(back, limit - 1);
            }
            StringBuilder out = new StringBuilder("[");
            long rows = 0;
            for (; back >= 0 && rows < limit; back--) {
                Print print = log.newest(back);
                if (print.timeMs() >= start && print.timeMs() <= end) {
                    out.append(rows == 0 ? "" : ",").append(binance.frames().aggRow(print));
                    rows++;
                }
            }
            return out.append(']').toString().getBytes(StandardCharsets.US_ASCII);
        });
    }

    static byte[] matches(BinanceMarket binance, Query query) {
        long limit = limit(query);
        return binance.market().consistently(() -> {
            TradeLog log = binance.market().trades();
            StringBuilder out = new StringBuilder("[");
            if (log.size() > 0) {
                long from = query.number("fromId", log.newest(0).lastId() - limit + 1);
                long rows = 0;
                for (int back = log.backFromMatch(from); back >= 0 && rows < limit; back--) {
                    Print print = log.newest(back);
                    for (long id = Math.max(from, print.firstId()); id <= print.lastId() && rows < limit; id++) {
                        out.append(rows == 0 ? "" : ",")
                                .append(match(binance.market().spec(), print, id));
                        rows++;
                    }
                }
            }
            return out.append(']').toString().getBytes(StandardCharsets.US_ASCII);
        });
    }

    private static long limit(Query query) {
        long limit = query.number("limit", USUAL);
        if (limit < 1) {
            throw new RefusedException(-1130, "Data sent for parameter 'limit' is not valid.");
        }
        return Math.min(limit, MOST);
    }

    private static String match(InstrumentSpec spec, Print print, long id) {
        long quantity = print.quantityOf(id, spec.lot());
        BigDecimal quote = BigDecimal.valueOf(print.price(), spec.price().scale())
                .multiply(BigDecimal.valueOf(quantity, spec.quantity().scale()));
        return "{\"id\":" + id + ",\"price\":\"" + spec.price().format(print.price()) + "\",\"qty\":\""
                + spec.quantity().format(quantity) + "\",\"quoteQty\":\""
                + quote.setScale(8, RoundingMode.DOWN).toPlainString() + "\",\"time\":" + print.timeMs()
                + ",\"isBuyerMaker\":" + (print.taker() == Side.SELL) + ",\"isBestMatch\":true}";
    }
}
