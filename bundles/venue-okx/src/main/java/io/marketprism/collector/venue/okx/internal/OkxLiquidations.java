package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.Subscription;
import java.util.List;

/**
 * Liquidations, streamed: the channel {@code liquidation-orders} of the public WebSocket (C12). It is subscribed for a
 * whole kind of instruments, since OKX ignores a single one's name here; the codec keeps what is configured.
 */
final class OkxLiquidations {

    private OkxLiquidations() {}

    /** The connection that brings the liquidations of all these channels. */
    static StreamPlan stream(JsonFactory json, ExchangeSettings settings, List<Channel> channels) {
        String kind = OkxVenue.instType(settings.marketType());
        return new StreamPlan(
                "liquidation",
                settings.wsUrl(),
                OkxTrades.KEEP_ALIVE,
                List.of(new Subscription(
                        "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"" + OkxLiquidationFeed.CHANNEL
                                + "\",\"instType\":\"" + kind + "\"}]}",
                        channels)),
                OkxTrades.SEND_INTERVAL,
                List.of(),
                () -> new OkxStreamCodec(json, new OkxLiquidationFeed(channels)),
                OkxTrades.RULES);
    }
}
