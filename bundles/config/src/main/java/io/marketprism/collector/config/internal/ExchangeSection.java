package io.marketprism.collector.config.internal;

import io.marketprism.collector.config.ExchangeConfiguration;
import io.marketprism.collector.config.ExchangeLimits;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.ExchangeSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes one exchange's configuration of {@code exchanges.<name>} and of what {@code data_types} says for its types. */
final class ExchangeSection {

    private static final String LIQUIDATION_SYMBOLS = "data_types.liquidation.symbols";

    private final Values values;
    private final Problems problems;
    private final Exchange exchange;
    private final String section;
    private final ExchangeDefaults defaults;

    /** The section of an exchange that stands in the file. */
    ExchangeSection(Values values, Problems problems, String name) {
        this.values = values;
        this.problems = problems;
        this.exchange = Exchange.named(name);
        this.section = "exchanges." + name + ".";
        this.defaults = ExchangeDefaults.of(name);
    }

    /** The configuration; worth nothing once a problem was reported. */
    ExchangeConfiguration configuration() {
        checkName();
        Set<DataType> dataTypes = dataTypes();
        List<String> symbols = shard(symbols());
        List<String> liquidationSymbols = liquidationSymbols(symbols, dataTypes);
        ExchangeSettings settings = new ExchangeSettings(
                exchange,
                marketType(),
                symbols,
                dataTypes,
                address("api.base_url", defaults.restUrl()),
                address("api.ws_url", defaults.wsUrl()),
                OrderBookSection.settings(values, section + "orderbook.", defaults),
                intervals(dataTypes),
                timeouts(dataTypes),
                liquidationSymbols);
        return new ExchangeConfiguration(values.get(section + "enabled", true), settings, limits());
    }

    private void required(String key, String expected) {
        if (!values.has(section + key)) {
            problems.error(values.place(section + key), section + key + " is missing; expected " + expected);
        }
    }

    private void checkName() {
        required("exchange", exchange.name());
        String said = values.get(section + "exchange", exchange.name());
        if (!said.equals(exchange.name()) && !said.equals(exchange.venue())) {
            problems.error(
                    values.place(section + "exchange"),
                    section + "exchange: expected " + exchange.name() + ", but found \"" + said + "\"");
        }
    }

    private MarketType marketType() {
        required("market_type", "one of spot, perpetual, futures, options");
        return switch (values.get(section + "market_type", "spot")) {
            case "perpetual", "derivatives" -> MarketType.PERPETUAL;
            case "futures", "coin_futures" -> MarketType.FUTURES;
            case "options" -> MarketType.OPTIONS;
            default -> MarketType.SPOT;
        };
    }

    private List<String> symbols() {
        required("symbols", "a list of at least one symbol by the venue's name, such as [BTC-USDT]");
        List<String> said = values.list(section + "symbols", String.class, List.of());
        Set<String> distinct = new LinkedHashSet<>();
        for (String symbol : said) {
            if (!distinct.add(symbol)) {
                problems.warning(
                        values.place(section + "symbols"),
                        section + "symbols names " + symbol + " more than once; it is collected once");
            }
        }
        return List.copyOf(distinct);
    }

    /** Of several collectors that share an exchange, each takes every {@code count}-th symbol. */
    private List<String> shard(List<String> symbols) {
        int index = values.count(section + "shard.index", 0);
        int count = values.count(section + "shard.count", 1);
        if (index >= count) {
            problems.error(
                    values.place(section + "shard"),
                    section + "shard.index: expected a number below shard.count, which is " + count + ", but found "
                            + index);
            return symbols;
        }
        List<String> mine = new ArrayList<>();
        for (int i = index; i < symbols.size(); i += count) {
            mine.add(symbols.get(i));
        }
        if (mine.isEmpty() && !symbols.isEmpty()) {
            problems.error(
                    values.place(section + "shard"),
                    section + "shard: expected at least one symbol for shard " + index + " of " + count
                            + ", but there are only " + symbols.size() + " symbols");
        }
        return mine;
    }

    /** Those that the list for all exchanges names; where it is silent, all. Where it names none, the type goes. */
    private List<String> liquidationSymbols(List<String> symbols, Set<DataType> types) {
        List<String> named = values.list(LIQUIDATION_SYMBOLS, String.class, List.of());
        if (named.isEmpty()) {
            return symbols;
        }
        List<String> mine = symbols.stream().filter(named::contains).toList();
        if (mine.isEmpty() && types.remove(DataType.LIQUIDATION)) {
            problems.warning(
                    values.place(LIQUIDATION_SYMBOLS),
                    LIQUIDATION_SYMBOLS + " names none of the symbols of " + exchange.name()
                            + "; its liquidations are not collected");
        }
        return mine;
    }

    private Set<DataType> dataTypes() {
        Set<DataType> types = EnumSet.noneOf(DataType.class);
        values.list(section + "data_types", String.class, List.of(DataType.ORDERBOOK.key()))
                .forEach(key -> DataType.ofKey(key).ifPresent(types::add));
        return types;
    }

    private URI address(String key, Optional<String> otherwise) {
        Optional<URI> said = values.find(section + key, URI.class);
        if (said.isEmpty() && otherwise.isEmpty()) {
            required(key, "the venue's address");
        }
        return said.orElseGet(() -> URI.create(otherwise.orElse("")));
    }

    private Map<DataType, Duration> intervals(Set<DataType> types) {
        Map<DataType, Duration> intervals = new EnumMap<>(DataType.class);
        for (DataType type : types) {
            values.find("data_types." + type.key() + ".interval", Duration.class)
                    .ifPresent(interval -> intervals.put(type, interval));
        }
        if (types.contains(DataType.VOLATILITY_INDEX)) {
            values.find(section + "volatility_index.collection_interval_minutes", Long.class)
                    .ifPresent(minutes -> intervals.put(DataType.VOLATILITY_INDEX, Duration.ofMinutes(minutes)));
        }
        return intervals;
    }

    private Map<DataType, Duration> timeouts(Set<DataType> types) {
        Map<DataType, Duration> timeouts = new EnumMap<>(DataType.class);
        for (DataType type : types) {
            values.find("data_types." + type.key() + ".api_config.timeout", Duration.class)
                    .ifPresent(timeout -> timeouts.put(type, timeout));
        }
        if (types.contains(DataType.VOLATILITY_INDEX)) {
            values.find(section + "volatility_index.timeout", Duration.class)
                    .ifPresent(timeout -> timeouts.put(DataType.VOLATILITY_INDEX, timeout));
        }
        return timeouts;
    }

    private ExchangeLimits limits() {
        String limits = section + "limits.";
        int soft = values.count(limits + "memory_soft_mb", defaults.memorySoftMb());
        int hard = values.count(limits + "memory_hard_mb", Math.max(defaults.memoryHardMb(), soft));
        int heap = values.count(limits + "heap_mb", values.count("supervision.child.heap_mb", defaults.heapMb()));
        if (soft > hard) {
            problems.error(
                    values.place(limits + "memory_soft_mb"),
                    limits + "memory_soft_mb: expected at most memory_hard_mb, which is " + hard + ", but found "
                            + soft);
        }
        if (heap >= hard) {
            String key = values.has(limits + "heap_mb") ? limits + "heap_mb" : "supervision.child.heap_mb";
            problems.error(
                    values.place(key),
                    key + ": expected less than " + limits + "memory_hard_mb, which is " + hard + ", but found "
                            + heap);
        }
        return new ExchangeLimits(
                soft,
                hard,
                heap,
                values.count(limits + "websocket_connections", 20),
                values.count(limits + "nats_connections", 1),
                values.count(limits + "file_descriptors", 200),
                values.get(limits + "cpu_cores", new BigDecimal("0.8")).doubleValue());
    }
}
