package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.BookPlan;
import io.marketprism.collector.spi.Quota;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often books can be audited: as configured, but never for more than a quarter of what may be asked. Pure. */
final class AuditPace {

    private static final long SHARE = 4;

    private AuditPace() {}

    /** The time between two audits of one book. */
    static Duration interval(Duration configured, List<BookPlan> books, List<Quota> quotas) {
        Map<String, Long> weights = new HashMap<>();
        books.forEach(book ->
                weights.merge(book.snapshot().pool(), (long) book.snapshot().weight(), Long::sum));
        Duration interval = configured;
        for (Quota quota : quotas) {
            long weight = weights.getOrDefault(quota.pool(), 0L);
            Duration needed = quota.window().multipliedBy(weight * SHARE).dividedBy(quota.limit());
            interval = needed.compareTo(interval) > 0 ? needed : interval;
        }
        return interval;
    }
}
