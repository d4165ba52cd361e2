package io.marketprism.collector.venue.binance.internal;

import io.marketprism.collector.spi.RestResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Frames and answers recorded from Binance. */
final class Frames {

    private Frames() {}

    static String recorded(String name) {
        try (InputStream in = Frames.class.getResourceAsStream("/frames/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(String name) {
        return recorded(name).lines().toList();
    }

    static RestResponse answer(String body) {
        return answer(200, body);
    }

    static RestResponse answer(int status, String body) {
        return new RestResponse(status, name -> Optional.empty(), body.getBytes(StandardCharsets.UTF_8));
    }
}
