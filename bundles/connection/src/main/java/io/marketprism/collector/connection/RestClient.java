package io.marketprism.collector.connection;

import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.Telemetry;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Temporary. */
public final class RestClient {

    /** Temporary. */
    public RestClient(Transport transport, List<Quota> quotas, Telemetry telemetry, String exchange) {}

    /** Temporary. */
    public CompletableFuture<RestResponse> get(RestRequest request) {
        return new CompletableFuture<>();
    }
}
