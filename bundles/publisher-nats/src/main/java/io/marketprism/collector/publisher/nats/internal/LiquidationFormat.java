package io.marketprism.collector.publisher.nats.internal;

import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Liquidation;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.spi.Receipt;
import java.time.Instant;
import java.util.Optional;

/**
 * Liquidations: JSON numbers, but {@code average_price} and {@code bankruptcy_price} strings, as before (contract 2.4).
 * Quantities stay in the venue's unit; where that is contracts, the payload says how much one is and how many coins that
 * makes. The notional is what was filled, or else the whole order, at the payload's {@code price} with the contract's
 * size; of an inverse contract it is the size itself (C12).
 */
final class LiquidationFormat implements EventFormat {

    private static final byte[] SIDE = Wire.ascii(",\"side\":");
    private static final byte[] STATUS = Wire.ascii(",\"status\":");
    private static final byte[] PRICE = Wire.ascii(",\"price\":");
    private static final byte[] QUANTITY = Wire.ascii(",\"quantity\":");
    private static final byte[] FILLED = Wire.ascii(",\"filled_quantity\":");
    private static final byte[] NOTIONAL = Wire.ascii(",\"notional_value\":");
    private static final byte[] BASE_QUANTITY = Wire.ascii(",\"base_quantity\":");
    private static final byte[] AVERAGE = Wire.ascii(",\"average_price\":");
    private static final byte[] BANKRUPTCY = Wire.ascii(",\"bankruptcy_price\":");
    private static final byte[] ISO_TIME = Wire.ascii(",\"liquidation_time\":\"");
    private static final byte[] TIME = Wire.ascii("\",\"liquidation_ts_ms\":");

    private final byte[] head;
    private final Optional<Contract> contract;
    private final String idPrefix;
    private final String venue;
    private final String venueSymbol;
    private final IsoMicros iso = new IsoMicros();

    LiquidationFormat(Labels labels) {
        this.contract = labels.instrument().contract();
        this.venue = labels.instrument().exchange().venue();
        this.venueSymbol = labels.instrument().venueSymbol();
        String size = contract.map(c -> ",\"contract_size\":" + c.size()).orElse("");
        this.head = Wire.ascii(labels.members() + ",\"instrument_id\":\"" + venueSymbol
                + "\",\"aggregation_mode\":\"filtered\"" + size + ",\"liquidation_id\":");
        this.idPrefix = labels.idPrefix();
    }

    @Override
    public void write(MarketEvent event, Receipt receipt, Instant now, JsonBytes out) {
        Liquidation order = (Liquidation) event;
        Decimal price = order.averagePrice().orElseGet(order::price);
        out.raw(head).quoted(id(order));
        out.raw(SIDE).quoted(order.side().token());
        out.raw(STATUS).quoted(order.status().token());
        out.raw(PRICE).decimal(price);
        out.raw(QUANTITY).decimal(order.quantity());
        out.raw(FILLED).decimalOrNull(order.filledQuantity());
        out.raw(NOTIONAL).decimal(notional(order.filledQuantity().orElseGet(order::quantity), price));
        contract.ifPresent(c -> out.raw(BASE_QUANTITY).decimalOrNull(coins(c, order.quantity())));
        out.raw(AVERAGE).quotedOrNull(order.averagePrice());
        out.raw(BANKRUPTCY).quoted(order.price());
        out.raw(ISO_TIME);
        iso.write(out, Instant.ofEpochMilli(order.eventTimeMs()));
        out.raw(TIME).number(order.eventTimeMs());
        Stamp.write(out, order, receipt, now);
        out.raw('}');
    }

    private Decimal notional(Decimal quantity, Decimal price) {
        if (contract.isEmpty()) {
            return quantity.times(price);
        }
        Decimal amount = contract.get().size().times(quantity);
        return contract.get().kind() == Contract.Kind.INVERSE ? amount : amount.times(price);
    }

    /** The coins of an inverse contract depend on a division that has no exact result. */
    private static Optional<Decimal> coins(Contract contract, Decimal quantity) {
        return contract.kind() == Contract.Kind.LINEAR
                ? Optional.of(contract.size().times(quantity))
                : Optional.empty();
    }

    /** No venue gives IDs: what makes an order is all that it says, and its number among equal ones (C5). */
    private String id(Liquidation order) {
        StringBuilder id = new StringBuilder(80)
                .append(venue)
                .append('_')
                .append(order.eventTimeMs())
                .append('_')
                .append(venueSymbol)
                .append('_')
                .append(order.side().token())
                .append('_')
                .append(order.quantity())
                .append('_')
                .append(order.price());
        if (order.ordinal() > 0) {
            id.append('_').append(order.ordinal());
        }
        return id.toString();
    }

    @Override
    public String messageId(MarketEvent event) {
        return idPrefix + id((Liquidation) event);
    }
}
