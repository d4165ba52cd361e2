package io.marketprism.collector.supervisor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.child.link.ChildAddress;
import io.marketprism.collector.instance.Launch;
import io.marketprism.collector.instance.LaunchRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlimLaunchTest {

    @TempDir
    Path folder;

    private SlimLaunch launches;

    @BeforeEach
    void options() throws IOException {
        Path jvm = folder.resolve("children.jvm");
        Files.writeString(jvm, "# comment\n-XX:+UseSerialGC\n\n-Xss256k\n");
        launches = new SlimLaunch("1.2.3", jvm, "INFO");
    }

    @Test
    void optionsAreTakenOneALineAndTheHeapComesLast() throws IOException {
        Launch launch = launches.of("okx_spot", "collector-okx-spot", 40, Map.of());
        assertThat(launch.jvmOptions())
                .containsExactly("-XX:+UseSerialGC", "-Xss256k", "-Xmx40m", "-Dcollector.log.level=INFO");
        assertThat(launch.repositories())
                .containsExactly("mvn:io.marketprism.collector/collector-features/1.2.3/xml/features");
        assertThat(launch.features()).containsExactly("collector-slim", "collector-okx-spot");
    }

    @Test
    void eachStartHasCredentialsOfItsOwn() throws IOException {
        Launch first = launches.of("okx_spot", "f", 40, Map.of());
        Launch second = launches.of("okx_spot", "f", 40, Map.of());
        assertThat(first.attributes().get("password")).hasSizeGreaterThan(40);
        assertThat(first.attributes().get("password"))
                .isNotEqualTo(second.attributes().get("password"));
        assertThat(first.files().get("users.properties"))
                .contains(first.attributes().get("password"));
    }

    @Test
    void addressOfALaunchIsReadBackFromItsRecord() throws IOException {
        Launch launch = launches.of("okx_spot", "f", 40, Map.of());
        ChildAddress address = SlimLaunch.address(new LaunchRecord("okx_spot", 1, 1, launch.attributes()))
                .orElseThrow();
        assertThat(launch.files().get("org.apache.karaf.management.cfg"))
                .contains("rmiRegistryPort = " + address.registryPort())
                .contains("rmiServerPort = " + address.serverPort())
                .contains("karaf-okx_spot");
        assertThat(address.toString()).doesNotContain(address.password());
    }

    @Test
    void instanceOfAnotherMakeHasNoAddress() {
        assertThat(SlimLaunch.address(new LaunchRecord("x", 1, 1, Map.of()))).isEmpty();
    }
}
