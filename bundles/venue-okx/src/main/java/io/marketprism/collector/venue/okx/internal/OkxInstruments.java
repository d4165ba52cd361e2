package io.marketprism.collector.venue.okx.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.spi.InstrumentQuery;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code GET /api/v5/public/instruments} into contracts; an instrument without a contract value has none. */
final class OkxInstruments implements InstrumentQuery.Decoder {

    private final JsonFactory json;

    OkxInstruments(JsonFactory json) {
        this.json = json;
    }

    @Override
    public Map<String, Contract> decode(RestResponse response) throws VenueException {
        Map<String, Contract> contracts = new LinkedHashMap<>();
        OkxAnswer.rows(json, response, OkxInstruments::row)
                .forEach(row -> row.contract().ifPresent(contract -> contracts.put(row.instId(), contract)));
        return contracts;
    }

    /** One instrument; spot pairs have no contract. */
    private record Row(String instId, Optional<Contract> contract) {}

    private static Row row(JsonParser parser) throws IOException {
        OkxJson.expect(parser, JsonToken.START_OBJECT);
        String instId = "";
        String value = "";
        String multiplier = "";
        String currency = "";
        String kind = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "instId" -> instId = OkxJson.text(parser);
                case "ctVal" -> value = OkxJson.text(parser);
                case "ctMult" -> multiplier = OkxJson.text(parser);
                case "ctValCcy" -> currency = OkxJson.text(parser);
                case "ctType" -> kind = OkxJson.text(parser);
                default -> parser.skipChildren();
            }
        }
        if (value.isEmpty()) {
            return new Row(instId, Optional.empty());
        }
        Decimal size = multiplier.isEmpty() || multiplier.equals("1")
                ? Decimal.parse(value)
                : Decimal.parse(value).times(Decimal.parse(multiplier));
        return new Row(
                instId,
                Optional.of(new Contract(
                        size, currency, kind.equals("inverse") ? Contract.Kind.INVERSE : Contract.Kind.LINEAR)));
    }
}
