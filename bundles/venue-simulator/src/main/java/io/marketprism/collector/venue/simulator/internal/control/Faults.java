package io.marketprism.collector.venue.simulator.internal.control;

import io.marketprism.collector.venue.simulator.internal.http.Gate;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.http.Socket;
import io.marketprism.collector.venue.simulator.internal.http.Venue;
import io.marketprism.collector.venue.simulator.internal.stream.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Faults on request. {@code stream} is a stream's name as its venue has it ({@code books:BTC-USDT},
 * {@code btcusdt@depth@100ms}), or the start of names with a star behind.
 */
final class Faults {

    /** All kinds there are. */
    static final List<String> KINDS =
            List.of("close", "silence", "speak", "gap", "malformed", "refuse", "notice", "freeze", "clear");

    private static final long USUAL_MS = 10_000;
    private static final long USUAL_STATUS = 429;

    /** Causes a fault at venues; how many sockets, streams or hosts it meets, or nothing where the kind is unknown. */
    Optional<Integer> cause(String kind, List<Venue> venues, Query query) {
        return switch (kind) {
            case "close" -> Optional.of(close(venues, query));
            case "silence" -> streams(venues, query, topic -> topic.silence(true));
            case "speak" -> streams(venues, query, topic -> topic.silence(false));
            case "gap" -> streams(venues, query, Topic::skipOne);
            case "malformed" -> streams(venues, query, Topic::spoilOne);
            case "refuse" ->
                gates(
                        venues,
                        gate -> gate.refuse((int) query.number("status", USUAL_STATUS), query.number("ms", USUAL_MS)));
            case "notice" -> Optional.of(venues.stream().mapToInt(Venue::notice).sum());
            case "freeze" -> gates(venues, gate -> gate.freeze(query.number("ms", USUAL_MS)));
            case "clear" -> {
                venues.forEach(venue -> venue.topics().all().forEach(topic -> topic.silence(false)));
                yield gates(venues, Gate::clear);
            }
            default -> Optional.empty();
        };
    }

    private static int close(List<Venue> venues, Query query) {
        List<Socket> sockets = venues.stream()
                .flatMap(venue -> venue.gate().sockets().stream())
                .toList();
        int code = (int) query.number("code", 0);
        for (Socket socket : sockets) {
            if (code == 0) {
                socket.abort();
            } else {
                socket.close(code, query.text("reason"));
            }
        }
        return sockets.size();
    }

    private static Optional<Integer> streams(List<Venue> venues, Query query, Consumer<Topic> fault) {
        if (!query.has("stream")) {
            return Optional.empty();
        }
        List<Topic> topics = venues.stream()
                .flatMap(venue -> venue.topics().matching(query.text("stream")).stream())
                .toList();
        topics.forEach(fault);
        return Optional.of(topics.size());
    }

    private static Optional<Integer> gates(List<Venue> venues, Consumer<Gate> fault) {
        venues.forEach(venue -> fault.accept(venue.gate()));
        return Optional.of(venues.size());
    }
}
