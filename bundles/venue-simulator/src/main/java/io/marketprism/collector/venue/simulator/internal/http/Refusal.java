package io.marketprism.collector.venue.simulator.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * How REST requests are refused.
 *
 * @param status HTTP status
 * @param body what is answered
 * @param path the start of the paths that are refused, below the venue's prefix; empty: all
 */
public record Refusal(int status, Body body, String path) {

    /** What an answer holds. */
    public enum Body {
        /** The venue's own words. */
        OWN,
        /** The page of something between client and venue. */
        HTML,
        /** Nothing. */
        EMPTY,
        /** What would have been answered, cut off. */
        TRUNCATED
    }

    /**
     * The answer.
     *
     * @param own the venue's refusal
     * @param right what the venue would have answered
     */
    Answer answer(Answer own, Answer right) {
        return switch (body) {
            case OWN -> own;
            case EMPTY -> new Answer(status, Map.of(), new byte[0]);
            case TRUNCATED ->
                new Answer(status, right.headers(), Arrays.copyOf(right.body(), right.body().length * 2 / 3));
            case HTML ->
                new Answer(
                        status,
                        Map.of("Content-Type", "text/html;charset=UTF-8"),
                        ("<!DOCTYPE html><html><head><title>Attention Required!</title></head><body><h1>Error " + status
                                        + "</h1><p>The owner of this website has banned you temporarily.</p></body></html>")
                                .getBytes(StandardCharsets.UTF_8));
        };
    }
}
