package io.marketprism.collector.venue.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value to look into by member names and list places; numbers keep their text. */
public record Json(Object value) {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Reads one whole value; anything behind it is an error. */
    public static Json parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("More than one JSON value: " + text);
            }
            return new Json(value);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser));
            }
            return members;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return items;
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
    }

    /** A member of an object; none gives a null value. */
    public Json at(String name) {
        return new Json(((Map<?, ?>) value).get(name));
    }

    /** An item of a list. */
    public Json at(int place) {
        return new Json(((List<?>) value).get(place));
    }

    /** Whether an object has a member. */
    public boolean has(String name) {
        return value instanceof Map<?, ?> members && members.containsKey(name);
    }

    /** The items of a list. */
    public List<Json> items() {
        return ((List<?>) value).stream().<Json>map(Json::new).toList();
    }

    /** The text of a string, number or boolean. */
    public String text() {
        return (String) value;
    }

    /** The whole number of a string or number. */
    public long number() {
        return Long.parseLong(text());
    }
}
