package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.VenueException;
import java.util.List;

/** All that the pipeline needs of sockets and threads. */
interface Connections extends AutoCloseable {

    /** Makes one WebSocket connection, not yet started. */
    Stream stream(StreamPlan plan, Listener listener);

    /** Makes a sender of requests that keeps to quotas. */
    Rest rest(List<Quota> quotas);

    /** The clocks and timers. */
    Time time();

    /** Lets go of sockets and threads. */
    @Override
    void close();

    /** One WebSocket connection, which reconnects by itself. */
    interface Stream extends AutoCloseable {

        /** Begins to connect, and returns at once. */
        void start();

        /** Sends a text; false if the connection is not open. */
        boolean send(String text);

        /** Whether it is open now. */
        boolean isOpen();

        /** Opens another connection, then drops the present one. */
        void renew(String reason);

        /** Ends it for good. */
        @Override
        void close();
    }

    /** Hears of one connection, one call at a time. */
    interface Listener {

        /** A connection is open. */
        void opened();

        /** One whole text message, in a buffer that is reused after the call. */
        void frame(byte[] buffer, int offset, int length, Receipt receipt);

        /** The connection is gone; another one is tried for. */
        void closed(String reason);
    }

    /** Sends requests. */
    interface Rest {

        /** Sends one; its outcome comes once, on any thread. */
        void get(RestRequest request, Outcome outcome);
    }

    /** What becomes of a request. */
    interface Outcome {

        /** The venue answered. */
        void answered(RestResponse response);

        /** It did not, or with what cannot be used. */
        void failed(VenueException reason);
    }
}
