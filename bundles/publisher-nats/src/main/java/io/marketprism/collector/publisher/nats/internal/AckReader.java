package io.marketprism.collector.publisher.nats.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a stream's answers. The usual one, stored and nothing else to say, is recognised without parsing; whatever
 * could be anything else is parsed.
 */
final class AckReader {

    private static final byte[] START = Wire.ascii("{\"stream\":");
    private static final byte[] ERROR = Wire.ascii("\"error\"");
    private static final byte[] DUPLICATE = Wire.ascii("\"duplicate\"");
    private static final int CANNOT_NOW = 500;

    private final JsonFactory json;

    AckReader(JsonFactory json) {
        this.json = json;
    }

    /** What the answer says; one that cannot be read counts as none stored yet. */
    Ack read(byte[] answer) {
        if (holds(answer, START, 0) && find(answer, ERROR) < 0 && find(answer, DUPLICATE) < 0) {
            return Ack.STORED;
        }
        try (JsonParser parser = json.createParser(answer)) {
            return parse(parser);
        } catch (IOException e) {
            return new Ack(
                    Ack.Kind.NOT_NOW,
                    "The answer is no JSON that a stream gives: "
                            + new String(answer, 0, Math.min(answer.length, 100), StandardCharsets.UTF_8));
        }
    }

    private static Ack parse(JsonParser parser) throws IOException {
        boolean stored = false;
        boolean duplicate = false;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return new Ack(Ack.Kind.NOT_NOW, "The answer is no JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "error" -> {
                    return refusal(parser);
                }
                case "seq" -> stored = true;
                case "duplicate" -> duplicate = parser.getBooleanValue();
                default -> parser.skipChildren();
            }
        }
        if (!stored) {
            return new Ack(Ack.Kind.NOT_NOW, "The answer names neither a sequence number nor an error");
        }
        return duplicate ? Ack.DUPLICATE : Ack.STORED;
    }

    private static Ack refusal(JsonParser parser) throws IOException {
        int code = 0;
        int detail = 0;
        String words = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "code" -> code = parser.getIntValue();
                case "err_code" -> detail = parser.getIntValue();
                case "description" -> words = parser.getValueAsString("");
                default -> parser.skipChildren();
            }
        }
        return new Ack(
                code >= CANNOT_NOW ? Ack.Kind.NOT_NOW : Ack.Kind.REFUSED,
                "The stream refused the message: " + words + " (" + detail + ")");
    }

    private static int find(byte[] in, byte[] what) {
        for (int at = 0; at <= in.length - what.length; at++) {
            if (in[at] == what[0] && holds(in, what, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean holds(byte[] in, byte[] what, int at) {
        if (in.length - at < what.length) {
            return false;
        }
        for (int i = 0; i < what.length; i++) {
            if (in[at + i] != what[i]) {
                return false;
            }
        }
        return true;
    }
}
