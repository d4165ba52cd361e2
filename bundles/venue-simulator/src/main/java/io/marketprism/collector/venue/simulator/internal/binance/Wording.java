package io.marketprism.collector.venue.simulator.internal.binance;

import io.marketprism.collector.model.Side;
import io.marketprism.collector.venue.simulator.internal.market.Frame;
import io.marketprism.collector.venue.simulator.internal.market.InstrumentSpec;
import io.marketprism.collector.venue.simulator.internal.market.Ladder;
import io.marketprism.collector.venue.simulator.internal.market.Print;

/** Writes the pieces that spot and USD-M events have in common. Not thread-safe. */
final class Wording {

    private final InstrumentSpec spec;
    private final Frame out = new Frame();

    Wording(InstrumentSpec spec) {
        this.spec = spec;
    }

    /** Begins an object with its first, textual member. */
    Wording begin(String name, String value) {
        out.clear().text("{\"").text(name).text("\":\"").text(value).text("\"");
        return this;
    }

    /** Begins an object with its first, whole-number member. */
    Wording begin(String name, long value) {
        out.clear().text("{\"").text(name).text("\":").number(value);
        return this;
    }

    Wording member(String name, long value) {
        out.text(",\"").text(name).text("\":").number(value);
        return this;
    }

    Wording member(String name, boolean value) {
        out.text(",\"").text(name).text(value ? "\":true" : "\":false");
        return this;
    }

    Wording member(String name, String value) {
        out.text(",\"").text(name).text("\":\"").text(value).text("\"");
        return this;
    }

    Wording symbol() {
        return member("s", spec.symbol());
    }

    Wording price(String name, long price) {
        out.text(",\"").text(name).text("\":\"").decimal(price, spec.price()).text("\"");
        return this;
    }

    Wording quantity(String name, long quantity) {
        out.text(",\"")
                .text(name)
                .text("\":\"")
                .decimal(quantity, spec.quantity())
                .text("\"");
        return this;
    }

    /** Whether the buyer was the maker, which is: the taker sold. */
    Wording maker(Print print) {
        return member("m", print.taker() == Side.SELL);
    }

    Wording levels(String name, Ladder ladder, int depth) {
        out.text(",\"").text(name).text("\":[");
        int count = Math.min(depth, ladder.size());
        for (int i = 0; i < count; i++) {
            out.text(i == 0 ? "[\"" : ",[\"")
                    .decimal(ladder.price(i), spec.price())
                    .text("\",\"")
                    .decimal(ladder.quantity(i), spec.quantity())
                    .text("\"]");
        }
        out.text("]");
        return this;
    }

    byte[] end() {
        return out.text("}").toBytes();
    }
}
