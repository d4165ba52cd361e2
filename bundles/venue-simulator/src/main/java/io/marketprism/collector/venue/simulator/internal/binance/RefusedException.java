package io.marketprism.collector.venue.simulator.internal.binance;

/** A request Binance answers with an error code. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    RefusedException(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
