package io.marketprism.collector.instance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureFilesTest {

    private static final String OURS = "mvn:g/ours/1/xml/features";

    @TempDir
    Path system;

    @BeforeEach
    void repositories() throws IOException {
        write("mvn:g/theirs/1/xml/features", """
                <features xmlns="http://karaf.apache.org/xmlns/features/v1.6.0" name="theirs">
                  <repository>mvn:g/absent/1/xml/features</repository>
                  <feature name="scr" version="1">
                    <bundle start-level="30">mvn:o/scr/1</bundle>
                    <bundle start-level="20">mvn:o/promise/1</bundle>
                    <conditional><condition>shell</condition><bundle>mvn:o/commands/1</bundle></conditional>
                  </feature>
                </features>
                """);
        write(OURS, """
                <features xmlns="http://karaf.apache.org/xmlns/features/v1.6.0" name="ours">
                  <repository>mvn:g/theirs/1/xml/features</repository>
                  <feature name="a" version="1">
                    <feature>b</feature>
                    <feature prerequisite="true">scr</feature>
                    <bundle>mvn:g/a/1</bundle>
                  </feature>
                  <feature name="b" version="1">
                    <feature>a</feature>
                    <bundle>mvn:g/b/1</bundle>
                    <bundle start-level="30">mvn:o/promise/1</bundle>
                  </feature>
                </features>
                """);
    }

    private void write(String uri, String text) throws IOException {
        Path file = MavenPath.in(system, uri);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void bundlesOfAFeatureAndOfThoseItNamesComeOnceByLowestStartLevel() throws IOException {
        assertThat(FeatureFiles.read(system, List.of(OURS)).bundles(List.of("a")))
                .containsExactly(
                        new StartupBundle("mvn:o/promise/1", 20),
                        new StartupBundle("mvn:o/scr/1", 30),
                        new StartupBundle("mvn:g/b/1", 80),
                        new StartupBundle("mvn:g/a/1", 80));
    }

    @Test
    void conditionalPartsAreLeftOut() throws IOException {
        assertThat(FeatureFiles.read(system, List.of(OURS)).bundles(List.of("scr")))
                .extracting(StartupBundle::uri)
                .doesNotContain("mvn:o/commands/1");
    }

    @Test
    void unknownFeatureIsNamed() {
        assertThatThrownBy(() -> FeatureFiles.read(system, List.of(OURS)).bundles(List.of("c")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("feature c is in none of");
    }

    @Test
    void missingRepositoryIsNamed() {
        assertThatThrownBy(() -> FeatureFiles.read(system, List.of("mvn:g/absent/1/xml/features")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("mvn:g/absent/1/xml/features is not in");
    }

    @Test
    void fileThatReachesOutsideIsRefused() throws IOException {
        write("mvn:g/evil/1/xml/features", """
                <!DOCTYPE features SYSTEM "http://127.0.0.1:1/evil.dtd">
                <features xmlns="http://karaf.apache.org/xmlns/features/v1.6.0" name="evil"/>
                """);
        assertThatThrownBy(() -> FeatureFiles.read(system, List.of("mvn:g/evil/1/xml/features")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be read");
    }
}
