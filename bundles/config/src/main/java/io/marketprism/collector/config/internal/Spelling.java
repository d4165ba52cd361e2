package io.marketprism.collector.config.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt word may have meant. */
final class Spelling {

    private static final int LONGEST = 80;

    private Spelling() {}

    /** The known word nearest to a word, if one is near enough to be meant. */
    static Optional<String> nearest(String word, Collection<String> known) {
        String plain = plain(word);
        if (plain.length() > LONGEST) {
            return Optional.empty();
        }
        int tolerated = plain.length() < 3 ? 0 : (plain.length() + 1) / 3;
        return known.stream()
                .filter(candidate -> distance(plain, plain(candidate)) <= tolerated)
                .min(Comparator.comparingInt(candidate -> distance(plain, plain(candidate))));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** How many letters must be added, removed, changed or swapped with their neighbour. */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }

    /** The end of a sentence about an unknown word: the nearest known one, or all of them if they are few. */
    static String hint(String word, Collection<String> known) {
        return nearest(word, known)
                .map(near -> "; did you mean " + near + "?")
                .orElseGet(() -> known.isEmpty() || known.size() > 12 ? "" : "; known are " + String.join(", ", known));
    }
}
