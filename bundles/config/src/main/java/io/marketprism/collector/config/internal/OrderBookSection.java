package io.marketprism.collector.config.internal;

import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.OrderBookSettings.Method;
import io.marketprism.collector.spi.OrderBookSettings.Upkeep;
import java.net.URI;
import java.time.Duration;

/** Makes the order-book settings of {@code exchanges.<name>.orderbook}. */
final class OrderBookSection {

    private OrderBookSection() {}

    /** The settings beneath a section whose name ends with a dot. */
    static OrderBookSettings settings(Values values, String section, ExchangeDefaults venue) {
        OrderBookSettings defaults = OrderBookSettings.defaults();
        Duration interval = values.get(section + "snapshot_interval", defaults.snapshotInterval());
        int limit = values.count(section + "depth_limit", defaults.depthLimit());
        boolean limited = values.has(section + "depth_limit");
        boolean snapshots = values.get(section + "method", "websocket").equals("snapshot");
        return new OrderBookSettings(
                snapshots ? Method.SNAPSHOT : Method.INCREMENTAL,
                interval,
                values.count(section + "snapshot_depth", limited ? limit : defaults.snapshotDepth()),
                values.get(section + "request_timeout", timeout(interval, defaults.requestTimeout())),
                limit,
                values.count(section + "nats_publish_depth", defaults.publishDepth()),
                values.get(section + "publish_interval", defaults.publishInterval()),
                values.find(section + "rest_base", URI.class),
                values.find(section + "ws_api_url", URI.class)
                        .or(() -> venue.wsApiUrl().map(URI::create)),
                upkeep(values, section, defaults.upkeep()));
    }

    private static Upkeep upkeep(Values values, String section, Upkeep defaults) {
        return new Upkeep(
                values.count(section + "buffer_max_size", defaults.mostHeld()),
                values.get(section + "buffer_timeout", defaults.patience()),
                defaults.auditInterval());
    }

    /** An answer should come before the next question is due. */
    private static Duration timeout(Duration interval, Duration most) {
        Duration before = interval.multipliedBy(4).dividedBy(5);
        return before.compareTo(most) < 0 ? before : most;
    }
}
