package io.marketprism.collector.launcher;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the demo changes in the shipped configuration: the venues' addresses and NATS, nothing else. */
final class DemoOverrides {

    /** The root puts the simulator's host and port in this one's place. */
    static final String SIMULATOR = "@simulator@";

    private DemoOverrides() {}

    /** The overrides for a NATS server. */
    static Map<String, String> of(String natsUrl) {
        Map<String, String> overrides = new TreeMap<>();
        overrides.put("nats.servers", Json.write(List.of(natsUrl)));
        for (String exchange : new String[] {"okx_spot", "okx_derivatives"}) {
            api(overrides, exchange, "/okx", "/okx/ws/v5/public");
        }
        api(overrides, "binance_spot", "/binance-spot", "/binance-spot");
        api(overrides, "binance_derivatives", "/binance-usdm", "/binance-usdm");
        overrides.put(
                "exchanges.binance_derivatives.orderbook.ws_api_url",
                "ws://" + SIMULATOR + "/binance-ws-fapi/ws-fapi/v1");
        overrides.put("exchanges.deribit_derivatives.api.base_url", "http://" + SIMULATOR + "/deribit");
        return overrides;
    }

    private static void api(Map<String, String> overrides, String exchange, String restPath, String webSocketPath) {
        String api = "exchanges." + exchange + ".api.";
        overrides.put(api + "base_url", "http://" + SIMULATOR + restPath);
        overrides.put(api + "ws_url", "ws://" + SIMULATOR + webSocketPath);
    }
}
