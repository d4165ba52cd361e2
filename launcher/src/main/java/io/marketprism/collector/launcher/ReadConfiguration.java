package io.marketprism.collector.launcher;

import io.marketprism.collector.config.CollectorConfiguration;
import io.marketprism.collector.config.ConfigurationException;
import io.marketprism.collector.config.ConfigurationReader;
import io.marketprism.collector.config.ExchangeConfiguration;
import io.marketprism.collector.config.Reading;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.spi.ExchangeSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Checks a configuration by reading it as the root will. */
final class ReadConfiguration implements ConfigurationCheck {

    /** Stands for the simulator, whose port is not known before it runs. */
    private static final String SOME_ADDRESS = "127.0.0.1:1";

    @Override
    public Checked check(Path file, Map<String, String> environment, Map<String, String> overrides, boolean lenient)
            throws FailureException {
        Map<String, String> known = new LinkedHashMap<>();
        overrides.forEach((key, value) -> known.put(key, value.replace(DemoOverrides.SIMULATOR, SOME_ADDRESS)));
        try {
            return checked(new ConfigurationReader().read(file, environment, known, lenient));
        } catch (ConfigurationException e) {
            throw new FailureException(e.getMessage(), e);
        }
    }

    private static Checked checked(Reading reading) {
        CollectorConfiguration configuration = reading.configuration();
        return new Checked(
                configuration.http().host(),
                configuration.http().health().port(),
                configuration.http().metrics().port(),
                configuration.nats().servers(),
                configuration.enabledExchanges().stream()
                        .map(ReadConfiguration::checked)
                        .toList(),
                reading.warnings(),
                reading.notes());
    }

    private static CheckedExchange checked(ExchangeConfiguration exchange) {
        ExchangeSettings settings = exchange.settings();
        return new CheckedExchange(
                exchange.name(),
                settings.marketType().token(),
                settings.symbols(),
                settings.dataTypes().stream().sorted().map(DataType::key).toList());
    }
}
