package io.marketprism.collector.venue.simulator.internal.recording;

import java.net.URI;

/** Looks into recorded addresses. */
final class Addresses {

    private Addresses() {}

    /** A parameter of an address; empty where there is none. */
    static String parameter(String url, String name) {
        int query = url.indexOf('?');
        if (query >= 0) {
            for (String pair : url.substring(query + 1).split("&", -1)) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
        }
        return "";
    }

    /** The host of an address; empty where it is none. */
    static String host(String url) {
        int end = url.indexOf('?');
        try {
            String host = URI.create(end < 0 ? url : url.substring(0, end)).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            // what is no address has no host
            return "";
        }
    }
}
