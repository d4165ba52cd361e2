package io.marketprism.collector.supervisor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainLogLinkTest {

    @TempDir
    Path home;

    @BeforeEach
    void log() throws IOException {
        Files.createDirectories(home.resolve("logs"));
        Files.writeString(home.resolve("logs/collector_main.log"), "a line");
    }

    @Test
    void customaryNameLeadsToTheMainLogAlsoTheSecondTime() throws IOException {
        assertThat(MainLogLink.make(home, "./logs/unified-collector.log")).isTrue();
        assertThat(MainLogLink.make(home, "./logs/unified-collector.log")).isTrue();
        assertThat(home.resolve("logs/unified-collector.log")).isSymbolicLink().hasContent("a line");
    }

    @Test
    void realFileOfThatNameStays() throws IOException {
        Files.writeString(home.resolve("logs/unified-collector.log"), "somebody's");
        assertThat(MainLogLink.make(home, "logs/unified-collector.log")).isFalse();
        assertThat(home.resolve("logs/unified-collector.log")).hasContent("somebody's");
    }
}
