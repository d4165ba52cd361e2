package io.marketprism.collector.venue.simulator.internal.okx;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request on the WebSocket.
 *
 * @param id the client's number of it, or empty
 * @param op what is wanted
 * @param args channels by their parameters, or none where the request has no list of them
 */
record OkxRequest(String id, String op, List<Map<String, String>> args) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads a request.
     *
     * @throws IOException if the text is no JSON object
     */
    static OkxRequest parse(String text) throws IOException {
        String id = "";
        String op = "";
        List<Map<String, String>> args = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("A request is a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "id" -> id = parser.getText();
                    case "op" -> op = parser.getText();
                    case "args" -> {
                        if (value != JsonToken.START_ARRAY) {
                            throw new IOException("args is a list");
                        }
                        while (parser.nextToken() != JsonToken.END_ARRAY) {
                            args.add(argument(parser));
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
        }
        return new OkxRequest(id, op, args);
    }

    private static Map<String, String> argument(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("An argument is an object");
        }
        Map<String, String> argument = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            argument.put(name, parser.getValueAsString(""));
        }
        return argument;
    }
}
