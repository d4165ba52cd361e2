package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtcFolderTest {

    private static final Instant BUILT = Instant.parse("2026-11-24T00:00:00Z");

    @TempDir
    Path folder;

    private Path source;
    private Path copy;

    @BeforeEach
    void oneFileIsCopied() throws Exception {
        source = folder.resolve("dist/etc");
        copy = folder.resolve("state/etc");
        Files.createDirectories(source.resolve("children"));
        write(source.resolve("a.cfg"), "one", BUILT);
        write(source.resolve("children/b.cfg"), "one", BUILT);
        write(source.resolve("users.properties"), "nobody", BUILT);
        EtcFolder.refresh(source, copy);
    }

    @Test
    void missingFilesAreCopiedButNoUsers() throws Exception {
        assertThat(copy.resolve("a.cfg")).hasContent("one");
        assertThat(copy.resolve("children/b.cfg")).hasContent("one");
        assertThat(copy.resolve("users.properties")).doesNotExist();
    }

    @Test
    void newerFileOfTheDistributionReplacesTheCopy() throws Exception {
        write(source.resolve("a.cfg"), "two", BUILT.plusSeconds(1));
        EtcFolder.refresh(source, copy);
        assertThat(copy.resolve("a.cfg")).hasContent("two");
    }

    @Test
    void otherFileOfTheSameAgeReplacesTheCopy() throws Exception {
        write(source.resolve("a.cfg"), "two", BUILT);
        EtcFolder.refresh(source, copy);
        assertThat(copy.resolve("a.cfg")).hasContent("two");
    }

    @Test
    void copyThatWasEditedSinceStays() throws Exception {
        write(copy.resolve("a.cfg"), "edited", BUILT.plusSeconds(1));
        EtcFolder.refresh(source, copy);
        assertThat(copy.resolve("a.cfg")).hasContent("edited");
    }

    @Test
    void distributionWithoutEtcIsRefused() {
        assertThatThrownBy(() -> EtcFolder.refresh(folder.resolve("none"), copy))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("cannot be read");
    }

    private static void write(Path file, String text, Instant time) throws Exception {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
