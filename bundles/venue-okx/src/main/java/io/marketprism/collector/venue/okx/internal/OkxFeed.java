package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonParser;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.StreamSink;
import java.io.IOException;
import java.util.List;

/** One channel of OKX's public WebSocket for some instruments: what it subscribes and what its pushes say. */
interface OkxFeed {

    /** OKX's word for it. */
    String channel();

    /** What a subscription of it brings; empty if it was not ours. {@code instId} is empty where OKX names none. */
    List<Channel> subscribed(String instId);

    /** The channels that a refusal in the venue's words is about; empty if it names none. */
    List<Channel> named(String message);

    /**
     * Reads the rows of a push.
     *
     * @param parser stands at the value of {@code data}
     * @param instId the instrument of the push; empty where OKX names none
     * @throws IOException if the rows are not what OKX documents
     * @throws IllegalArgumentException likewise
     */
    void read(JsonParser parser, String instId, StreamSink sink) throws IOException;
}
