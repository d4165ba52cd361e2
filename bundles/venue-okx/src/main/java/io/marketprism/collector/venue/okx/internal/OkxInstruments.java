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

/** Reads {@code GET /api/v5/public/instruments} into contracts; an instrument without a contract value has none. */
final class OkxInstruments implements InstrumentQuery.Decoder {

    private final JsonFactory json;

    OkxInstruments(JsonFactory json) {
        this.json = json;
    }

    @Override
    public Map<String, Contract> decode(RestResponse response) throws VenueException {
        Map<String, Contract> contracts = new LinkedHashMap<>();
        String code = "";
        String message = "";
        try (JsonParser parser = json.createParser(response.body())) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "code" -> code = parser.getText();
                    case "msg" -> message = parser.getText();
                    case "data" -> {
                        require(parser.currentToken() == JsonToken.START_ARRAY);
                        while (parser.nextToken() != JsonToken.END_ARRAY) {
                            instrument(parser, contracts);
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw VenueException.malformed(
                    "The answer with HTTP status " + response.status() + " is not what OKX documents (" + e.getMessage()
                            + ")",
                    e);
        }
        if (!code.equals("0")) {
            throw OkxErrors.of(code, message);
        }
        return contracts;
    }

    private static void instrument(JsonParser parser, Map<String, Contract> contracts) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT);
        String instId = "";
        String value = "";
        String multiplier = "";
        String currency = "";
        String kind = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "instId" -> instId = parser.getText();
                case "ctVal" -> value = parser.getText();
                case "ctMult" -> multiplier = parser.getText();
                case "ctValCcy" -> currency = parser.getText();
                case "ctType" -> kind = parser.getText();
                default -> parser.skipChildren();
            }
        }
        if (!value.isEmpty()) {
            Decimal size = multiplier.isEmpty() || multiplier.equals("1")
                    ? Decimal.parse(value)
                    : Decimal.parse(value).times(Decimal.parse(multiplier));
            contracts.put(
                    instId,
                    new Contract(
                            size, currency, kind.equals("inverse") ? Contract.Kind.INVERSE : Contract.Kind.LINEAR));
        }
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("its structure is another one");
        }
    }
}
