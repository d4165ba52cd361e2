package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.spi.Channel;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Finds the pipeline of an event. Codecs give the very instruments of their plan, so that identity finds nearly all of
 * them without hashing a word. Immutable.
 */
final class ChannelTable {

    private final Map<DataType, Map<Instrument, ChannelPipeline>> byIdentity = new EnumMap<>(DataType.class);
    private final Map<Channel, ChannelPipeline> byEquality = new HashMap<>();

    ChannelTable(Collection<ChannelPipeline> pipelines) {
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

    Collection<ChannelPipeline> all() {
        return byEquality.values();
    }
}
