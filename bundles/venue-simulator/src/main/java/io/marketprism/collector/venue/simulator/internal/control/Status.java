package io.marketprism.collector.venue.simulator.internal.control;

import io.marketprism.collector.venue.simulator.internal.http.JsonText;
import io.marketprism.collector.venue.simulator.internal.http.Refusal;
import io.marketprism.collector.venue.simulator.internal.http.Socket;
import io.marketprism.collector.venue.simulator.internal.http.Venue;
import io.marketprism.collector.venue.simulator.internal.stream.Topic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the simulator is doing, as JSON. */
final class Status {

    private Status() {}

    static String of(List<Venue> venues, long uptimeMs) {
        return venues.stream()
                .map(Status::venue)
                .collect(Collectors.joining(",", "{\"uptime_ms\":" + uptimeMs + ",\"venues\":[", "]}"));
    }

    /** All that is listed: exchange, instrument, types of data. */
    static String instruments(List<Venue> venues) {
        Map<String, Map<String, Set<String>>> all = new TreeMap<>();
        venues.forEach(venue -> all.putAll(venue.listed()));
        return all.entrySet().stream()
                .map(exchange -> JsonText.quoted(exchange.getKey()) + ":"
                        + exchange.getValue().entrySet().stream()
                                .map(Status::instrument)
                                .collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String instrument(Map.Entry<String, Set<String>> instrument) {
        return JsonText.quoted(instrument.getKey()) + ":"
                + instrument.getValue().stream()
                        .sorted()
                        .map(JsonText::quoted)
                        .collect(Collectors.joining(",", "[", "]"));
    }

    private static String venue(Venue venue) {
        return "{\"venue\":\"" + venue.name() + "\",\"connections\":"
                + venue.gate().sockets().size()
                + ",\"sent_frames\":"
                + venue.gate().sockets().stream().mapToLong(Socket::sentFrames).sum()
                + ",\"frozen\":" + venue.gate().isFrozen() + ",\"refusing\":"
                + venue.gate().refusal("").map(Refusal::status).orElse(0)
                + ",\"sockets\":"
                + venue.gate().socketsByAge().stream()
                        .map(socket -> "{\"connection\":" + socket.number() + ",\"path\":"
                                + JsonText.quoted(socket.path()) + ",\"frames\":" + socket.sentFrames() + "}")
                        .collect(Collectors.joining(",", "[", "]"))
                + ",\"markets\":"
                + venue.markets().stream().map(JsonText::quoted).collect(Collectors.joining(",", "[", "]"))
                + ",\"streams\":"
                + venue.topics().all().stream()
                        .filter(topic -> topic.frames() > 0 || topic.isWanted())
                        .sorted(Comparator.comparing(Topic::name))
                        .map(topic ->
                                "{\"name\":" + JsonText.quoted(topic.name()) + ",\"listeners\":" + topic.listeners()
                                        + ",\"frames\":" + topic.frames() + ",\"silent\":" + topic.isSilent() + "}")
                        .collect(Collectors.joining(",", "[", "]"))
                + "}";
    }
}
