package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the envelope of every REST answer of OKX: {@code {"code":"0","msg":"","data":[…]}}. */
final class OkxAnswer {

    private OkxAnswer() {}

    /** Reads one row of {@code data}. */
    @FunctionalInterface
    interface Row<T> {

        /** Reads the value at which the parser stands, to its last token. */
        T read(JsonParser parser) throws IOException;
    }

    /**
     * The rows of an answer.
     *
     * @throws VenueException if OKX refused, by code whatever the HTTP status, or if the answer is not what OKX
     *     documents; nothing else is ever thrown, whatever the bytes are
     */
    static <T> List<T> rows(JsonFactory json, RestResponse response, Row<T> row) throws VenueException {
        List<T> rows = new ArrayList<>();
        String code = "";
        String message = "";
        try (JsonParser parser = json.createParser(response.body())) {
            parser.nextToken();
            OkxJson.expect(parser, JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "code" -> code = OkxJson.text(parser);
                    case "msg" -> message = OkxJson.text(parser);
                    case "data" -> {
                        OkxJson.expect(parser, JsonToken.START_ARRAY);
                        while (parser.nextToken() != JsonToken.END_ARRAY) {
                            rows.add(row.read(parser));
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw VenueException.malformed(
                    "The answer with HTTP status " + response.status() + " is not what OKX documents (" + e.getMessage()
                            + ")",
                    e);
        }
        if (!code.equals("0")) {
            throw OkxErrors.of(code, message, response.status());
        }
        return rows;
    }
}
