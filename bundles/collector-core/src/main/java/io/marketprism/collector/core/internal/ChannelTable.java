package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.spi.Channel;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the pipeline of an event. Codecs give the very instruments of their plan, so that identity finds nearly all of
 * them without hashing a word. Immutable.
 */
final class ChannelTable {

    private final Map<DataType, Map<Instrument, ChannelPipeline>> byIdentity = new EnumMap<>(DataType.class);
    private final Map<Channel, ChannelPipeline> byEquality = new HashMap<>();
    private final IdentityHashMap<Instrument, KeptBook> books = new IdentityHashMap<>();

    /** A table without kept books. */
    ChannelTable(Collection<ChannelPipeline> pipelines) {
        this(pipelines, List.of());
    }

    ChannelTable(Collection<ChannelPipeline> pipelines, Collection<KeptBook> keptBooks) {
        keptBooks.forEach(book -> books.put(book.channel().instrument(), book));
        for (DataType type : DataType.values()) {
            byIdentity.put(type, new IdentityHashMap<>());
        }
        for (ChannelPipeline pipeline : pipelines) {
            Channel channel = pipeline.channel();
            byIdentity.get(channel.dataType()).put(channel.instrument(), pipeline);
            byEquality.put(channel, pipeline);
        }
    }

    /** The pipeline of an event's channel; {@code null} if it was not planned. */
    ChannelPipeline find(MarketEvent event) {
        ChannelPipeline found = byIdentity.get(event.dataType()).get(event.instrument());
        return found != null ? found : byEquality.get(new Channel(event.dataType(), event.instrument()));
    }

    /** The pipeline of a channel; {@code null} if it was not planned. */
    ChannelPipeline find(Channel channel) {
        return byEquality.get(channel);
    }

    /** The kept book of an instrument; {@code null} if none is kept. */
    KeptBook book(Instrument instrument) {
        return books.get(instrument);
    }

    /** The kept book of a channel; {@code null} if none is kept. */
    KeptBook book(Channel channel) {
        ChannelPipeline pipeline = byEquality.get(channel);
        return channel.dataType() == DataType.ORDERBOOK && pipeline != null
                ? books.get(pipeline.channel().instrument())
                : null;
    }

    Collection<ChannelPipeline> all() {
        return byEquality.values();
    }
}
