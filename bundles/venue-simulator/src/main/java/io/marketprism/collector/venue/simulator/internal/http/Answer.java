package io.marketprism.collector.venue.simulator.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param headers beside the content type, which is that of JSON unless it is here
 * @param body what is said
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    /** JSON with a status. */
    public static Answer json(int status, String body) {
        return new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** JSON with status 200. */
    public static Answer ok(byte[] body) {
        return new Answer(200, Map.of(), body);
    }

    /** The same answer with headers instead. */
    public Answer with(Map<String, String> others) {
        return new Answer(status, others, body);
    }
}
