package io.marketprism.collector.connection.internal;

import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.Telemetry.Counter;
import io.marketprism.collector.spi.Telemetry.Family;
import io.marketprism.collector.spi.VenueException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts an exchange's requests by what became of them. */
public final class RestFigures {

    private static final Family REQUESTS =
            Family.sum("marketprism_rest_requests_total", "REST requests by outcome", "exchange", "outcome");

    private final Counter ok;
    private final Counter error;
    private final Map<VenueException.Kind, Counter> refused = new EnumMap<>(VenueException.Kind.class);

    /** The figures of one exchange. */
    public RestFigures(Telemetry telemetry, String exchange) {
        ok = telemetry.counter(REQUESTS, exchange, "ok");
        error = telemetry.counter(REQUESTS, exchange, "venue_error");
        for (VenueException.Kind kind : VenueException.Kind.values()) {
            refused.put(kind, telemetry.counter(REQUESTS, exchange, kind.name().toLowerCase(Locale.ROOT)));
        }
    }

    void answered(int status) {
        (status < 300 ? ok : error).increment();
    }

    void refused(VenueException.Kind kind) {
        refused.get(kind).increment();
    }
}
