package io.marketprism.collector.connection.internal;

import io.marketprism.collector.spi.KeepAlive;
import io.marketprism.collector.spi.Telemetry;
import io.marketprism.collector.spi.Telemetry.Counter;
import io.marketprism.collector.spi.Telemetry.Family;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The figures of text keep-alives (C16), kept over all lives of one connection. Where the venue pings by itself there are
 * none.
 */
public sealed interface KeepAliveFigures {

    /** A text was sent to ask for a sign of life. */
    void asked(long epochMillis);

    /** A frame arrived. */
    void inbound(long epochMillis);

    /** A message arrived that may be the answer; {@code answers}: it came first after the question. */
    void message(byte[] buffer, int offset, int length, boolean answers);

    /** A question stayed unanswered. */
    void unanswered();

    /** The figures for one connection. */
    static KeepAliveFigures of(KeepAlive keepAlive, Telemetry telemetry, String exchange, String channel) {
        return keepAlive instanceof KeepAlive.TextPings ? new Text(telemetry, exchange, channel) : new None();
    }

    /** Counts nothing. */
    record None() implements KeepAliveFigures {
        @Override
        public void asked(long epochMillis) {}

        @Override
        public void inbound(long epochMillis) {}

        @Override
        public void message(byte[] buffer, int offset, int length, boolean answers) {}

        @Override
        public void unanswered() {}
    }

    /** Counts questions and answers; an answer is the text {@code pong}, or by implication any other message. */
    final class Text implements KeepAliveFigures {

        private static final byte[] PONG = "pong".getBytes(StandardCharsets.US_ASCII);
        private static final double MILLIS_PER_SECOND = 1_000;

        private final Counter pings;
        private final Counter pongs;
        private final Counter implied;
        private final Counter timeouts;
        private volatile long lastInboundMs;
        private volatile long lastAskedMs;

        Text(Telemetry telemetry, String exchange, String channel) {
            pings = counter(telemetry, "text_pings", "Text pings sent after silence", exchange, channel);
            pongs = counter(telemetry, "text_pongs", "Text pongs received", exchange, channel);
            implied = counter(
                    telemetry, "implied_pongs", "Pings answered by another message than a pong", exchange, channel);
            timeouts = counter(
                    telemetry, "pong_timeouts", "Pings without any answer; each ended its socket", exchange, channel);
            telemetry.gauge(
                    family("last_inbound_timestamp", "When the last frame came, epoch seconds"),
                    () -> lastInboundMs / MILLIS_PER_SECOND,
                    exchange,
                    channel);
            telemetry.gauge(
                    family("last_outbound_ping_timestamp", "When the last text ping was sent, epoch seconds"),
                    () -> lastAskedMs / MILLIS_PER_SECOND,
                    exchange,
                    channel);
        }

        private static Counter counter(Telemetry telemetry, String name, String help, String exchange, String channel) {
            return telemetry.counter(
                    Family.sum("marketprism_ws_" + name + "_total", help, "exchange", "channel"), exchange, channel);
        }

        private static Family family(String name, String help) {
            return new Family("marketprism_ws_" + name, help, Telemetry.Merge.MAX, List.of("exchange", "channel"));
        }

        @Override
        public void asked(long epochMillis) {
            lastAskedMs = epochMillis;
            pings.increment();
        }

        @Override
        public void inbound(long epochMillis) {
            lastInboundMs = epochMillis;
        }

        @Override
        public void message(byte[] buffer, int offset, int length, boolean answers) {
            if (Arrays.equals(buffer, offset, offset + length, PONG, 0, PONG.length)) {
                pongs.increment();
            } else if (answers) {
                implied.increment();
            }
        }

        @Override
        public void unanswered() {
            timeouts.increment();
        }
    }
}
