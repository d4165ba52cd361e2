package io.marketprism.collector.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void swappedMissingAndWrongLettersAreNear() {
        List<String> known = List.of("servers", "streams", "client_name");
        assertThat(Spelling.nearest("sever", known)).contains("servers");
        assertThat(Spelling.nearest("straems", known)).contains("streams");
        assertThat(Spelling.nearest("Client-Name", known)).contains("client_name");
        assertThat(Spelling.nearest("password", known)).isEmpty();
        assertThat(Spelling.nearest("x".repeat(10_000), known)).isEmpty();
    }
}
