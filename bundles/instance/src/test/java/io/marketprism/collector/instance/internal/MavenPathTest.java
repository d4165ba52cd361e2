package io.marketprism.collector.instance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MavenPathTest {

    private static final Path SYSTEM = Path.of("/system");

    @Test
    void jarLiesWhereMavenPutsIt() {
        assertThat(MavenPath.in(SYSTEM, "mvn:org.example.some/thing/1.2"))
                .isEqualTo(Path.of("/system/org/example/some/thing/1.2/thing-1.2.jar"));
    }

    @Test
    void typeAndClassifierAreInTheName() {
        assertThat(MavenPath.in(SYSTEM, "mvn:g/a/1/xml/features")).isEqualTo(Path.of("/system/g/a/1/a-1-features.xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mvn:g/a", "file:/x.jar", "mvn:g/a/1/xml/features/more"})
    void anythingElseIsRefused(String uri) {
        assertThatThrownBy(() -> MavenPath.in(SYSTEM, uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mvn:group/artifact/version");
    }
}
