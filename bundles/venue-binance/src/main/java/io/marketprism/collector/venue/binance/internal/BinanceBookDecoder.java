package io.marketprism.collector.venue.binance.internal;

import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.spi.EventSink;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;

/** Reads {@code GET …/depth} of one instrument. */
final class BinanceBookDecoder implements RestDecoder {

    private final BinanceRest rest;
    private final Instrument instrument;
    private final int depth;

    BinanceBookDecoder(BinanceRest rest, Instrument instrument, int depth) {
        this.rest = rest;
        this.instrument = instrument;
        this.depth = depth;
    }

    @Override
    public void decode(RestResponse response, EventSink sink) throws VenueException {
        BinanceBook book = new BinanceBook(new BinanceJson(), depth);
        rest.object(response, book::take);
        OrderBookSnapshot snapshot;
        try {
            snapshot = book.build(instrument);
        } catch (IOException e) {
            throw VenueException.malformed("The book of " + instrument + " is not whole (" + e.getMessage() + ")", e);
        }
        sink.event(snapshot);
    }
}
