package io.marketprism.collector.config.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for an exchange where the file is silent: the real venue's addresses, and the plan's memory limits (S2).
 *
 * @param restUrl base of REST addresses
 * @param wsUrl base of WebSocket addresses
 * @param wsApiUrl address of the request-and-answer WebSocket, if the venue's books come from one
 * @param memorySoftMb resident megabytes above which is warned
 * @param memoryHardMb resident megabytes above which the child is restarted
 * @param heapMb the Java heap; about 12 MB of it are the runtime's own, and beside it stand about 80 MB
 */
record ExchangeDefaults(
        Optional<String> restUrl,
        Optional<String> wsUrl,
        Optional<String> wsApiUrl,
        int memorySoftMb,
        int memoryHardMb,
        int heapMb) {

    private static final String OKX = "https://www.okx.com";
    private static final String OKX_WS = "wss://ws.okx.com:8443/ws/v5/public";
    private static final Map<String, ExchangeDefaults> BY_NAME = byName();
    private static final ExchangeDefaults OTHERS =
            new ExchangeDefaults(Optional.empty(), Optional.empty(), Optional.empty(), 100, 150, 32);

    private static Map<String, ExchangeDefaults> byName() {
        Map<String, ExchangeDefaults> all = new LinkedHashMap<>();
        all.put("okx_derivatives", of(OKX, OKX_WS, 150, 200, 48));
        all.put("okx_spot", of(OKX, OKX_WS, 120, 160, 40));
        all.put(
                "binance_derivatives",
                new ExchangeDefaults(
                        Optional.of("https://fapi.binance.com"),
                        Optional.of("wss://fstream.binance.com"),
                        Optional.of("wss://ws-fapi.binance.com/ws-fapi/v1"),
                        100,
                        140,
                        32));
        all.put("binance_spot", of("https://api.binance.com", "wss://stream.binance.com:9443", 80, 120, 24));
        all.put("deribit_derivatives", of("https://www.deribit.com", "wss://www.deribit.com/ws/api/v2", 60, 100, 16));
        return all;
    }

    private static ExchangeDefaults of(String restUrl, String wsUrl, int softMb, int hardMb, int heapMb) {
        return new ExchangeDefaults(Optional.of(restUrl), Optional.of(wsUrl), Optional.empty(), softMb, hardMb, heapMb);
    }

    /** The plan's exchanges in its start order (P3). */
    static List<String> startOrder() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The defaults of an exchange by its name. */
    static ExchangeDefaults of(String exchange) {
        return BY_NAME.getOrDefault(exchange, OTHERS);
    }
}
