package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.spi.Channel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The words that name a channel in its payloads and message IDs.
 *
 * @param dataType its type
 * @param instrument what it is about
 * @param exchange the exchange as payloads call it
 * @param marketType the market as payloads call it
 */
record Labels(DataType dataType, Instrument instrument, String exchange, String marketType) {

    /**
     * The labels of a channel.
     *
     * @throws IllegalArgumentException if a name holds a character that a subject, JSON or the readers' SQL cannot take
     */
    static Labels of(Channel channel, Naming naming) {
        Instrument instrument = channel.instrument();
        requireToken(instrument, "symbol", instrument.symbol());
        requireToken(instrument, "venue symbol", instrument.venueSymbol());
        requireToken(instrument, "exchange", instrument.exchange().name());
        return new Labels(
                channel.dataType(),
                instrument,
                naming.payloadExchange(instrument),
                naming.payloadMarketType(instrument));
    }

    private static void requireToken(Instrument instrument, String what, String text) {
        if (!Wire.isToken(text)) {
            throw new IllegalArgumentException("The " + what + " \"" + text + "\" of " + instrument
                    + " cannot be published: expected letters, digits, '-' and '_'; correct it in the configuration");
        }
    }

    /** Members equal in all payloads of the channel, from the opening brace on, without a trailing comma. */
    String members() {
        return "{\"exchange\":\"" + exchange + "\",\"market_type\":\"" + marketType + "\",\"symbol\":\""
                + instrument.symbol() + "\",\"data_type\":\"" + dataType.key() + "\",\"publisher\":\""
                + Wire.PUBLISHER + "\"";
    }

    /** What message IDs of the channel begin with: type, un-normalised exchange, symbol in ASCII. */
    String idPrefix() {
        String symbol = URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8);
        return dataType.key() + ":" + instrument.exchange().name() + ":" + symbol + ":";
    }
}
