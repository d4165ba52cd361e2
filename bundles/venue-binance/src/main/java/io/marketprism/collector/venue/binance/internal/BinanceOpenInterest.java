package io.marketprism.collector.venue.binance.internal;

import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.OpenInterest;
import io.marketprism.collector.spi.EventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the open interest of one contract, in coins, together with its mark price, which another request gives: coins times
 * price is the value in dollars, exactly (C10). The first sample waits for a price; where none comes, samples go without
 * dollars rather than with old ones. A sample that Binance repeats stays as it was given. Thread-safe.
 */
final class BinanceOpenInterest {

    /** A price is asked for as often as a sample, so that this many samples later it is old. */
    private static final int SAMPLES_OF_A_PRICE = 3;

    private final Instrument instrument;
    private final boolean inDollars;
    private Decimal markPrice;
    private int samples;
    private boolean missed;
    private OpenInterest waiting;
    private OpenInterest last;

    BinanceOpenInterest(Instrument instrument) {
        this.instrument = instrument;
        this.inDollars = BinanceSymbol.isQuotedInDollars(instrument.venueSymbol());
    }

    /** A price was answered: a waiting sample is given with it. */
    void price(Decimal answered, EventSink sink) {
        OpenInterest complete = null;
        synchronized (this) {
            markPrice = answered;
            samples = 0;
            missed = false;
            if (waiting != null) {
                complete = sample(waiting.value(), waiting.eventTimeMs());
                waiting = null;
            }
        }
        if (complete != null) {
            sink.event(complete);
        }
    }

    /** A sample was answered: it is given now, or with the first price. */
    void value(Decimal value, long time, EventSink sink) {
        List<OpenInterest> complete = new ArrayList<>(2);
        synchronized (this) {
            if (++samples > SAMPLES_OF_A_PRICE && markPrice != null) {
                markPrice = null;
                missed = true;
            }
            if (markPrice == null && !missed && waiting == null) {
                waiting = sample(value, time);
                return;
            }
            if (waiting != null) {
                complete.add(waiting);
                waiting = null;
                missed = true;
            }
            complete.add(sample(value, time));
        }
        complete.forEach(sink::event);
    }

    private OpenInterest sample(Decimal value, long time) {
        boolean repeated =
                last != null && last.eventTimeMs() == time && last.value().equals(value);
        if (!repeated || (last.markPrice().isEmpty() && markPrice != null)) {
            Optional<Decimal> price = Optional.ofNullable(markPrice);
            last = new OpenInterest(
                    instrument,
                    value,
                    OpenInterest.Unit.COINS,
                    price.filter(known -> inDollars).map(value::times),
                    price,
                    time);
        }
        return last;
    }
}
