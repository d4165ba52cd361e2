package io.marketprism.collector.venue.simulator.internal.http;

import io.marketprism.collector.venue.simulator.internal.market.Book;
import io.marketprism.collector.venue.simulator.internal.market.Frame;
import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Ladder;
import io.marketprism.collector.venue.simulator.internal.market.Liquidation;
import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.market.Print;
import io.marketprism.collector.venue.simulator.internal.market.TradeLog;
import java.util.List;

/**
 * What really happened in a market, for comparison with what was collected: {@code type=trade} (with {@code last}, or
 * {@code from} and {@code to} IDs; {@code by=match} or {@code by=aggregate} for another numbering than the usual stream's), {@code type=orderbook} (with {@code last} levels a side, as it is or as it was
 * {@code at} an update number) or {@code type=liquidation}.
 */
public final class Truth {

    private static final int USUAL_ROWS = 100;

    /** How a venue's trade stream numbers its events. */
    public enum Numbered {
        /** One event a trade with the number of its last match. */
        BY_LAST_MATCH,
        /** One event a match. */
        EACH_MATCH,
        /** One event a trade with a number of its own. */
        BY_AGGREGATE
    }

    private Truth() {}

    /** The answer about a market that nobody has asked for yet. */
    public static Answer closed(Query query) {
        return Answer.json(
                404,
                "{\"msg\":" + JsonText.quoted("The market \"" + query.text("symbol") + "\" has not been opened") + "}");
    }

    /** The answer about a market. */
    public static Answer of(Market market, Numbered numbered, Query query) {
        return market.consistently(() -> query.text("type").equals("orderbook")
                ? book(market, query)
                : Answer.ok(trades(market, numbered(numbered, query), query)));
    }

    /** How trades are numbered: as the venue's usual stream does, or as asked for. */
    private static Numbered numbered(Numbered usual, Query query) {
        return switch (query.text("by")) {
            case "match" -> Numbered.EACH_MATCH;
            case "aggregate" -> Numbered.BY_AGGREGATE;
            default -> usual;
        };
    }

    /** The answer about the forced closings of a contract that are kept, newest first. */
    public static Answer liquidations(InstrumentSpec spec, List<Liquidation> newest) {
        Frame out = new Frame().text("{\"symbol\":\"").text(spec.symbol()).text("\",\"liquidations\":[");
        for (Liquidation one : newest) {
            out.text("{\"side\":\"")
                    .text(one.side().token())
                    .text("\",\"bankruptcy_price\":\"")
                    .decimal(one.bankruptcy(), spec.price())
                    .text("\",\"average_price\":\"")
                    .decimal(one.average(), spec.price())
                    .text("\",\"quantity\":\"")
                    .decimal(one.quantity(), spec.quantity())
                    .text("\",\"filled_quantity\":\"")
                    .decimal(one.filled(), spec.quantity())
                    .text("\",\"time_ms\":")
                    .number(one.timeMs())
                    .text("},");
        }
        return Answer.ok((out.endsWith(',') ? out.back() : out).text("]}").toBytes());
    }

    private static Answer book(Market market, Query query) {
        long id = query.number("at", market.bookId());
        return market.bookAt(id)
                .map(book -> Answer.ok(book(market, book, id, query)))
                .orElseGet(() -> Answer.json(
                        404,
                        "{\"msg\":"
                                + JsonText.quoted("The book is known from " + market.oldestBookId() + " to "
                                        + market.bookId() + ", but " + id + " was asked for")
                                + ",\"oldest\":" + market.oldestBookId() + ",\"newest\":" + market.bookId() + "}"));
    }

    private static byte[] book(Market market, Book book, long id, Query query) {
        int depth = (int) query.number("last", USUAL_ROWS);
        Frame out = new Frame()
                .text("{\"symbol\":\"")
                .text(market.spec().symbol())
                .text("\",\"last_update_id\":")
                .number(id)
                .text(",\"time_ms\":")
                .number(market.bookTimeMs())
                .text(",\"bids\":[");
        levels(book.bids(), depth, market.spec(), out);
        out.text("],\"asks\":[");
        levels(book.asks(), depth, market.spec(), out);
        return out.text("]}").toBytes();
    }

    private static void levels(Ladder ladder, int depth, InstrumentSpec spec, Frame out) {
        for (int i = 0; i < Math.min(depth, ladder.size()); i++) {
            out.text(i == 0 ? "[\"" : ",[\"")
                    .decimal(ladder.price(i), spec.price())
                    .text("\",\"")
                    .decimal(ladder.quantity(i), spec.quantity())
                    .text("\"]");
        }
    }

    private static byte[] trades(Market market, Numbered numbered, Query query) {
        TradeLog log = market.trades();
        long from = query.number("from", Long.MIN_VALUE);
        long to = query.number("to", Long.MAX_VALUE);
        long most = query.number("last", query.has("from") ? Long.MAX_VALUE : USUAL_ROWS);
        Frame rows = new Frame();
        long count = 0;
        for (int back = 0; back < log.size() && count < most; back++) {
            Print print = log.newest(back);
            long first = numbered == Numbered.EACH_MATCH ? print.firstId() : id(print, numbered);
            for (long id = id(print, numbered); id >= first && count < most; id--) {
                if (id >= from && id <= to) {
                    row(market.spec(), numbered, print, id, rows);
                    count++;
                }
            }
        }
        Frame out =
                new Frame().text("{\"symbol\":\"").text(market.spec().symbol()).text("\",\"count\":");
        bounds(log, numbered, out);
        return out.text(",\"rows\":")
                .number(count)
                .text(",\"trades\":[")
                .bytes((rows.endsWith(',') ? rows.back() : rows).toBytes())
                .text("]}")
                .toBytes();
    }

    private static void bounds(TradeLog log, Numbered numbered, Frame out) {
        if (log.size() == 0) {
            out.text("0,\"first_id\":null,\"last_id\":null");
            return;
        }
        Print newest = log.newest(0);
        Print oldest = log.newest(log.size() - 1);
        long kept = numbered == Numbered.EACH_MATCH ? newest.lastId() - oldest.firstId() + 1 : log.size();
        long total = numbered == Numbered.EACH_MATCH ? newest.lastId() - log.firstMatch() + 1 : log.total();
        out.number(total)
                .text(",\"kept\":")
                .number(kept)
                .text(",\"first_id\":")
                .number(
                        numbered == Numbered.BY_AGGREGATE
                                ? newest.aggregateId() - log.total() + 1
                                : firstId(log, numbered))
                .text(",\"last_id\":")
                .number(id(newest, numbered));
    }

    private static long firstId(TradeLog log, Numbered numbered) {
        return numbered == Numbered.EACH_MATCH ? log.firstMatch() : log.firstLastMatch();
    }

    private static long id(Print print, Numbered numbered) {
        return numbered == Numbered.BY_AGGREGATE ? print.aggregateId() : print.lastId();
    }

    private static void row(InstrumentSpec spec, Numbered numbered, Print print, long id, Frame out) {
        boolean single = numbered == Numbered.EACH_MATCH;
        out.text("{\"id\":")
                .number(id)
                .text(",\"price\":\"")
                .decimal(print.price(), spec.price())
                .text("\",\"quantity\":\"")
                .decimal(single ? print.quantityOf(id, spec.lot()) : print.quantity(), spec.quantity())
                .text("\",\"side\":\"")
                .text(print.taker().token())
                .text("\",\"matches\":")
                .number(single ? 1 : print.matches())
                .text(",\"time_ms\":")
                .number(print.timeMs())
                .text("},");
    }
}
