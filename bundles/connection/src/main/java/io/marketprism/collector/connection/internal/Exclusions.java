package io.marketprism.collector.connection.internal;

import java.util.List;
import java.util.Locale;

/** Which hosts are reached without the proxy. Pure. */
final class Exclusions {

    private final List<String> patterns;

    /** Exclusions as {@code no_proxy} writes them. */
    Exclusions(List<String> patterns) {
        this.patterns = patterns.stream()
                .map(pattern -> pattern.strip().toLowerCase(Locale.ROOT))
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    /** Whether a host is reached directly. */
    boolean matches(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return patterns.stream().anyMatch(pattern -> matches(pattern, name, port));
    }

    private static boolean matches(String pattern, String name, int port) {
        if (pattern.equals("*")) {
            return true;
        }
        int colon = pattern.lastIndexOf(':');
        // An IPv6 address has several colons and no port unless in brackets.
        boolean withPort = colon >= 0 && (colon == pattern.indexOf(':') || pattern.charAt(colon - 1) == ']');
        if (withPort && !pattern.substring(colon + 1).equals(Integer.toString(port))) {
            return false;
        }
        String host = bare(withPort ? pattern.substring(0, colon) : pattern);
        String domain = host.startsWith("*.") ? host.substring(1) : host.startsWith(".") ? host : "." + host;
        return bare(name).equals(domain.substring(1)) || name.endsWith(domain);
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
