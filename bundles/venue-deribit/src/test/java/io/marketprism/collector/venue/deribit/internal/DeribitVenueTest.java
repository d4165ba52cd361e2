package io.marketprism.collector.venue.deribit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.Schedule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeribitVenueTest {

    @Test
    void eachCurrencyIsPolledShortlyAfterEachMinuteAndPublishedAsOptions() {
        CollectionPlan plan = new DeribitVenue()
                .plan(
                        new ExchangeSettings(
                                Exchange.named("deribit_derivatives"),
                                MarketType.PERPETUAL,
                                List.of("BTC", "ETH"),
                                Set.of(DataType.VOLATILITY_INDEX),
                                URI.create("https://www.deribit.com"),
                                URI.create("wss://www.deribit.com/ws/api/v2"),
                                OrderBookSettings.defaults(),
                                Map.of(),
                                Map.of()),
                        Map.of());
        assertThat(plan.streams()).isEmpty();
        assertThat(plan.channels())
                .extracting(channel -> channel.instrument().marketType() + " "
                        + channel.instrument().symbol())
                .containsExactly("OPTIONS BTC", "OPTIONS ETH");
        assertThat(plan.polls().get(1).schedule())
                .isEqualTo(new Schedule.Aligned(Duration.ofMinutes(1), Duration.ofMillis(200)));
        assertThat(plan.polls().get(1).request().apply(1_000_000).uri())
                .hasToString("https://www.deribit.com/api/v2/public/get_volatility_index_data?currency=ETH"
                        + "&start_timestamp=400000&end_timestamp=1000000&resolution=60");
    }
}
