package io.marketprism.collector.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.connection.NetworkSettings;
import io.marketprism.collector.core.TestConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkPropertiesTest {

    @TempDir
    private Path folder;

    @Test
    void venuesAreReachedDirectlyUnlessToldOtherwise() {
        assertThat(settings(Map.of())).isEqualTo(NetworkSettings.DIRECT);
        assertThat(settings(Map.of("proxy.url", " ", "proxy.exclude", "a"))).isEqualTo(NetworkSettings.DIRECT);
    }

    @Test
    void proxyAndItsExclusionsAreRead() {
        NetworkSettings settings =
                settings(Map.of("proxy.url", "socks5://me:pass@[::1]:1080", "proxy.exclude", "a.b, ,10.0.0.1"));
        assertThat(settings.proxy().orElseThrow().url()).hasToString("socks5://me:pass@[::1]:1080");
        assertThat(settings.proxy().orElseThrow().exclude()).containsExactly("a.b", "10.0.0.1");
        assertThat(settings.toString()).doesNotContain("pass");
    }

    @Test
    void passwordIsGivenOrInAFileAndIsNotShown() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "opensesame\n");
        NetworkSettings ofFile =
                settings(Map.of("tls.trust.store", "/etc/v.p12", "tls.trust.store.password", "file:" + secret));
        assertThat(ofFile.trust().orElseThrow().password()).contains("opensesame");
        NetworkSettings given =
                settings(Map.of("tls.trust.store", "/etc/v.p12", "tls.trust.store.password", "value:opensesame"));
        assertThat(given).isEqualTo(ofFile);
        assertThat(given.toString()).contains("/etc/v.p12").doesNotContain("opensesame");
    }

    @Test
    void passwordThatIsNowhereIsASentence() {
        assertThatThrownBy(() -> settings(Map.of("tls.trust.store.password", "file:/nowhere/at/all")))
                .hasMessageContaining("the file /nowhere/at/all, which cannot be read");
        assertThatThrownBy(() -> settings(Map.of("tls.trust.store.password", "hunter2")))
                .hasMessageContaining("file:/path or value:password")
                .hasMessageNotContaining("hunter2");
    }

    private static NetworkSettings settings(Map<String, Object> properties) {
        return NetworkProperties.from(TestConfig.of(properties));
    }
}
