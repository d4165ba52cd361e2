package io.marketprism.collector.venue.simulator.internal.binance;

/**
 * Which streams a WebSocket address serves and how it wraps them.
 *
 * @param combined whether frames are wrapped with the stream's name
 * @param served the class of streams that speak here
 */
record StreamRoute(boolean combined, Served served) {

    /** A class of streams. */
    enum Served {
        /** Every stream of the host. */
        ALL,
        /** Books and single trades. */
        PUBLIC,
        /** Aggregate trades, prices and what else is computed. */
        MARKET;

        /** Whether a kind of stream, named from its first at-sign on, speaks here. */
        boolean serves(String kind) {
            boolean isPublic = kind.startsWith("@depth") || kind.equals("@bookTicker") || kind.equals("@trade");
            return this == ALL || isPublic == (this == PUBLIC);
        }
    }
}
