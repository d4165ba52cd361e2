package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.Liquidation;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.StreamSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The channel {@code liquidation-orders}: every row of every instrument that is asked for (C12). The price is the
 * bankruptcy price, at which OKX takes the whole position over; how the order went on the market is not said. The first
 * push after subscribing repeats old rows, in no order of time. Rows have no IDs, so that equal rows of one push are
 * numbered; a row that comes again in another push has the same number, and is told as the same (C5).
 */
final class OkxLiquidationFeed implements OkxFeed {

    static final String CHANNEL = "liquidation-orders";

    private final List<Channel> channels;
    private final Map<String, Instrument> instruments;

    /** The liquidations of these channels' instruments. */
    OkxLiquidationFeed(List<Channel> channels) {
        this.channels = List.copyOf(channels);
        this.instruments = channels.stream()
                .map(Channel::instrument)
                .collect(Collectors.toUnmodifiableMap(Instrument::venueSymbol, Function.identity()));
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    /** All: there is one subscription. */
    @Override
    public List<Channel> subscribed(String instId) {
        return channels;
    }

    @Override
    public List<Channel> named(String message) {
        return message.contains(CHANNEL) ? channels : List.of();
    }

    @Override
    public void read(JsonParser parser, String instId, StreamSink sink) throws IOException {
        OkxJson.expect(parser, JsonToken.START_ARRAY);
        Map<Liquidation, Integer> equals = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            for (Liquidation first : liquidations(parser)) {
                int ordinal = equals.merge(first, 1, Integer::sum) - 1;
                sink.event(ordinal == 0 ? first : numbered(first, ordinal));
            }
        }
    }

    private static Liquidation numbered(Liquidation first, int ordinal) {
        return new Liquidation(
                first.instrument(),
                first.side(),
                first.status(),
                first.price(),
                first.averagePrice(),
                first.quantity(),
                first.filledQuantity(),
                first.eventTimeMs(),
                ordinal);
    }

    /** One instrument's rows, which may stand before its name; none if it was not asked for. */
    private List<Liquidation> liquidations(JsonParser parser) throws IOException {
        OkxJson.expect(parser, JsonToken.START_OBJECT);
        String instId = "";
        List<Row> rows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "instId" -> instId = OkxJson.text(parser);
                case "details" -> {
                    OkxJson.expect(parser, JsonToken.START_ARRAY);
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        rows.add(row(parser));
                    }
                }
                default -> parser.skipChildren();
            }
        }
        Instrument instrument = instruments.get(instId);
        return instrument == null
                ? List.of()
                : rows.stream().map(row -> row.of(instrument)).toList();
    }

    private static Row row(JsonParser parser) throws IOException {
        OkxJson.expect(parser, JsonToken.START_OBJECT);
        String side = "";
        String price = "";
        String size = "";
        String time = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "side" -> side = OkxJson.text(parser);
                case "bkPx" -> price = OkxJson.text(parser);
                case "sz" -> size = OkxJson.text(parser);
                case "ts" -> time = OkxJson.text(parser);
                default -> parser.skipChildren();
            }
        }
        return new Row(side, price, size, time);
    }

    /** A row as written; read only if its instrument turns out to be asked for. */
    private record Row(String side, String price, String size, String time) {

        Liquidation of(Instrument instrument) {
            long at = Long.parseLong(time);
            if (at < 0) {
                throw new IllegalArgumentException("a liquidation happened at " + time);
            }
            return new Liquidation(
                    instrument,
                    OkxJson.side(side),
                    Liquidation.Status.FILLED,
                    Decimal.parse(price),
                    Optional.empty(),
                    Decimal.parse(size),
                    Optional.empty(),
                    at,
                    0);
        }
    }
}
