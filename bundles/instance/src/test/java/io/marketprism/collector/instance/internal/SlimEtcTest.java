package io.marketprism.collector.instance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.instance.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlimEtcTest {

    private static final String REPOSITORY = "mvn:g/ours/1/xml/features";

    @TempDir
    Path distribution;

    @TempDir
    Path instance;

    private Path etc;

    @BeforeEach
    void distribution() throws IOException {
        etc = instance.resolve("etc");
        Files.createDirectories(distribution.resolve("etc/children"));
        Files.writeString(distribution.resolve("etc/config.properties"), "framework");
        Files.writeString(distribution.resolve("etc/jre.properties"), "jre");
        Files.writeString(distribution.resolve("etc/children/system.properties"), "karaf.name = @instance@\n");
        Path features = MavenPath.in(distribution.resolve("system"), REPOSITORY);
        Files.createDirectories(features.getParent());
        Files.writeString(features, """
                <features xmlns="http://karaf.apache.org/xmlns/features/v1.6.0" name="ours">
                  <feature name="a" version="1"><bundle start-level="40">mvn:g/a/1</bundle></feature>
                </features>
                """);
    }

    private static Launch launch(Map<String, String> files) {
        return new Launch(List.of(REPOSITORY), List.of("a"), files, List.of(), Map.of());
    }

    @Test
    void everythingAnInstanceNeedsIsWritten() throws IOException {
        new SlimEtc(distribution).write(etc, "okx_spot", launch(Map.of("users.properties", "secret")));
        assertThat(etc.resolve("config.properties")).hasContent("framework");
        assertThat(etc.resolve("system.properties")).hasContent("karaf.name = okx_spot");
        assertThat(etc.resolve("startup.properties")).hasContent("mvn\\:g/a/1 = 40");
        assertThat(etc.resolve("users.properties")).hasContent("secret");
    }

    @Test
    void whatAnEarlierLifeLeftIsGone() throws IOException {
        Files.createDirectories(etc.resolve("scripts"));
        Files.writeString(etc.resolve("scripts/old.script"), "old");
        Files.writeString(etc.resolve("old.cfg"), "old");
        new SlimEtc(distribution).write(etc, "okx_spot", launch(Map.of()));
        assertThat(etc.resolve("scripts")).doesNotExist();
        assertThat(etc.resolve("old.cfg")).doesNotExist();
    }

    @Test
    void onlyTheOwnerMayReadTheFilesOfALaunch() throws IOException {
        new SlimEtc(distribution).write(etc, "okx_spot", launch(Map.of("users.properties", "secret")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(etc.resolve("users.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void fileOutsideOfEtcIsRefused() {
        assertThatThrownBy(() -> new SlimEtc(distribution).write(etc, "okx_spot", launch(Map.of("../x", "evil"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outside");
        assertThat(instance.resolve("x")).doesNotExist();
    }
}
