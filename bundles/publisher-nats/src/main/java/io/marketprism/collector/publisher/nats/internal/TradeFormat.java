package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.model.Trade;
import io.marketprism.collector.spi.Receipt;
import java.time.Instant;
import java.util.Optional;

/**
 * Trades: digits as strings; sizes stay in the venue's unit, and where that is contracts the payload says how much one
 * contract is and how many coins were traded (C9). Of an inverse contract the coins depend on a division that has no
 * exact result, so {@code base_quantity} is null there.
 */
final class TradeFormat implements EventFormat {

    private static final byte[] PRICE = Wire.ascii(",\"price\":");
    private static final byte[] QUANTITY = Wire.ascii(",\"quantity\":");
    private static final byte[] SIDE = Wire.ascii(",\"side\":");
    private static final byte[] BUY = Wire.ascii("\"buy\"");
    private static final byte[] SELL = Wire.ascii("\"sell\"");
    private static final byte[] COUNT = Wire.ascii(",\"trade_count\":");
    private static final byte[] BASE_QUANTITY = Wire.ascii(",\"base_quantity\":");
    private static final byte[] TRADE_TIME = Wire.ascii(",\"trade_ts_ms\":");

    private final byte[] head;
    private final Optional<Contract> contract;
    private final String idPrefix;

    TradeFormat(Labels labels) {
        this.contract = labels.instrument().contract();
        String size =
                contract.map(c -> ",\"contract_size\":\"" + c.size() + "\"").orElse("");
        this.head = Wire.ascii(labels.members() + ",\"data_source\":\"marketprism\",\"normalized_symbol\":\""
                + labels.instrument().symbol() + "\"" + size + ",\"trade_id\":");
        this.idPrefix = labels.idPrefix();
    }

    @Override
    public void write(MarketEvent event, Receipt receipt, Instant now, JsonBytes out) {
        Trade trade = (Trade) event;
        out.raw(head).quoted(trade.tradeId());
        out.raw(PRICE).quoted(trade.price());
        out.raw(QUANTITY).quoted(trade.quantity());
        out.raw(SIDE).raw(trade.side() == Side.BUY ? BUY : SELL);
        out.raw(COUNT).number(trade.tradeCount());
        contract.ifPresent(c -> writeCoins(trade, c, out));
        out.raw(TRADE_TIME).numberOrNull(trade.eventTimeMs(), MarketEvent.UNKNOWN_TIME);
        Stamp.write(out, trade, receipt, now);
        out.raw('}');
    }

    private static void writeCoins(Trade trade, Contract contract, JsonBytes out) {
        out.raw(BASE_QUANTITY);
        if (contract.kind() == Contract.Kind.LINEAR) {
            out.quoted(contract.size().times(trade.quantity()));
        } else {
            out.raw(Wire.NULL);
        }
    }

    @Override
    public String messageId(MarketEvent event) {
        return idPrefix + ((Trade) event).tradeId();
    }
}
