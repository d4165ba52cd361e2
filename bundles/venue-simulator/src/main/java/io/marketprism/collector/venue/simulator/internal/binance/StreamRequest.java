package io.marketprism.collector.venue.simulator.internal.binance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.venue.simulator.internal.http.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request on a WebSocket of Binance, of a stream connection or of the WebSocket API.
 *
 * @param id the client's number of it as JSON text
 * @param method what is wanted
 * @param list the parameters, where they are a list
 * @param map the parameters, where they are an object
 */
record StreamRequest(String id, String method, List<String> list, Map<String, String> map) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads a request.
     *
     * @throws IOException if the text is no JSON object
     */
    static StreamRequest parse(String text) throws IOException {
        String id = "null";
        String method = "";
        List<String> list = new ArrayList<>();
        Map<String, String> map = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("A request is a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "id" ->
                        id = value == JsonToken.VALUE_STRING ? JsonText.quoted(parser.getText()) : parser.getText();
                    case "method" -> method = parser.getText();
                    case "params" -> parameters(parser, list, map);
                    default -> parser.skipChildren();
                }
            }
        }
        return new StreamRequest(id, method, list, map);
    }

    private static void parameters(JsonParser parser, List<String> list, Map<String, String> map) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(parser.getText());
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                map.put(name, parser.getValueAsString(""));
            }
        }
    }
}
