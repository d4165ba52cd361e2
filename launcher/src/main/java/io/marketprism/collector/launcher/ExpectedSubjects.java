package io.marketprism.collector.launcher;

import io.marketprism.collector.launcher.ConfigurationCheck.CheckedExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether every subject that ought to carry data did. The symbols in subjects are the publisher's affair, so what is
 * counted is the subjects under {@code type.venue.market}: as many as the exchange has symbols.
 *
 * @param prefix {@code trade.okx.spot.}
 * @param symbols how many
 */
record ExpectedSubjects(String prefix, int symbols) {

    private static final String VOLATILITY_INDEX = "volatility_index";

    /** What is expected of the exchanges, for the data types that their children report. */
    static List<ExpectedSubjects> of(List<CheckedExchange> exchanges, HealthDocument health) {
        List<ExpectedSubjects> expected = new ArrayList<>();
        for (CheckedExchange exchange : exchanges) {
            ChildHealth child = health.children().get(exchange.name());
            if (child != null) {
                String venue = exchange.name().split("_", 2)[0];
                for (String type : child.dataTypes().keySet()) {
                    // A volatility index is an index of options, whatever else the exchange is configured for.
                    String market = type.equals(VOLATILITY_INDEX) ? "options" : exchange.marketType();
                    expected.add(new ExpectedSubjects(
                            type + "." + venue + "." + market + ".",
                            exchange.symbols().size()));
                }
            }
        }
        return expected;
    }

    /** How many of them carried data. */
    long carried(Map<String, Double> published) {
        return published.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix) && entry.getValue() > 0)
                .count();
    }

    /** What is missing, for a sentence. */
    String describe(Map<String, Double> published) {
        List<String> carried = published.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix) && entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
        return carried.size() + " of " + symbols + " subjects " + prefix + "> carried data"
                + (carried.isEmpty() ? "" : " (" + String.join(", ", carried) + ")");
    }
}
