package io.marketprism.collector.publisher.nats.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Decimal;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.FundingRate;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.Liquidation;
import io.marketprism.collector.model.LongShortRatio;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.OpenInterest;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.PriceLevels;
import io.marketprism.collector.model.Side;
import io.marketprism.collector.model.Trade;
import io.marketprism.collector.model.VolatilityIndex;
import io.marketprism.collector.spi.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The payloads of contract 2.5 with the additions of C6-C14, byte for byte. */
class PayloadTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:40:58.665825Z");
    private static final String TIMES = "\"ts_ms\":1795491658665,\"collected_ts_ms\":1795491658659,\"event_ts_ms\":";

    @Test
    void tradeKeepsTheVenuesDigitsAsStrings() {
        assertThat(payload(Fixtures.trade(Fixtures.BINANCE_SPOT, "12346")))
                .isEqualTo("{\"exchange\":\"binance\",\"market_type\":\"spot\",\"symbol\":\"BTC-USDT\","
                        + "\"data_type\":\"trade\",\"publisher\":\"unified-collector\","
                        + "\"data_source\":\"marketprism\",\"normalized_symbol\":\"BTC-USDT\","
                        + "\"trade_id\":\"12346\",\"price\":\"67012.34000000\",\"quantity\":\"0.00100000\","
                        + "\"side\":\"sell\",\"trade_count\":1,\"trade_ts_ms\":1795491658653," + TIMES
                        + "1795491658653}");
    }

    @Test
    void tradeInContractsSaysWhatAContractIsAndHowManyCoinsWereTraded() {
        Trade trade = new Trade(
                Fixtures.OKX_SWAP,
                "7",
                Decimal.parse("67000.1"),
                Decimal.parse("12.5"),
                Side.BUY,
                3,
                1_795_491_658_653L);
        assertThat(payload(trade))
                .contains("\"market_type\":\"perpetual\"", "\"symbol\":\"BTC-USDT\"")
                .contains("\"contract_size\":\"0.01\"", "\"quantity\":\"12.5\"", "\"base_quantity\":\"0.125\"")
                .contains("\"side\":\"buy\",\"trade_count\":3");
    }

    @Test
    void coinsOfAnInverseContractAreNullSinceTheyHaveNoExactValue() {
        Instrument inverse = new Instrument(
                Exchange.named("okx_derivatives"),
                MarketType.FUTURES,
                "BTC-USD-240329",
                "BTC-USD-240329",
                Optional.of(new Contract(Decimal.parse("100"), "USD", Contract.Kind.INVERSE)));
        assertThat(payload(Fixtures.trade(inverse, "1")))
                .contains("\"contract_size\":\"100\"", "\"base_quantity\":null", "\"market_type\":\"perpetual\"");
    }

    @Test
    void orderBookListsLevelsInTheVenuesOrder() {
        PriceLevels bids = new PriceLevels.Builder(2)
                .add(Decimal.parse("67000.00"), Decimal.parse("1.50000000"))
                .add(Decimal.parse("66999.9"), Decimal.parse("0.00000001"))
                .build();
        OrderBookSnapshot book = new OrderBookSnapshot(
                Fixtures.BINANCE_PERPETUAL, bids, Fixtures.levels("67000.20", "0.00250000"), 1021, 1_795_491_658_650L);
        assertThat(payload(book))
                .isEqualTo("{\"exchange\":\"binance\",\"market_type\":\"perpetual\",\"symbol\":\"BTC-USDT\","
                        + "\"data_type\":\"orderbook\",\"publisher\":\"unified-collector\","
                        + "\"data_source\":\"marketprism\",\"normalized_symbol\":\"BTC-USDT\","
                        + "\"standardization_version\":\"2.0\","
                        + "\"bids\":[[\"67000.00\",\"1.50000000\"],[\"66999.9\",\"0.00000001\"]],"
                        + "\"asks\":[[\"67000.20\",\"0.00250000\"]],\"last_update_id\":1021,"
                        + "\"standardized_at\":\"2026-11-24T03:40:58.665825+00:00\"," + TIMES + "1795491658650}");
    }

    @Test
    void orderBookThatIsKeptHereHasObjectLevelsAndTheStepThatLedToIt() {
        OrderBookSnapshot book = new OrderBookSnapshot(
                Fixtures.BINANCE_SPOT,
                Fixtures.levels("0.00001000", "1.5"),
                Fixtures.levels("0.00002", "0.10"),
                5,
                1_795_491_658_650L,
                Optional.of(new OrderBookSnapshot.Change(OrderBookSnapshot.Kind.UPDATE, 5, 4)));
        assertThat(payload(book))
                .contains("\"bids\":[{\"price\":\"0.00001000\",\"quantity\":\"1.5\"}],"
                        + "\"asks\":[{\"price\":\"0.00002\",\"quantity\":\"0.10\"}],\"last_update_id\":5,"
                        + "\"update_type\":\"update\",\"depth_levels\":2,\"first_update_id\":5,"
                        + "\"prev_update_id\":4,\"standardized_at\":");
        OrderBookSnapshot whole = new OrderBookSnapshot(
                Fixtures.BINANCE_SPOT,
                Fixtures.levels("1", "1"),
                Fixtures.levels("2", "1"),
                5,
                1_795_491_658_650L,
                Optional.of(new OrderBookSnapshot.Change(
                        OrderBookSnapshot.Kind.SNAPSHOT,
                        OrderBookSnapshot.NO_UPDATE_ID,
                        OrderBookSnapshot.NO_UPDATE_ID)));
        assertThat(payload(whole))
                .contains("\"update_type\":\"snapshot\"")
                .contains("\"first_update_id\":null,\"prev_update_id\":null");
    }

    @Test
    void whatTheVenueDoesNotGiveIsNull() {
        OrderBookSnapshot book = new OrderBookSnapshot(
                Fixtures.BINANCE_SPOT,
                Fixtures.levels("1", "1"),
                Fixtures.levels("2", "1"),
                OrderBookSnapshot.NO_UPDATE_ID,
                MarketEvent.UNKNOWN_TIME);
        assertThat(payload(book)).contains("\"last_update_id\":null").contains("\"event_ts_ms\":null");
    }

    @Test
    void bookWithAnEmptySideIsNotPublished() {
        OrderBookSnapshot book = new OrderBookSnapshot(
                Fixtures.BINANCE_SPOT, PriceLevels.EMPTY, Fixtures.levels("2", "1"), 1, MarketEvent.UNKNOWN_TIME);
        assertThatThrownBy(() -> payload(book)).hasMessageContaining("side without levels");
    }

    @Test
    void fundingRateIsANumberWithTheVenuesDigitsAndNoExponent() {
        FundingRate funding = new FundingRate(
                Fixtures.BINANCE_PERPETUAL,
                Decimal.parse("1.82221218054e-05"),
                Optional.of(Decimal.parse("-0.00010000")),
                1_795_507_200_000L,
                Duration.ofHours(8),
                Optional.of(Decimal.parse("67012.34")),
                Optional.of(Decimal.parse("67010.12345678")),
                1_795_491_658_000L);
        assertThat(payload(funding))
                .isEqualTo("{\"exchange\":\"binance\",\"market_type\":\"perpetual\",\"symbol\":\"BTC-USDT\","
                        + "\"data_type\":\"funding_rate\",\"publisher\":\"unified-collector\","
                        + "\"instrument_id\":\"BTCUSDT\",\"current_funding_rate\":0.0000182221218054,"
                        + "\"estimated_funding_rate\":-0.00010000,\"funding_interval\":\"8h\","
                        + "\"mark_price\":67012.34,\"index_price\":67010.12345678,\"premium_index\":2.21654322,"
                        + "\"next_funding_ts_ms\":1795507200000," + TIMES + "1795491658000}");
    }

    @Test
    void fundingWithoutPricesAndWithAnOddInterval() {
        FundingRate funding = new FundingRate(
                Fixtures.OKX_SWAP,
                Decimal.ZERO,
                Optional.empty(),
                1_795_507_200_000L,
                Duration.ofMinutes(90),
                Optional.empty(),
                Optional.of(Decimal.parse("1")),
                1_795_491_658_000L);
        assertThat(payload(funding))
                .contains("\"current_funding_rate\":0,\"estimated_funding_rate\":null,\"funding_interval\":\"90m\"")
                .contains("\"mark_price\":null,\"index_price\":1,\"premium_index\":null");
        assertThat(payload(new FundingRate(
                        Fixtures.OKX_SWAP,
                        Decimal.ZERO,
                        Optional.empty(),
                        1,
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty(),
                        1)))
                .contains("\"funding_interval\":null");
    }

    @Test
    void volatilityIndexIsTheCloseAndCarriesItsCandle() {
        VolatilityIndex candle = new VolatilityIndex(
                Fixtures.DERIBIT,
                Decimal.parse("41.2"),
                Decimal.parse("41.50"),
                Decimal.parse("41"),
                Decimal.parse("41.27"),
                1_795_491_600_000L);
        assertThat(payload(candle))
                .isEqualTo("{\"exchange\":\"deribit\",\"market_type\":\"options\",\"symbol\":\"BTC\","
                        + "\"data_type\":\"volatility_index\",\"publisher\":\"unified-collector\","
                        + "\"data_source\":\"marketprism\",\"currency\":\"BTC\",\"vol_index\":\"41.27\","
                        + "\"volatility_index\":\"41.27\",\"open\":\"41.2\",\"high\":\"41.50\",\"low\":\"41\","
                        + "\"candle_ts_ms\":1795491600000," + TIMES + "1795491600000}");
    }

    @Test
    void aSecondEventStartsAnew() {
        EventFormat format = format(Fixtures.TRADES.dataType(), Fixtures.BINANCE_SPOT);
        JsonBytes json = new JsonBytes();
        format.write(Fixtures.trade(Fixtures.BINANCE_SPOT, "1"), Fixtures.RECEIPT, NOW, json);
        json.clear();
        format.write(Fixtures.trade(Fixtures.BINANCE_SPOT, "22"), Fixtures.RECEIPT, NOW, json);
        assertThat(text(json)).isEqualTo(payload(Fixtures.trade(Fixtures.BINANCE_SPOT, "22")));
    }

    @Test
    void largeBooksGrowTheBuffer() {
        PriceLevels.Builder many = new PriceLevels.Builder(400);
        for (int i = 0; i < 400; i++) {
            many.add(Decimal.of(6_700_000 - i, 2), Decimal.of(i, 8));
        }
        OrderBookSnapshot book =
                new OrderBookSnapshot(Fixtures.BINANCE_SPOT, many.build(), many.build(), 1, MarketEvent.UNKNOWN_TIME);
        assertThat(payload(book)).contains("[\"66996.01\",\"0.00000399\"]]").hasSizeGreaterThan(16_000);
    }

    @Test
    void quotesAndBackslashesOfAVenueAreRefusedNotPublished() {
        for (String id : new String[] {"1'2", "1\\2", "1\"2", "1 2", "1\u00e92"}) {
            assertThatThrownBy(() -> payload(Fixtures.trade(Fixtures.BINANCE_SPOT, id)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not published");
        }
    }

    @Test
    void symbolWithAQuoteCannotBeOpened() {
        Instrument bad = new Instrument(Exchange.named("okx_spot"), MarketType.SPOT, "X", "X'Y");
        assertThatThrownBy(() -> format(DataType.TRADE, bad)).hasMessageContaining("The symbol \"X'Y\"");
    }

    @Test
    void symbolsOfOtherScriptsAreWrittenAsTheyAreAndEncodedInIds() {
        Instrument meme = new Instrument(
                Exchange.named("binance_spot"), MarketType.SPOT, "\u5e01\u5b89USDT", "\u5e01\u5b89-USDT");
        Trade trade = Fixtures.trade(meme, "1");
        assertThat(payload(trade)).contains("\"symbol\":\"\u5e01\u5b89-USDT\"");
        assertThat(format(DataType.TRADE, meme).messageId(trade))
                .isEqualTo("trade:binance_spot:%E5%B8%81%E5%AE%89-USDT:1");
    }

    @Test
    void openInterestSaysItsUnitAndItsDollars() {
        OpenInterest interest = new OpenInterest(
                Fixtures.BINANCE_PERPETUAL,
                Decimal.parse("83782.317"),
                OpenInterest.Unit.COINS,
                Optional.of(Decimal.parse("2243759352.23630462892")),
                Optional.of(Decimal.parse("26780.82240476")),
                1_795_491_658_000L);
        assertThat(payload(interest))
                .isEqualTo("{\"exchange\":\"binance\",\"market_type\":\"perpetual\",\"symbol\":\"BTC-USDT\","
                        + "\"data_type\":\"open_interest\",\"publisher\":\"unified-collector\","
                        + "\"instrument_id\":\"BTCUSDT\",\"open_interest\":83782.317,"
                        + "\"open_interest_value\":83782.317,\"open_interest_usd\":2243759352.23630462892,"
                        + "\"open_interest_unit\":\"coins\",\"mark_price\":26780.82240476,\"index_price\":null,"
                        + "\"change_24h\":null,\"change_24h_percent\":null," + TIMES + "1795491658000}");
        assertThat(id(interest)).isEqualTo("open_interest:binance_derivatives:BTC-USDT:1795491658000");
    }

    @Test
    void unknownDollarsAreNullAndContractsAreContracts() {
        OpenInterest interest = new OpenInterest(
                Fixtures.OKX_SWAP,
                Decimal.parse("2216113.01"),
                OpenInterest.Unit.CONTRACTS,
                Optional.empty(),
                Optional.empty(),
                MarketEvent.UNKNOWN_TIME);
        assertThat(payload(interest))
                .contains("\"instrument_id\":\"BTC-USDT-SWAP\",\"open_interest\":2216113.01,")
                .contains("\"open_interest_usd\":null,\"open_interest_unit\":\"contracts\",\"mark_price\":null");
        assertThat(id(interest)).isEqualTo(EventFormat.NO_ID);
    }

    @Test
    void liquidationOfCoinsIsWhatWasFilledAtItsAverage() {
        Liquidation order = new Liquidation(
                Fixtures.BINANCE_PERPETUAL,
                Side.SELL,
                Liquidation.Status.FILLED,
                Decimal.parse("66900.00"),
                Optional.of(Decimal.parse("66912.5")),
                Decimal.parse("0.014"),
                Optional.of(Decimal.parse("0.014")),
                1_795_491_658_653L,
                0);
        assertThat(payload(order))
                .isEqualTo("{\"exchange\":\"binance\",\"market_type\":\"perpetual\",\"symbol\":\"BTC-USDT\","
                        + "\"data_type\":\"liquidation\",\"publisher\":\"unified-collector\","
                        + "\"instrument_id\":\"BTCUSDT\",\"aggregation_mode\":\"filtered\","
                        + "\"liquidation_id\":\"binance_1795491658653_BTCUSDT_sell_0.014_66900.00\","
                        + "\"side\":\"sell\",\"status\":\"filled\",\"price\":66912.5,\"quantity\":0.014,"
                        + "\"filled_quantity\":0.014,\"notional_value\":936.7750,"
                        + "\"average_price\":\"66912.5\",\"bankruptcy_price\":\"66900.00\","
                        + "\"liquidation_time\":\"2026-11-24T03:40:58.653000+00:00\","
                        + "\"liquidation_ts_ms\":1795491658653," + TIMES + "1795491658653}");
        assertThat(id(order))
                .isEqualTo("liquidation:binance_derivatives:BTC-USDT:"
                        + "binance_1795491658653_BTCUSDT_sell_0.014_66900.00");
    }

    /** Contract 5.2 row 5: the notional was a hundred times too large, and equal orders collided. */
    @Test
    void liquidationInContractsIsWorthThemTimesTheirSize() {
        Liquidation order = contracts(Fixtures.OKX_SWAP, 0);
        assertThat(payload(order))
                .contains("\"contract_size\":0.01,\"liquidation_id\":\"okx_5_BTC-USDT-SWAP_buy_12.5_67000.1\"")
                .contains("\"price\":67000.1,\"quantity\":12.5,\"filled_quantity\":null,"
                        + "\"notional_value\":8375.0125,\"base_quantity\":0.125,"
                        + "\"average_price\":null,\"bankruptcy_price\":\"67000.1\"");
        assertThat(id(contracts(Fixtures.OKX_SWAP, 2))).isEqualTo(id(order) + "_2");
    }

    @Test
    void inverseContractsAreWorthTheirSizeInDollarsWhateverThePrice() {
        Instrument inverse = new Instrument(
                Exchange.named("okx_derivatives"),
                MarketType.PERPETUAL,
                "BTC-USD-SWAP",
                "BTC-USD",
                Optional.of(new Contract(Decimal.parse("100"), "USD", Contract.Kind.INVERSE)));
        assertThat(payload(contracts(inverse, 0)))
                .contains("\"contract_size\":100,")
                .contains("\"notional_value\":1250.0,\"base_quantity\":null");
    }

    private static Liquidation contracts(Instrument instrument, int ordinal) {
        return new Liquidation(
                instrument,
                Side.BUY,
                Liquidation.Status.FILLED,
                Decimal.parse("67000.1"),
                Optional.empty(),
                Decimal.parse("12.5"),
                Optional.empty(),
                5,
                ordinal);
    }

    @Test
    void ratioKeepsTheVenuesShares() {
        LongShortRatio ratio = new LongShortRatio(
                Fixtures.BINANCE_PERPETUAL,
                DataType.LSR_TOP_POSITION,
                Decimal.parse("1.9603"),
                Optional.of(Decimal.parse("0.6622")),
                Optional.of(Decimal.parse("0.3378")),
                Duration.ofMinutes(5),
                1_795_491_600_000L);
        assertThat(payload(ratio))
                .isEqualTo("{\"exchange\":\"binance\",\"market_type\":\"perpetual\",\"symbol\":\"BTC-USDT\","
                        + "\"data_type\":\"lsr_top_position\",\"publisher\":\"unified-collector\","
                        + "\"data_source\":\"api\",\"instrument_id\":\"BTCUSDT\","
                        + "\"long_short_ratio\":\"1.9603\",\"period\":\"5m\","
                        + "\"long_position_ratio\":\"0.6622\",\"short_position_ratio\":\"0.3378\"," + TIMES
                        + "1795491600000}");
        assertThat(id(ratio)).isEqualTo("lsr_top_position:binance_derivatives:BTC-USDT:1795491600000:5m");
    }

    /** Contract 5.2 row 8: a ratio below one was taken for the long share. */
    @ParameterizedTest
    @CsvSource({
        "0.97, 0.4924, 0.5076",
        "1, 0.5000, 0.5000",
        "0, 0.0000, 1.0000",
        "1.1739, 0.5400, 0.4600",
        "33333333333333333333, 1.0000, 0.0000",
    })
    void sharesThatTheVenueDoesNotGiveAreDerived(String ratio, String longs, String shorts) {
        LongShortRatio sample = new LongShortRatio(
                Fixtures.OKX_SWAP,
                DataType.LSR_ALL_ACCOUNT,
                Decimal.parse(ratio),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(5),
                1);
        assertThat(payload(sample))
                .contains("\"long_short_ratio\":\"" + ratio + "\"")
                .contains("\"long_account_ratio\":\"" + longs + "\",\"short_account_ratio\":\"" + shorts + "\"");
    }

    @ParameterizedTest
    @CsvSource({"5, 5m", "90, 90m", "60, 1h", "240, 4h", "1440, 1d"})
    void periodIsWrittenAsTheVenuesDo(int minutes, String period) {
        LongShortRatio sample = new LongShortRatio(
                Fixtures.OKX_SWAP,
                DataType.LSR_TOP_POSITION,
                Decimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(minutes),
                MarketEvent.UNKNOWN_TIME);
        assertThat(payload(sample)).contains("\"period\":\"" + period + "\"");
        assertThat(id(sample)).isEqualTo(EventFormat.NO_ID);
    }

    @Test
    void messageIdsComeFromTheVenueAndNeverFromTheClock() {
        assertThat(id(Fixtures.trade(Fixtures.OKX_SWAP, "99"))).isEqualTo("trade:okx_derivatives:BTC-USDT:99");
        assertThat(id(Fixtures.book(Fixtures.BINANCE_SPOT, 1021))).isEqualTo("orderbook:binance_spot:BTC-USDT:1021");
        assertThat(id(Fixtures.book(Fixtures.BINANCE_SPOT, OrderBookSnapshot.NO_UPDATE_ID)))
                .isEqualTo("orderbook:binance_spot:BTC-USDT:ts1795491658650");
        assertThat(id(new VolatilityIndex(
                        Fixtures.DERIBIT, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, 1_795_491_600_000L)))
                .isEqualTo("volatility_index:deribit_derivatives:BTC:1795491600000");
        FundingRate funding = new FundingRate(
                Fixtures.OKX_SWAP,
                Decimal.ZERO,
                Optional.empty(),
                1_795_507_200_000L,
                Duration.ofHours(8),
                Optional.empty(),
                Optional.empty(),
                1_795_491_658_000L);
        assertThat(id(funding)).isEqualTo("funding_rate:okx_derivatives:BTC-USDT:1795491658000");
    }

    @Test
    void eventWithoutAnythingOfTheVenuesHasNoId() {
        OrderBookSnapshot book = new OrderBookSnapshot(
                Fixtures.BINANCE_SPOT,
                Fixtures.levels("1", "1"),
                Fixtures.levels("2", "1"),
                OrderBookSnapshot.NO_UPDATE_ID,
                MarketEvent.UNKNOWN_TIME);
        assertThat(id(book)).isEqualTo(EventFormat.NO_ID);
    }

    @Test
    void wholeNumbersOfAnySize() {
        JsonBytes json = new JsonBytes();
        json.number(0)
                .raw(' ')
                .number(-7)
                .raw(' ')
                .number(Long.MAX_VALUE)
                .raw(' ')
                .number(Long.MIN_VALUE);
        assertThat(text(json)).isEqualTo("0 -7 9223372036854775807 -9223372036854775808");
    }

    @Test
    void instantsAlwaysHaveSixFractionDigitsAndTurnTheDay() {
        IsoMicros iso = new IsoMicros();
        JsonBytes json = new JsonBytes();
        iso.write(json, Instant.parse("2026-12-31T23:59:59.000007Z"));
        json.raw(' ');
        iso.write(json, Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(text(json)).isEqualTo("2026-12-31T23:59:59.000007+00:00 2027-01-01T00:00:00.000000+00:00");
    }

    private static EventFormat format(DataType type, Instrument instrument) {
        Channel channel = new Channel(type, instrument);
        return EventFormat.of(channel, Labels.of(channel, Fixtures.naming()));
    }

    private static String payload(MarketEvent event) {
        JsonBytes json = new JsonBytes();
        format(event.dataType(), event.instrument()).write(event, Fixtures.RECEIPT, NOW, json);
        return text(json);
    }

    private static String id(MarketEvent event) {
        return format(event.dataType(), event.instrument()).messageId(event);
    }

    private static String text(JsonBytes json) {
        return new String(json.copy(), StandardCharsets.UTF_8);
    }
}
