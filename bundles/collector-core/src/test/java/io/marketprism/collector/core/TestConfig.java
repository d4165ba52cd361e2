package io.marketprism.collector.core;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** A configuration as Declarative Services would give it: by dotted names, with the annotation's defaults. */
public final class TestConfig {

    private static final Map<String, Object> USUAL = Map.of(
            "exchange", "okx_spot",
            "market.type", "spot",
            "symbols", "BTC-USDT,ETH-USDT",
            "data.types", "orderbook,trade",
            "rest.url", "https://www.okx.com",
            "ws.url", "wss://ws.okx.com:8443/ws/v5/public");

    private TestConfig() {}

    /** The usual configuration with some properties changed. */
    public static CollectorConfig of(Map<String, Object> changes) {
        Map<String, Object> values = new HashMap<>(USUAL);
        values.putAll(changes);
        return (CollectorConfig) Proxy.newProxyInstance(
                TestConfig.class.getClassLoader(),
                new Class<?>[] {CollectorConfig.class},
                (proxy, method, arguments) -> values.getOrDefault(property(method), method.getDefaultValue()));
    }

    private static String property(Method method) {
        return method.getName().replace('_', '.');
    }
}
