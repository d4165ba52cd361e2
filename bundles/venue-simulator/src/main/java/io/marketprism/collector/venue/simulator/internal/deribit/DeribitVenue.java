package io.marketprism.collector.venue.simulator.internal.deribit;

import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.Gate;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.http.Venue;
import io.marketprism.collector.venue.simulator.internal.market.Market;
import io.marketprism.collector.venue.simulator.internal.market.Pace;
import io.marketprism.collector.venue.simulator.internal.recording.Catalogue;
import io.marketprism.collector.venue.simulator.internal.stream.Client;
import io.marketprism.collector.venue.simulator.internal.stream.Conversation;
import io.marketprism.collector.venue.simulator.internal.stream.Topics;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deribit's JSON-RPC over HTTP: {@code /deribit/api/v2/public/get_volatility_index_data}. */
public final class DeribitVenue implements Venue {

    private static final String API = "/api/v2/";
    private static final String INDEX = "public/get_volatility_index_data";
    private static final Map<String, Long> RESOLUTIONS =
            Map.of("1", 1L, "60", 60L, "3600", 3_600L, "43200", 43_200L, "1D", 86_400L);
    private static final Set<String> WITHOUT_DATA = Set.of("USDC", "USDT", "EURR");
    private static final double BTC_LEVEL = 5_500;
    private static final double ETH_LEVEL = 7_000;

    private final InstantSource clock;
    private final Topics topics = new Topics();
    private final Gate gate;
    private final boolean listed;
    private final Map<String, Candles> candles;

    /** The venue with its two indices. */
    public DeribitVenue(InstantSource clock, Pace pace) {
        this(clock, pace, Catalogue.usual());
    }

    /** The venue with its two indices, which are served but not listed beside recordings. */
    public DeribitVenue(InstantSource clock, Pace pace, Catalogue catalogue) {
        this.listed = catalogue.recorded().isEmpty();
        this.clock = clock;
        this.gate = new Gate(clock);
        this.candles = Map.of(
                "BTC", new Candles(new VolatilityCurve(pace.seed(), BTC_LEVEL)),
                "ETH", new Candles(new VolatilityCurve(pace.seed() + 1, ETH_LEVEL)));
    }

    @Override
    public String name() {
        return "deribit";
    }

    @Override
    public Answer get(Query query) {
        return switch (query.path()) {
            case API + INDEX -> index(query);
            case API + "public/get_time" -> result(Long.toString(clock.millis()));
            case API + "public/test" -> result("{\"version\":\"1.2.26\"}");
            default -> error(404, -32601, "Method not found", "");
        };
    }

    private Answer index(Query query) {
        for (String needed : new String[] {"currency", "start_timestamp", "end_timestamp", "resolution"}) {
            if (!query.has(needed)) {
                return invalid(needed, "must be present");
            }
        }
        Candles asked = candles.get(query.text("currency"));
        if (asked == null && !WITHOUT_DATA.contains(query.text("currency"))) {
            return invalid("currency", "value is not one of the allowed currencies");
        }
        Long resolution = RESOLUTIONS.get(query.text("resolution"));
        if (resolution == null) {
            return invalid("resolution", "value is not one of the allowed resolutions");
        }
        for (String time : new String[] {"start_timestamp", "end_timestamp"}) {
            if (!query.text(time).matches("\\d{1,15}")) {
                return invalid(time, "must be an integer");
            }
        }
        long now = clock.millis();
        return result(
                asked == null
                        ? "{\"data\":[],\"continuation\":null}"
                        : asked.page(
                                query.number("start_timestamp", 0), query.number("end_timestamp", 0), resolution, now));
    }

    private Answer result(String result) {
        return Answer.json(200, "{\"jsonrpc\":\"2.0\",\"result\":" + result + "," + times() + "}");
    }

    private Answer invalid(String parameter, String reason) {
        return error(
                400,
                -32602,
                "Invalid params",
                ",\"data\":{\"reason\":\"" + reason + "\",\"param\":\"" + parameter + "\"}");
    }

    private Answer error(int status, int code, String message, String data) {
        return Answer.json(
                status,
                "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"" + data + "},"
                        + times() + "}");
    }

    private String times() {
        long micros = clock.millis() * 1_000;
        return "\"usIn\":" + micros + ",\"usOut\":" + (micros + 300) + ",\"usDiff\":300,\"testnet\":false";
    }

    @Override
    public Answer refusal(int status, long untilMs) {
        return status == 429
                ? error(429, 10028, "too_many_requests", "")
                : error(status, 11051, "system_maintenance", "");
    }

    @Override
    public Optional<Conversation> accept(Query query, Client client) {
        return Optional.empty();
    }

    @Override
    public Topics topics() {
        return topics;
    }

    @Override
    public Set<String> markets() {
        return candles.keySet();
    }

    @Override
    public Gate gate() {
        return gate;
    }

    @Override
    public Optional<Market> market(String symbol) {
        return Optional.empty();
    }

    @Override
    public Map<String, Map<String, Set<String>>> listed() {
        if (!listed) {
            return Map.of();
        }
        Set<String> types = Set.of("volatility_index");
        return Map.of("deribit_derivatives", Map.of("BTC", types, "ETH", types));
    }

    @Override
    public Answer truth(Query query) {
        Candles asked = candles.get(query.text("symbol"));
        long now = clock.millis();
        return asked == null
                ? Answer.json(404, "{\"msg\":\"There is a volatility index of BTC and ETH\"}")
                : Answer.json(200, asked.page(now - query.number("last", 60) * 60_000 + 1, now, 60, now));
    }

    @Override
    public int notice() {
        return 0;
    }
}
