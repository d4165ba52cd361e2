package io.marketprism.collector.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * An exact decimal number that remembers how many fraction digits it was written with: {@code 0.10} and {@code 0.1} are
 * equal in value ({@link #compareTo}) but not equal as written ({@link #equals}), and each prints as it was read
 * (requirement C7). There is no {@code double} on the way in or out.
 *
 * <p>Up to 18 digits live in a {@code long}; longer numbers fall back to a {@link BigInteger}. Immutable.
 */
public final class Decimal implements Comparable<Decimal> {

    /** Zero, written {@code 0}. */
    public static final Decimal ZERO = new Decimal(0, 0, null);

    /** The most digits of an unscaled value that fit the compact form. */
    public static final int COMPACT_DIGITS = 18;

    /** The widest scale and exponent accepted; larger ones are no market data but an attack on memory. */
    static final int MAX_SCALE = 400;

    private final long unscaled;
    private final int scale;
    private final BigInteger wide;

    private Decimal(long unscaled, int scale, BigInteger wide) {
        this.unscaled = unscaled;
        this.scale = scale;
        this.wide = wide;
    }

    /**
     * The number {@code unscaled / 10^scale}.
     *
     * @throws IllegalArgumentException if {@code scale} is negative or beyond what market data can need
     */
    public static Decimal of(long unscaled, int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException(
                    "A decimal has 0 to " + MAX_SCALE + " fraction digits, but " + scale + " were asked for");
        }
        return new Decimal(unscaled, scale, null);
    }

    /** The number with the digits of {@code value}; an exponent is written out. */
    public static Decimal of(BigDecimal value) {
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        BigInteger digits = plain.unscaledValue();
        return digits.bitLength() < Long.SIZE
                ? of(digits.longValue(), plain.scale())
                : new Decimal(0, plain.scale(), digits);
    }

    /**
     * Reads a number as venues write it: optional sign, digits, optional fraction, optional exponent.
     *
     * @throws NumberFormatException if the text is anything else
     */
    public static Decimal parse(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        return parse(ascii, 0, ascii.length);
    }

    /**
     * Reads a number from ASCII bytes without an intermediate string.
     *
     * @throws NumberFormatException if the bytes are not a number as {@link #parse(String)} takes it
     */
    public static Decimal parse(byte[] ascii, int offset, int length) {
        int end = offset + length;
        int at = offset;
        boolean negative = false;
        if (at < end && (ascii[at] == '-' || ascii[at] == '+')) {
            negative = ascii[at] == '-';
            at++;
        }
        long digits = 0;
        int significant = 0;
        int seen = 0;
        int fraction = -1;
        for (; at < end; at++) {
            byte c = ascii[at];
            if (c >= '0' && c <= '9') {
                seen++;
                if (significant > 0 || c != '0') {
                    significant++;
                }
                if (significant > COMPACT_DIGITS) {
                    return parseWide(ascii, offset, length);
                }
                digits = digits * 10 + (c - '0');
                if (fraction >= 0) {
                    fraction++;
                }
            } else if (c == '.' && fraction < 0 && seen > 0) {
                fraction = 0;
            } else if (c == 'e' || c == 'E') {
                return parseWide(ascii, offset, length);
            } else {
                throw notANumber(ascii, offset, length);
            }
        }
        if (seen == 0 || fraction == 0 || fraction > MAX_SCALE) {
            throw notANumber(ascii, offset, length);
        }
        return new Decimal(negative ? -digits : digits, Math.max(fraction, 0), null);
    }

    private static Decimal parseWide(byte[] ascii, int offset, int length) {
        if (length > MAX_SCALE) {
            throw notANumber(ascii, offset, length);
        }
        try {
            BigDecimal value = new BigDecimal(new String(ascii, offset, length, StandardCharsets.ISO_8859_1));
            if (Math.abs((long) value.scale()) > MAX_SCALE) {
                throw notANumber(ascii, offset, length);
            }
            return of(value);
        } catch (NumberFormatException e) {
            NumberFormatException told = notANumber(ascii, offset, length);
            told.addSuppressed(e);
            throw told;
        }
    }

    private static NumberFormatException notANumber(byte[] ascii, int offset, int length) {
        String text = new String(ascii, offset, Math.min(length, 40), StandardCharsets.ISO_8859_1);
        return new NumberFormatException("\"" + text + "\" is not a decimal number");
    }

    /** Whether the unscaled value fits a {@code long}; only then {@link #unscaled} may be asked for. */
    public boolean isCompact() {
        return wide == null;
    }

    /**
     * The digits without the point.
     *
     * @throws ArithmeticException if they do not fit a {@code long}
     */
    public long unscaled() {
        return wide == null ? unscaled : wide.longValueExact();
    }

    /** How many fraction digits the number was written with. */
    public int scale() {
        return scale;
    }

    /** The sign: -1, 0 or 1. */
    public int signum() {
        return wide == null ? Long.signum(unscaled) : wide.signum();
    }

    /** The same number for arithmetic; its scale is this number's. */
    public BigDecimal toBigDecimal() {
        return wide == null ? BigDecimal.valueOf(unscaled, scale) : new BigDecimal(wide, scale);
    }

    /** The exact product, written with as many fraction digits as both together. */
    public Decimal times(Decimal other) {
        return of(toBigDecimal().multiply(other.toBigDecimal()));
    }

    /** The exact difference. */
    public Decimal minus(Decimal other) {
        return of(toBigDecimal().subtract(other.toBigDecimal()));
    }

    /** Appends plain notation, never an exponent. */
    public void appendTo(StringBuilder out) {
        if (wide == null) {
            append(out, unscaled, scale);
        } else {
            out.append(toBigDecimal().toPlainString());
        }
    }

    /** Appends {@code unscaled / 10^scale} in plain notation without creating an object. */
    public static void append(StringBuilder out, long unscaled, int scale) {
        int start = out.length();
        out.append(unscaled);
        if (scale > 0) {
            int digitsFrom = unscaled < 0 ? start + 1 : start;
            for (int missing = scale + 1 - (out.length() - digitsFrom); missing > 0; missing--) {
                out.insert(digitsFrom, '0');
            }
            out.insert(out.length() - scale, '.');
        }
    }

    @Override
    public int compareTo(Decimal other) {
        if (wide == null && other.wide == null && scale == other.scale) {
            return Long.compare(unscaled, other.unscaled);
        }
        return toBigDecimal().compareTo(other.toBigDecimal());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decimal that
                && scale == that.scale
                && unscaled == that.unscaled
                && (wide == null ? that.wide == null : wide.equals(that.wide));
    }

    @Override
    public int hashCode() {
        return 31 * (wide == null ? Long.hashCode(unscaled) : wide.hashCode()) + scale;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(24);
        appendTo(out);
        return out.toString();
    }
}
