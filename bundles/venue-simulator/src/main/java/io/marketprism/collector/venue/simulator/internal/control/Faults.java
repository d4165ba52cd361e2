package io.marketprism.collector.venue.simulator.internal.control;

import io.marketprism.collector.venue.simulator.internal.http.Gate;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.http.Refusal;
import io.marketprism.collector.venue.simulator.internal.http.Socket;
import io.marketprism.collector.venue.simulator.internal.http.Venue;
import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.stream.Disturbance;
import io.marketprism.collector.venue.simulator.internal.stream.Disturbance.Kind;
import io.marketprism.collector.venue.simulator.internal.stream.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Faults on request, of a whole venue or of what is named: {@code stream} is a stream's name as its venue has it
 * ({@code books:BTC-USDT}, {@code btcusdt@depth@100ms}), or the start of names with a star behind; {@code connection} is
 * a socket's number, {@code newest} or {@code all}; {@code symbol} an instrument whose market is open.
 */
final class Faults {

    /** All kinds there are. */
    static final List<String> KINDS = List.of(
            "close",
            "silence",
            "speak",
            "gap",
            "malformed",
            "drop",
            "duplicate",
            "reorder",
            "truncate",
            "binary",
            "oversize",
            "delay",
            "skip",
            "reset",
            "refuse",
            "deny",
            "notice",
            "freeze",
            "clear");

    private static final Map<String, Kind> HARMS = Map.of(
            "gap", Kind.DROP,
            "malformed", Kind.SPOIL,
            "drop", Kind.DROP,
            "duplicate", Kind.DUPLICATE,
            "reorder", Kind.REORDER,
            "truncate", Kind.TRUNCATE,
            "binary", Kind.BINARY,
            "oversize", Kind.OVERSIZE);

    private static final long USUAL_MS = 10_000;
    private static final long USUAL_DELAY_MS = 1_000;
    private static final long USUAL_STATUS = 429;
    private static final long USUAL_SIZE = 2_000_000;
    private static final long LARGEST_SIZE = 4_000_000;
    private static final long NUMBERS_RESTART_AT = 3;

    /** Causes a fault at venues; how many sockets, streams, markets or hosts it meets, or nothing where it cannot be. */
    Optional<Integer> cause(String kind, List<Venue> venues, Query query) {
        if (HARMS.containsKey(kind)) {
            return harm(kind, venues, query);
        }
        return switch (kind) {
            case "close" -> sockets(venues, query, socket -> close(socket, query));
            case "silence" -> mute(venues, query, true);
            case "speak" -> mute(venues, query, false);
            case "delay" ->
                sockets(
                        venues,
                        query,
                        socket -> socket.delay(query.number("delay_ms", USUAL_DELAY_MS), query.number("ms", USUAL_MS)));
            case "skip" -> markets(venues, query, Market::skipNumber);
            case "reset" ->
                markets(
                        venues.stream()
                                .filter(venue -> venue.name().equals("okx"))
                                .toList(),
                        query,
                        market -> market.restartNumbers(NUMBERS_RESTART_AT));
            case "refuse" -> refuse(venues, query);
            case "deny" ->
                gates(venues, gate -> gate.deny(query.text("how").equals("drop"), query.number("ms", USUAL_MS)));
            case "notice" -> sockets(venues, query, socket -> socket.notice(query.number("close_after_ms", 0)));
            case "freeze" -> gates(venues, gate -> gate.freeze(query.number("ms", USUAL_MS)));
            case "clear" -> clear(venues);
            default -> Optional.empty();
        };
    }

    /** Harms the next frames of streams, or of sockets; a gap and a malformed frame are always of a stream. */
    private static Optional<Integer> harm(String kind, List<Venue> venues, Query query) {
        int count = (int) query.number("count", 1);
        int size = (int) Math.min(LARGEST_SIZE, query.number("bytes", USUAL_SIZE));
        String match = query.text("match");
        Consumer<Disturbance> harm = flow -> flow.ask(HARMS.get(kind), match, count, size);
        boolean ofStream = kind.equals("gap") || kind.equals("malformed") || query.has("stream");
        boolean ofSocket = kind.equals("binary") || kind.equals("oversize");
        if (ofStream && ofSocket) {
            return Optional.empty();
        }
        return ofStream
                ? streams(venues, query, topic -> harm.accept(topic.disturbance()))
                : sockets(venues, query, socket -> harm.accept(socket.disturbance()));
    }

    private static void close(Socket socket, Query query) {
        int code = (int) query.number("code", 0);
        if (code == 0) {
            socket.abort();
        } else {
            socket.close(code, query.text("reason"));
        }
    }

    private static Optional<Integer> mute(List<Venue> venues, Query query, boolean now) {
        return query.has("connection")
                ? sockets(venues, query, socket -> socket.mute(now))
                : streams(venues, query, topic -> topic.silence(now));
    }

    private static Optional<Integer> refuse(List<Venue> venues, Query query) {
        String as = query.has("as") ? query.text("as").toUpperCase(Locale.ROOT) : "OWN";
        for (Refusal.Body body : Refusal.Body.values()) {
            if (body.name().equals(as)) {
                Refusal refusal = new Refusal((int) query.number("status", USUAL_STATUS), body, query.text("path"));
                return gates(venues, gate -> gate.refuse(refusal, query.number("ms", USUAL_MS)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> clear(List<Venue> venues) {
        for (Venue venue : venues) {
            venue.gate().sockets().forEach(Socket::clear);
            venue.topics().all().forEach(topic -> {
                topic.silence(false);
                topic.disturbance().clear();
            });
        }
        return gates(venues, Gate::clear);
    }

    private static Optional<Integer> sockets(List<Venue> venues, Query query, Consumer<Socket> fault) {
        String asked = query.has("connection") ? query.text("connection") : "all";
        List<Socket> meant = venues.stream()
                .flatMap(venue -> {
                    List<Socket> open = venue.gate().socketsByAge();
                    return switch (asked) {
                        case "all" -> open.stream();
                        case "newest" -> open.stream().skip(Math.max(0, open.size() - 1));
                        default -> {
                            long number = Long.parseLong(asked);
                            yield open.stream().filter(socket -> socket.number() == number);
                        }
                    };
                })
                .toList();
        meant.forEach(fault);
        return Optional.of(meant.size());
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

    /** Does something to an open market, or where none is named to all of them. */
    static Optional<Integer> markets(List<Venue> venues, Query query, Consumer<Market> fault) {
        List<Market> markets = venues.stream()
                .flatMap(venue -> venue.markets().stream()
                        .filter(symbol -> !query.has("symbol") || symbol.equals(query.text("symbol")))
                        .flatMap(symbol -> venue.market(symbol).stream()))
                .toList();
        markets.forEach(fault);
        return Optional.of(markets.size());
    }

    private static Optional<Integer> gates(List<Venue> venues, Consumer<Gate> fault) {
        venues.forEach(venue -> fault.accept(venue.gate()));
        return Optional.of(venues.size());
    }
}
