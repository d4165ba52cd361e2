package io.marketprism.collector.venue.simulator.internal.deribit;

import io.marketprism.collector.venue.simulator.internal.market.Frame;
import io.marketprism.collector.venue.simulator.internal.market.Notation;

/** Candles of a volatility index, oldest first; the last one may still run. */
final class Candles {

    /** Candles in one answer at most. */
    static final int PAGE = 1_000;

    private static final Notation HUNDREDTHS = Notation.trimmed(2);
    private static final int MOST_POINTS = 240;
    private static final long SECOND_MS = 1_000;

    private final VolatilityCurve curve;

    Candles(VolatilityCurve curve) {
        this.curve = curve;
    }

    /**
     * The newest page of candles that start in a range of time.
     *
     * @param resolutionS seconds a candle lasts
     * @param nowMs later seconds have no value yet
     */
    String page(long startMs, long endMs, long resolutionS, long nowMs) {
        long step = resolutionS * SECOND_MS;
        long first = Math.floorDiv(startMs + step - 1, step) * step;
        long last = Math.floorDiv(Math.min(endMs, nowMs), step) * step;
        long from = Math.max(first, last - (PAGE - 1) * step);
        Frame out = new Frame().text("{\"data\":[");
        for (long start = from; start <= last; start += step) {
            if (start > from) {
                out.text(",");
            }
            candle(start / SECOND_MS, resolutionS, nowMs / SECOND_MS, out);
        }
        out.text("],\"continuation\":");
        if (from > first) {
            out.number(from - step);
        } else {
            out.text("null");
        }
        return out.text("}").toString();
    }

    private void candle(long startS, long resolutionS, long nowS, Frame out) {
        long endS = Math.min(startS + resolutionS - 1, nowS);
        long open = curve.at(startS);
        long close = curve.at(endS);
        long high = Math.max(open, close);
        long low = Math.min(open, close);
        long stride = Math.max(1, resolutionS / MOST_POINTS);
        for (long second = startS + stride; second < endS; second += stride) {
            long value = curve.at(second);
            high = Math.max(high, value);
            low = Math.min(low, value);
        }
        out.text("[").number(startS * SECOND_MS);
        for (long value : new long[] {open, high, low, close}) {
            out.text(",").decimal(value, HUNDREDTHS);
        }
        out.text("]");
    }
}
