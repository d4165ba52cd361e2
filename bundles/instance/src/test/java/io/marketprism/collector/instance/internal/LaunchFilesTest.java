package io.marketprism.collector.instance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.instance.LaunchRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchFilesTest {

    private static final LaunchRecord LAUNCH =
            new LaunchRecord("okx_spot", 42, 1000, Map.of("password", "pass=word\\"));

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        LaunchFiles files = new LaunchFiles(folder.resolve("children"));
        files.write(LAUNCH);
        assertThat(files.read("okx_spot")).contains(LAUNCH);
    }

    @Test
    void recordsAreForTheOwnerOnlyAndLeaveNothingBeside() throws IOException {
        new LaunchFiles(folder).write(LAUNCH);
        assertThat(folder.toFile().list()).containsExactly("okx_spot.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("okx_spot.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void neverStartedInstanceHasNone() {
        assertThat(new LaunchFiles(folder).read("okx_spot")).isEmpty();
    }

    @Test
    void damagedRecordIsNamed() throws IOException {
        Files.writeString(folder.resolve("okx_spot.properties"), "pid=many\n");
        assertThatThrownBy(() -> new LaunchFiles(folder).read("okx_spot"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("okx_spot.properties is damaged");
    }

    @Test
    void forgottenInstanceHasNone() throws IOException {
        LaunchFiles files = new LaunchFiles(folder);
        files.write(LAUNCH);
        files.delete("okx_spot");
        assertThat(files.read("okx_spot")).isEmpty();
    }
}
