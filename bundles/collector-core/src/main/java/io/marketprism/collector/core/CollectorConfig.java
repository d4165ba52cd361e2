package io.marketprism.collector.core;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * One exchange's configuration as it stands in Configuration Admin: flat, one property a method, underscores for dots.
 * {@link CollectorSettings} turns it into settings.
 */
@ObjectClassDefinition(name = "Exchange collector", description = "What is collected of one exchange, and how.")
public @interface CollectorConfig {

    /** The exchange's full name. */
    @AttributeDefinition(name = "Exchange", description = "Full name of the exchange, such as okx_spot")
    String exchange();

    /** The market. */
    @AttributeDefinition(name = "Market type", description = "spot, perpetual, futures or options")
    String market_type();

    /** The instruments, separated by commas. */
    @AttributeDefinition(name = "Symbols", description = "The instruments by the venue's names, separated by commas")
    String symbols();

    /** The kinds of data, separated by commas. */
    @AttributeDefinition(name = "Data types", description = "What to collect, separated by commas")
    String data_types();

    /** Base of REST addresses. */
    @AttributeDefinition(name = "REST address", description = "Scheme, host and port that REST paths are appended to")
    String rest_url();

    /** Base of WebSocket addresses. */
    @AttributeDefinition(name = "WebSocket address", description = "Where the venue's public WebSocket is")
    String ws_url();

    /** Where order books come from. */
    @AttributeDefinition(name = "Order book method", description = "snapshot (polled) or incremental")
    String orderbook_method() default "incremental";

    /** Time between two snapshots of one instrument. */
    @AttributeDefinition(name = "Snapshot interval", description = "Time between two books of an instrument, ms")
    long orderbook_snapshot_interval_ms() default 60_000;

    /** Levels a side of a snapshot. */
    @AttributeDefinition(name = "Snapshot depth", description = "Levels a side to ask for")
    int orderbook_snapshot_depth() default 100;

    /** How long a snapshot may take. */
    @AttributeDefinition(name = "Snapshot timeout", description = "How long one snapshot may take, ms")
    long orderbook_request_timeout_ms() default 900;

    /** Levels a side that are kept in incremental mode. */
    @AttributeDefinition(name = "Depth kept", description = "Levels a side to keep in incremental mode")
    int orderbook_depth_limit() default 500;

    /** Levels a side that are published in incremental mode. */
    @AttributeDefinition(name = "Depth published", description = "Levels a side to publish in incremental mode")
    int orderbook_publish_depth() default 400;

    /** Least time between two published books of an instrument in incremental mode. */
    @AttributeDefinition(name = "Publish interval", description = "Least time between two published books, ms")
    long orderbook_publish_interval_ms() default 100;

    /** Changes that are kept until the snapshot comes, in incremental mode. */
    @AttributeDefinition(name = "Buffer size", description = "Changes of one instrument kept until its snapshot comes")
    int orderbook_buffer_max_size() default 5_000;

    /** How long to wait for the snapshot in incremental mode. */
    @AttributeDefinition(name = "Buffer timeout", description = "How long to wait for a snapshot to join, ms")
    long orderbook_buffer_timeout_ms() default 10_000;

    /** Time between two audits of one instrument's book in incremental mode. */
    @AttributeDefinition(name = "Audit interval", description = "Time between two comparisons with a snapshot, ms")
    long orderbook_audit_interval_ms() default 60_000;

    /** Base of the addresses of snapshots, if another one. */
    @AttributeDefinition(name = "Snapshot address", description = "Base URL of snapshots; empty: the REST address")
    String orderbook_rest_base() default "";

    /** Address of a WebSocket that answers requests, if the venue has one. */
    @AttributeDefinition(name = "Snapshot WebSocket", description = "Request-and-answer WebSocket; empty: none")
    String orderbook_ws_api_url() default "";

    /** Time between polls by data type. */
    @AttributeDefinition(name = "Poll intervals", description = "type=milliseconds, separated by commas")
    String poll_interval_ms() default "";

    /** How long polls may take by data type. */
    @AttributeDefinition(name = "Poll timeouts", description = "type=milliseconds, separated by commas")
    String poll_timeout_ms() default "";

    /** The instruments whose liquidations are collected, separated by commas. */
    @AttributeDefinition(
            name = "Liquidation symbols",
            description = "The instruments whose liquidations are collected, separated by commas; empty: all symbols")
    String liquidation_symbols() default "";

    /** The proxy between here and the venue. */
    @AttributeDefinition(
            name = "Proxy",
            description =
                    "http://, https:// or socks5:// with host and port, and user:password@ if needed; empty: none")
    String proxy_url() default "";

    /** Hosts that are reached without the proxy, separated by commas. */
    @AttributeDefinition(name = "No proxy for", description = "Hosts reached directly, separated by commas")
    String proxy_exclude() default "";

    /** Certificates that are trusted instead of the JVM's own. */
    @AttributeDefinition(name = "Trust store", description = "Path of PEM or PKCS #12; empty: the JVM's own")
    String tls_trust_store() default "";

    /** The trust store's password, or where it is. */
    @AttributeDefinition(name = "Trust store's password", description = "file:/path or value:password; empty: none")
    String tls_trust_store_password() default "";
}
