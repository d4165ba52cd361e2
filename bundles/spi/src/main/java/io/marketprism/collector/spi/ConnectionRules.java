package io.marketprism.collector.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * What a venue's rules say of a connection as such, kept by whoever holds it (P12, P25).
 *
 * @param maxAge after how long the venue closes a connection, whatever it carries; the holder renews it before
 * @param opens how many connections may be opened in a window; one pool for all connections of a JVM to one host
 * @param texts how many texts one connection may be sent in a window, those that keep it alive excepted
 * @param deflate whether {@code permessage-deflate} is offered
 */
public record ConnectionRules(
        Optional<Duration> maxAge, Optional<Quota> opens, Optional<Quota> texts, boolean deflate) {

    /** No rule known. */
    public static final ConnectionRules NONE =
            new ConnectionRules(Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** These rules, for connections that live no longer than {@code most}. */
    public ConnectionRules withMaxAge(Duration most) {
        return new ConnectionRules(Optional.of(most), opens, texts, deflate);
    }

    /** These rules, with no more new connections than {@code quota} allows. */
    public ConnectionRules withOpens(Quota quota) {
        return new ConnectionRules(maxAge, Optional.of(quota), texts, deflate);
    }

    /** These rules, with no more texts on one connection than {@code quota} allows. */
    public ConnectionRules withTexts(Quota quota) {
        return new ConnectionRules(maxAge, opens, Optional.of(quota), deflate);
    }

    /** These rules, with {@code permessage-deflate} offered. */
    public ConnectionRules withDeflate() {
        return new ConnectionRules(maxAge, opens, texts, true);
    }
}
