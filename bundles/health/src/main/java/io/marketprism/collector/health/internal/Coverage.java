package io.marketprism.collector.health.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import io.marketprism.collector.spi.management.MetricSampleSnapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One data type at one venue: spot and derivatives together, the worse of the two counting, so that neither hides the
 * other. Pure.
 *
 * @param lastSuccessMs when data was last stored, UTC epoch milliseconds; the older of the two
 * @param activeSymbols instruments that give order books; 0 for other types
 * @param fresh whether every child of the venue that has the type is fresh in it and answers
 */
record Coverage(long lastSuccessMs, int activeSymbols, boolean fresh) {

    private static final String BOOK_TIMES = "marketprism_last_orderbook_update_timestamp";

    /** Coverage by data type and venue; a type appears after its first success. */
    static Map<String, Map<String, Coverage>> of(List<ProcessHealth> processes) {
        Map<String, Map<String, Coverage>> coverage = new TreeMap<>();
        for (ProcessHealth process : processes) {
            String venue = Exchange.named(process.name()).venue();
            process.snapshot()
                    .ifPresent(said -> add(coverage, venue, process.reading().answered(), said));
        }
        return coverage;
    }

    private static void add(
            Map<String, Map<String, Coverage>> coverage, String venue, boolean answered, CollectorSnapshot said) {
        for (DataTypeSnapshot type : said.getDataTypes()) {
            if (type.getLastSuccessMs() > 0) {
                boolean book = type.getDataType().equals(DataType.ORDERBOOK.key());
                Coverage one = new Coverage(
                        type.getLastSuccessMs(),
                        book ? bookSymbols(said, type) : 0,
                        answered
                                && !type.getStatus().equals("stale")
                                && !type.getStatus().equals("failed"));
                coverage.computeIfAbsent(type.getDataType(), name -> new TreeMap<>())
                        .merge(venue, one, Coverage::worse);
            }
        }
    }

    /** The instruments whose last book is not older than the age at which the type counts as stale. */
    private static int bookSymbols(CollectorSnapshot said, DataTypeSnapshot books) {
        double oldest = said.getTakenAtMs() / 1000.0 - books.getStaleAfterSeconds();
        int symbols = 0;
        for (MetricFamilySnapshot family : said.getMetrics()) {
            if (family.getName().equals(BOOK_TIMES)) {
                for (MetricSampleSnapshot sample : family.getSamples()) {
                    symbols += sample.getValue() >= oldest ? 1 : 0;
                }
            }
        }
        return symbols;
    }

    private Coverage worse(Coverage other) {
        return new Coverage(
                Math.min(lastSuccessMs, other.lastSuccessMs),
                activeSymbols + other.activeSymbols,
                fresh && other.fresh);
    }

    /** The word of the document. */
    String status(boolean book) {
        if (book && activeSymbols == 0) {
            return "unhealthy";
        }
        return fresh ? "healthy" : "degraded";
    }

    double ageSeconds(long nowMs) {
        return Math.max(0, nowMs - lastSuccessMs) / 1000.0;
    }
}
