package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.spi.Telemetry.Gauge;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How one data type of an exchange is collected. Thread-safe. */
final class TypeHealth {

    private static final String UNPLANNED = "plan";

    private final DataType type;
    private final Surroundings surroundings;
    private final long startedMs;
    private final Gauge lastSuccessSeconds;
    private final LongAdder received = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final Problems problems = new Problems();
    private final List<ChannelPipeline> channels = new CopyOnWriteArrayList<>();
    private volatile Duration staleAfter;
    private volatile boolean failed;

    TypeHealth(DataType type, Surroundings surroundings) {
        this.type = type;
        this.surroundings = surroundings;
        this.startedMs = surroundings.time().epochMillis();
        this.lastSuccessSeconds = surroundings.metrics().lastSuccess(type);
        this.staleAfter = Thresholds.staleAfter(type);
    }

    DataType type() {
        return type;
    }

    Problems problems() {
        return problems;
    }

    void add(ChannelPipeline channel) {
        channels.add(channel);
    }

    List<ChannelPipeline> channels() {
        return channels;
    }

    /** Data of this type is polled this often. */
    void polledEvery(Duration interval) {
        Duration needed = Thresholds.staleAfter(type, interval);
        if (needed.compareTo(staleAfter) > 0) {
            staleAfter = needed;
        }
    }

    Duration staleAfter() {
        return staleAfter;
    }

    void received() {
        received.increment();
    }

    void published() {
        published.increment();
    }

    /** Data was stored, or found unchanged. */
    void succeeded(long nowMs) {
        lastSuccessSeconds.set(nowMs / (double) TimeUnit.SECONDS.toMillis(1));
    }

    /** Counts an error under a short stable word. */
    void error(String dataType, String code) {
        errors.increment();
        surroundings.metrics().collectorErrors(dataType, code).increment();
    }

    /** The type cannot be collected at all. */
    void fail(String sentence) {
        failed = true;
        problems.report(UNPLANNED, sentence);
    }

    long receivedCount() {
        return received.sum();
    }

    long publishedCount() {
        return published.sum();
    }

    long errorCount() {
        return errors.sum();
    }

    /** How it is now; what holds up all types is named with its own problems. */
    DataTypeSnapshot snapshot(long nowMs, String[] commonProblems) {
        long last = channels.stream()
                .mapToLong(ChannelPipeline::lastSuccessMs)
                .max()
                .orElse(0);
        TypeStatus status = failed
                ? TypeStatus.FAILED
                : TypeStatus.of(
                        channels.stream().map(ChannelPipeline::state).toList(),
                        Thresholds.isRare(type),
                        startedMs,
                        nowMs,
                        staleAfter);
        return new DataTypeSnapshot(
                type.key(),
                status.word(),
                last,
                staleAfter.toMillis() / (double) TimeUnit.SECONDS.toMillis(1),
                received.sum(),
                published.sum(),
                errors.sum(),
                Stream.concat(Arrays.stream(problems.sentences()), Arrays.stream(commonProblems))
                        .toArray(String[]::new));
    }
}
