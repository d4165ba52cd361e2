package io.marketprism.collector.orderbook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.model.PriceLevels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Recorded book frames of real venues, in order of receipt. */
final class Recorded {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * One recorded message.
     *
     * @param stream tells books of one file apart: connection and symbol
     * @param asked whether it was the answer to a request
     */
    record Message(String stream, boolean asked, OrderBookUpdate update) {}

    private Recorded() {}

    static List<Message> read(String name) {
        List<Message> messages = new ArrayList<>();
        try (InputStream file = Recorded.class.getResourceAsStream("/recorded/" + name + ".jsonl.gz");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, Object> record = object(line);
                Map<String, Object> body = object((String) record.get("body"));
                messages.add(name.startsWith("okx") ? okx(record, body) : binance(record, body));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    @SuppressWarnings("unchecked")
    private static Message okx(Map<String, Object> record, Map<String, Object> body) {
        Map<String, Object> argument = (Map<String, Object>) body.get("arg");
        Map<String, Object> data = (Map<String, Object>) ((List<Object>) body.get("data")).get(0);
        OrderBookUpdate update = new OrderBookUpdate(
                Books.BTC,
                body.get("action").equals("snapshot"),
                levels(data.get("bids")),
                levels(data.get("asks")),
                OrderBookSnapshot.NO_UPDATE_ID,
                number(data.get("seqId")),
                number(data.get("prevSeqId")),
                Integer.parseInt((String) data.get("checksum")),
                number(data.get("ts")));
        return new Message(record.get("conn") + " " + argument.get("instId"), false, update);
    }

    @SuppressWarnings("unchecked")
    private static Message binance(Map<String, Object> record, Map<String, Object> body) {
        if (record.get("dir").equals("http")) {
            String symbol = ((String) record.get("url")).replaceAll(".*symbol=([A-Z0-9]+).*", "$1");
            return new Message(
                    symbol,
                    true,
                    OrderBookUpdate.of(new OrderBookSnapshot(
                            Books.BTC,
                            levels(body.get("bids")),
                            levels(body.get("asks")),
                            number(body.get("lastUpdateId")),
                            number(body.get("T")))));
        }
        Map<String, Object> data = (Map<String, Object>) body.get("data");
        return new Message(
                (String) data.get("s"),
                false,
                new OrderBookUpdate(
                        Books.BTC,
                        false,
                        levels(data.get("b")),
                        levels(data.get("a")),
                        number(data.get("U")),
                        number(data.get("u")),
                        number(data.get("pu")),
                        OrderBookUpdate.NO_CHECKSUM,
                        number(data.get("E"))));
    }

    private static long number(Object value) {
        return value == null ? OrderBookSnapshot.NO_UPDATE_ID : Long.parseLong((String) value);
    }

    @SuppressWarnings("unchecked")
    private static PriceLevels levels(Object rows) {
        PriceLevels.Builder levels = new PriceLevels.Builder(16);
        for (Object row : (List<Object>) rows) {
            List<Object> columns = (List<Object>) row;
            levels.add(Decimal.parse((String) columns.get(0)), Decimal.parse((String) columns.get(1)));
        }
        return levels.build();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return (Map<String, Object>) value(parser);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> object = new HashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                object.put(name, value(parser));
            }
            return object;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser));
            }
            return array;
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
    }
}
