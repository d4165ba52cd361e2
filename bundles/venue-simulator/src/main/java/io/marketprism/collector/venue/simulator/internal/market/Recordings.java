package io.marketprism.collector.venue.simulator.internal.market;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Reads the recorded sessions in this bundle, line by line; {@code RECORDINGS.md} beside them says where they are from. */
public final class Recordings {

    /** Takes one recorded frame or answer. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Reads one body.
         *
         * @param rest whether it is a REST answer
         * @param url the address asked, of a REST answer, else empty
         * @param body a parser before the body's first token
         */
        void read(boolean rest, String url, JsonParser body) throws IOException;
    }

    private static final JsonFactory JSON = new JsonFactory();

    private Recordings() {}

    /**
     * Hands all bodies of a recording to a reader, in order.
     *
     * @throws UncheckedIOException if the recording is missing or damaged
     */
    public static void play(String file, Reader reader) {
        try (InputStream packed = Recordings.class.getResourceAsStream(file)) {
            if (packed == null) {
                throw new IOException("The recording " + file + " is not in the bundle");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                record(line, reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The recording " + file + " cannot be read", e);
        }
    }

    private static void record(String line, Reader reader) throws IOException {
        String kind = "";
        String url = "";
        String body = null;
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "dir" -> kind = parser.getText();
                    case "url" -> url = parser.getValueAsString("");
                    case "body" -> body = parser.getValueAsString();
                    default -> parser.skipChildren();
                }
            }
        }
        if (body != null && (kind.equals("in") || kind.equals("http"))) {
            try (JsonParser parser = JSON.createParser(body)) {
                reader.read(kind.equals("http"), url, parser);
            }
        }
    }
}
