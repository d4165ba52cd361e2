package io.marketprism.collector.publisher.nats.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.model.DataType;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublisherSettingsTest {

    private final Map<String, Object> values = new HashMap<>(Fixtures.settings(4222, "okx_spot"));

    @Test
    void absentKeysHaveTheDefaultsOfTheConfiguration() {
        PublisherSettings settings = PublisherSettings.from(Map.of("servers", "nats://a:1, nats://b:2"));
        assertThat(settings.servers()).containsExactly("nats://a:1", "nats://b:2");
        assertThat(settings.publishTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.maxRetries()).isEqualTo(3);
        assertThat(settings.inFlight()).isEqualTo(256);
        assertThat(settings.jetStream()).isTrue();
        assertThat(settings.template(DataType.TRADE)).isEqualTo("trade.{exchange}.{market_type}.{symbol}");
        assertThat(settings.naming()).isEqualTo(Fixtures.naming());
        assertThat(settings.streams()).isEmpty();
    }

    @Test
    void theUsersStreamsComeBeforeTheCollectorsOwn() {
        assertThat(PublisherSettings.from(values).streams())
                .extracting(StreamSettings::name)
                .containsExactly("MARKET_DATA", "MARKET_TRADES", "MARKET_BOOKS");
    }

    @Test
    void duplicateWindowNeverExceedsTheAge() {
        values.put("stream.MARKET_DATA.max_age_ms", "1000");
        values.put("stream.MARKET_DATA.duplicate_window_ms", "2000");
        assertThat(PublisherSettings.from(values).streams().get(0).duplicateWindow())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void zeroIsNoLimitAsForTheServer() {
        values.put("stream.MARKET_DATA.max_msgs_per_subject", "0");
        assertThat(PublisherSettings.from(values).streams().get(0).maxMessagesPerSubject())
                .isEqualTo(-1);
    }

    @Test
    void oldSubjectsNameTheirTransport() {
        values.put("naming.compat.old.subjects", "true");
        assertThat(PublisherSettings.from(values).naming().oldSubjects()).isEqualTo(Naming.OldSubjects.CORE);
        values.put("naming.compat.publish.mode", "jetstream");
        assertThat(PublisherSettings.from(values).naming().oldSubjects()).isEqualTo(Naming.OldSubjects.JETSTREAM);
    }

    @Test
    void wrongValuesAreSaidWithKeyAndExpectation() {
        refused("servers", " ", "servers is empty");
        refused("in.flight", "many", "in.flight is \"many\"; expected a whole number");
        refused("in.flight", "0", "expected a whole number from 1 to 4096");
        refused("jetstream.enabled", "yes", "expected one of true, false");
        refused("stream.MARKET_DATA.storage", "tape", "expected one of file, memory");
        refused("stream.MARKET_DATA.subjects", "", "stream.MARKET_DATA.subjects is empty");
    }

    private static void refused(String key, String value, String words) {
        Map<String, Object> values = Fixtures.settings(4222, "okx_spot");
        values.put(key, value);
        assertThatThrownBy(() -> PublisherSettings.from(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
