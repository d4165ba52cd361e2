package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.Receipt;
import java.time.Instant;

/**
 * What one channel's events look like to the readers: payload (contract 2.4, 2.5, C6-C14) and message ID (C5). What
 * stays the same from event to event is prepared once. Used by one thread at a time.
 */
interface EventFormat {

    /** The ID of an event that has none; it is sent without one and never sent again. */
    String NO_ID = "";

    /**
     * Writes one event as a JSON object.
     *
     * @param event an event of this channel's type
     * @param receipt when it arrived
     * @param now the collector's clock at publish
     * @throws IllegalArgumentException if the event holds what must not be published; the message is a sentence
     */
    void write(MarketEvent event, Receipt receipt, Instant now, JsonBytes out);

    /** The ID by which the stream knows the event again, made of the venue's own IDs and times only (C5). */
    String messageId(MarketEvent event);

    /** The format of a channel. */
    static EventFormat of(Channel channel, Labels labels) {
        return switch (channel.dataType()) {
            case TRADE -> new TradeFormat(labels);
            case ORDERBOOK -> new OrderBookFormat(labels);
            case FUNDING_RATE -> new FundingRateFormat(labels);
            case VOLATILITY_INDEX -> new VolatilityIndexFormat(labels);
            case OPEN_INTEREST -> new OpenInterestFormat(labels);
            case LIQUIDATION -> new LiquidationFormat(labels);
            case LSR_TOP_POSITION, LSR_ALL_ACCOUNT -> new LongShortRatioFormat(labels);
        };
    }
}
