package io.marketprism.collector.venue.simulator.internal.control;

import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.JsonText;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.http.Venue;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The routes below {@code /simulator}: status, instruments, truth, faults and bursts; apart from all venues. Thread-safe. */
public final class Control {

    private static final Map<String, String> VENUE_OF_EXCHANGE = Map.of(
            "okx_spot", "okx",
            "okx_derivatives", "okx",
            "binance_spot", "binance-spot",
            "binance_derivatives", "binance-usdm",
            "deribit_derivatives", "deribit");

    private static final long USUAL_FACTOR = 10;
    private static final long MOST_FACTOR = 1_000;
    private static final long USUAL_SECONDS = 5;
    private static final long MOST_SECONDS = 600;

    private final List<Venue> venues;
    private final InstantSource clock;
    private final long startedAtMs;
    private final Faults faults;

    /** Control over venues. */
    public Control(List<Venue> venues, InstantSource clock) {
        this.venues = venues;
        this.clock = clock;
        this.startedAtMs = clock.millis();
        this.faults = new Faults();
    }

    /** Answers a control request. */
    public Answer answer(String method, Query query) {
        try {
            return switch (query.path()) {
                case "/status" -> Answer.json(200, Status.of(venues, clock.millis() - startedAtMs));
                case "/truth" ->
                    venue(query)
                            .map(venue -> venue.truth(query))
                            .orElseGet(() -> wrong("exchange or venue must name one of " + names()));
                case "/fault" ->
                    method.equals("POST")
                            ? fault(query)
                            : Answer.json(405, "{\"msg\":\"Faults are asked for by POST\"}");
                case "/burst" ->
                    method.equals("POST")
                            ? burst(query)
                            : Answer.json(405, "{\"msg\":\"Bursts are asked for by POST\"}");
                case "/instruments" -> Answer.json(200, Status.instruments(venues));
                default ->
                    Answer.json(
                            404,
                            "{\"msg\":\"There are /simulator/status, /simulator/instruments, /simulator/truth,"
                                    + " /simulator/fault and /simulator/burst\"}");
            };
        } catch (NumberFormatException e) {
            return wrong("a number cannot be read: " + e.getMessage());
        }
    }

    private Answer fault(Query query) {
        List<Venue> meant = venue(query).map(List::of).orElse(venues);
        boolean named = query.has("venue") || query.has("exchange");
        if (named && venue(query).isEmpty()) {
            return wrong("exchange or venue must name one of " + names());
        }
        String kind = query.has("kind") ? query.text("kind") : query.text("fault");
        Optional<Integer> hit = faults.cause(kind.toLowerCase(Locale.ROOT), meant, query);
        return hit.map(count ->
                        Answer.json(200, "{\"fault\":" + JsonText.quoted(kind) + ",\"affected\":" + count + "}"))
                .orElseGet(() -> wrong("kind must be one of " + Faults.KINDS + ", with what it needs"));
    }

    private Answer burst(Query query) {
        List<Venue> meant = venue(query).map(List::of).orElse(venues);
        long factor = query.number("factor", USUAL_FACTOR);
        long seconds = query.number("seconds", USUAL_SECONDS);
        if (factor < 1 || factor > MOST_FACTOR || seconds < 1 || seconds > MOST_SECONDS) {
            return wrong("a factor is 1 to " + MOST_FACTOR + ", and a burst lasts 1 to " + MOST_SECONDS + " seconds");
        }
        int count = Faults.markets(meant, query, market -> market.burst((double) factor, seconds * 1_000))
                .orElse(0);
        return Answer.json(200, "{\"burst\":" + factor + ",\"seconds\":" + seconds + ",\"affected\":" + count + "}");
    }

    private Optional<Venue> venue(Query query) {
        String asked = query.has("venue") ? query.text("venue") : query.text("exchange");
        String name = VENUE_OF_EXCHANGE.getOrDefault(asked, asked);
        return venues.stream().filter(venue -> venue.name().equals(name)).findFirst();
    }

    private List<String> names() {
        return venues.stream().map(Venue::name).toList();
    }

    private static Answer wrong(String message) {
        return Answer.json(400, "{\"msg\":" + JsonText.quoted(message) + "}");
    }
}
