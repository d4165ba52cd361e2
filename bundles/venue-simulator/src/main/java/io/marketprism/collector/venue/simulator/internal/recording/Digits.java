package io.marketprism.collector.venue.simulator.internal.recording;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** How many fraction digits the prices and quantities of an instrument have at most, and their steps. Not thread-safe. */
public final class Digits {

    private int price;
    private int quantity;
    private BigDecimal tickStep = BigDecimal.ZERO;
    private BigDecimal lotStep = BigDecimal.ZERO;

    Digits() {}

    /** Digits known beforehand. */
    static Digits of(int price, int quantity) {
        Digits digits = new Digits();
        digits.price = price;
        digits.quantity = quantity;
        return digits;
    }

    /** Fraction digits of prices. */
    public int price() {
        return price;
    }

    /** Fraction digits of quantities. */
    public int quantity() {
        return quantity;
    }

    /** The step of prices, unscaled; the last digit's where the venue's was not recorded. */
    long tick() {
        return units(tickStep, price);
    }

    /** The step of quantities, unscaled; the last digit's where the venue's was not recorded. */
    long lot() {
        return units(lotStep, quantity);
    }

    private static long units(BigDecimal step, int scale) {
        return step.signum() <= 0 ? 1 : step.setScale(scale).unscaledValue().longValueExact();
    }

    void see(String priceText, String quantityText) {
        price = Math.max(price, digits(priceText));
        quantity = Math.max(quantity, digits(quantityText));
    }

    void see(List<?> levels) {
        for (Object level : levels) {
            List<?> pair = JsonTree.list(level);
            if (pair.size() > 1) {
                see((String) pair.get(0), (String) pair.get(1));
            }
        }
    }

    private static int digits(String number) {
        int point = number.indexOf('.');
        return point < 0 ? 0 : number.length() - point - 1;
    }

    /** Takes the steps the venue names. */
    void take(Map<String, String> row) {
        tickStep = step(row.getOrDefault("tickSz", ""));
        lotStep = step(row.getOrDefault("lotSz", ""));
        price = Math.max(price, tickStep.scale());
        quantity = Math.max(quantity, lotStep.scale());
    }

    private static BigDecimal step(String text) {
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal step = new BigDecimal(text).stripTrailingZeros();
        return step.scale() < 0 ? step.setScale(0) : step;
    }
}
