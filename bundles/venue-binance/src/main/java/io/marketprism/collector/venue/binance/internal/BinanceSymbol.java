package io.marketprism.collector.venue.binance.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Binance's names. They run base and quote together, {@code BTCUSDT}, so that the quote is told by the longest suffix that
 * is one: {@code BTCFDUSD} is BTC against FDUSD, not BTCFD against USD (C3). A dated future carries its day behind a low
 * line.
 */
final class BinanceSymbol {

    /** Quotes that no base coin's end can be mistaken for; AEUR is left out, since ADAEUR is ADA against EUR. */
    private static final List<String> QUOTES = List.of(
            "FDUSD", "USDT", "USDC", "TUSD", "BUSD", "USDP", "USDE", "USD1", "EURI", "IDRT", "BIDR", "BKRW", "BTC",
            "ETH", "BNB", "TRX", "XRP", "DAI", "PAX", "VAI", "EUR", "GBP", "JPY", "TRY", "BRL", "AUD", "RUB", "UAH",
            "NGN", "ZAR", "PLN", "RON", "ARS", "MXN", "CZK", "COP", "USD");

    private BinanceSymbol() {}

    /**
     * The name in subjects and payloads: {@code BTC-USDT}, {@code BTC-USDT-240329}; a name without a known quote stays as it
     * is.
     */
    static String normalised(String symbol) {
        int line = symbol.indexOf('_');
        String pair = line < 0 ? symbol : symbol.substring(0, line);
        String day = line < 0 ? "" : "-" + symbol.substring(line + 1);
        String quote = "";
        for (String candidate : QUOTES) {
            if (candidate.length() > quote.length() && pair.length() > candidate.length() && pair.endsWith(candidate)) {
                quote = candidate;
            }
        }
        return quote.isEmpty() ? symbol : pair.substring(0, pair.length() - quote.length()) + "-" + quote + day;
    }

    /** Whether it is a future that is delivered on a day, which has no funding. */
    static boolean isDated(String symbol) {
        return symbol.indexOf('_') >= 0;
    }

    /** Whether prices are in US dollars or in a coin that is held at one, so that a value in it is one in dollars. */
    static boolean isQuotedInDollars(String symbol) {
        String[] parts = normalised(symbol).split("-", -1);
        return parts.length > 1 && parts[1].contains("USD");
    }

    /** The name as part of a stream's name. */
    static String inStream(String symbol) {
        return symbol.toLowerCase(Locale.ROOT);
    }

    /** A text as part of an address; there are names that are not ASCII. */
    static String inUri(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * The name as configured.
     *
     * @throws IllegalArgumentException if it cannot be one of Binance's
     */
    static String checked(String symbol) {
        boolean plausible = !symbol.isEmpty()
                && symbol.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')
                && symbol.equals(symbol.toUpperCase(Locale.ROOT));
        if (!plausible) {
            throw new IllegalArgumentException(
                    "\"" + symbol + "\" is not a symbol of Binance; write it as Binance does, such as BTCUSDT");
        }
        return symbol;
    }
}
