package io.marketprism.collector.config.internal;

import java.util.ArrayList;
import java.util.List;

/** NATS subjects with wildcards: {@code *} for one token, {@code >} for one or more at the end. */
final class Subjects {

    private Subjects() {}

    /** Whether some subject matches both patterns. */
    static boolean overlap(String one, String other) {
        List<String> a = tokens(one);
        List<String> b = tokens(other);
        for (int i = 0; i < a.size() && i < b.size(); i++) {
            if (a.get(i).equals(">") || b.get(i).equals(">")) {
                return true;
            }
            if (!a.get(i).equals("*") && !b.get(i).equals("*") && !a.get(i).equals(b.get(i))) {
                return false;
            }
        }
        return a.size() == b.size();
    }

    /** Whether every subject that matches {@code narrow} matches {@code wide}. */
    static boolean covers(String wide, String narrow) {
        List<String> w = tokens(wide);
        List<String> n = tokens(narrow);
        for (int i = 0; i < w.size() && i < n.size(); i++) {
            if (w.get(i).equals(">")) {
                return true;
            }
            boolean same = w.get(i).equals(n.get(i));
            if (!same && (n.get(i).equals(">") || !w.get(i).equals("*"))) {
                return false;
            }
        }
        return w.size() == n.size();
    }

    /**
     * The pattern of all subjects of a template for one exchange.
     *
     * @param exchange the exchange's word in subjects, or {@code *}
     */
    static String all(String template, String exchange) {
        List<String> pattern = new ArrayList<>();
        for (String token : tokens(template)) {
            if (token.equals("{exchange}")) {
                pattern.add(exchange);
            } else if (token.indexOf('{') >= 0) {
                pattern.add(">");
                break;
            } else {
                pattern.add(token);
            }
        }
        return String.join(".", pattern);
    }

    private static List<String> tokens(String subject) {
        return List.of(subject.split("\\.", -1));
    }
}
