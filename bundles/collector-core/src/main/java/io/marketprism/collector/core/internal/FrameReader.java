package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.StreamCodec;
import io.marketprism.collector.spi.StreamSink;
import io.marketprism.collector.spi.Telemetry.Counter;
import io.marketprism.collector.spi.VenueException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the frames of one socket and gives their events to their channels. What cannot be read is counted, said
 * within bounds and skipped; nothing a frame holds ends anything. One thread at a time.
 */
final class FrameReader implements StreamSink {

    private static final int MOST_UNKNOWN_TYPES = 50;
    private static final int MOST_TYPE_CHARACTERS = 60;
    private static final String COMPONENT = "codec";

    /** What the frames say about the connection itself. */
    interface Turns {

        void acknowledged(Channel channel);

        void refused(Channel channel, VenueException reason);

        void refused(VenueException reason);

        /** A poll was answered; {@code refusal} is {@code null} if it was answered well. False if none waits for it. */
        boolean answered(String requestId, VenueException refusal);

        void closingSoon(String reason);
    }

    private final String connection;
    private final ChannelTable table;
    private final Surroundings surroundings;
    private final Turns turns;
    private final Map<DataType, Counter> messagesByType = new EnumMap<>(DataType.class);
    private final Map<String, Counter> otherMessages = new HashMap<>();
    private final Map<String, Counter> unknownTypes = new HashMap<>();
    private final StreamCodec codec;
    private Receipt receipt;
    private Counter said;

    FrameReader(String connection, StreamCodec codec, ChannelTable table, Surroundings surroundings, Turns turns) {
        this.connection = "connection " + connection;
        this.codec = codec;
        this.table = table;
        this.surroundings = surroundings;
        this.turns = turns;
    }

    /** Reads one frame. */
    void read(byte[] buffer, int offset, int length, Receipt arrival) {
        receipt = arrival;
        said = null;
        try {
            codec.decode(buffer, offset, length, this);
        } catch (VenueException e) {
            skip(e, "malformed", buffer, offset, length);
        } catch (RuntimeException e) {
            skip(e, "codec_failure", buffer, offset, length);
        }
        (said == null ? other("other") : said).increment();
    }

    private void skip(Exception why, String type, byte[] buffer, int offset, int length) {
        said = other("malformed");
        surroundings.metrics().error(COMPONENT, type);
        surroundings.metrics().validationErrors("malformed_frame").increment();
        surroundings.complaints().unreadable(connection, why, buffer, offset, length);
    }

    private Counter other(String type) {
        return otherMessages.computeIfAbsent(type, surroundings.metrics()::messages);
    }

    @Override
    public void event(MarketEvent event) {
        said = messagesByType.computeIfAbsent(
                event.dataType(), type -> surroundings.metrics().messages(type.key()));
        ChannelPipeline pipeline = table.find(event);
        if (pipeline == null) {
            surroundings.metrics().error("pipeline", "unplanned_channel");
        } else {
            pipeline.take(event, receipt);
        }
    }

    @Override
    public void book(OrderBookUpdate update) {
        said = messagesByType.computeIfAbsent(
                DataType.ORDERBOOK, type -> surroundings.metrics().messages(type.key()));
        KeptBook book = table.book(update.instrument());
        if (book == null) {
            surroundings.metrics().error("pipeline", "unplanned_channel");
        } else {
            book.take(update, receipt, this);
        }
    }

    @Override
    public void acknowledged(Channel channel) {
        said = other("acknowledgement");
        turns.acknowledged(channel);
    }

    @Override
    public void refused(Channel channel, VenueException reason) {
        said = other("refusal");
        turns.refused(channel, reason);
    }

    @Override
    public void refused(VenueException reason) {
        said = other("refusal");
        surroundings.metrics().error("venue", ChannelPipeline.code(reason));
        turns.refused(reason);
    }

    @Override
    public void answered(String requestId) {
        answer(requestId, null);
    }

    @Override
    public void answered(String requestId, VenueException refusal) {
        answer(requestId, refusal);
    }

    private void answer(String requestId, VenueException refusal) {
        if (said == null) {
            said = other("answer");
        }
        if (!turns.answered(requestId, refusal)) {
            other("late_answer").increment();
        }
    }

    @Override
    public void closingSoon(String reason) {
        said = other("notice");
        turns.closingSoon(reason);
    }

    @Override
    public void heartbeat() {
        said = other("heartbeat");
    }

    @Override
    public void unknown(String type) {
        said = other("unknown");
        String word =
                type.substring(0, Math.min(type.length(), MOST_TYPE_CHARACTERS)).replaceAll("\\p{Cntrl}", " ");
        boolean room = unknownTypes.size() < MOST_UNKNOWN_TYPES || unknownTypes.containsKey(word);
        unknownTypes
                .computeIfAbsent(room ? word : "others", surroundings.metrics()::unknownMessages)
                .increment();
    }
}
