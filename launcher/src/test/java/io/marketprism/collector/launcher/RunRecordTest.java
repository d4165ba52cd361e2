package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {

    @TempDir
    Path folder;

    @Test
    void comesBackAsWritten() throws Exception {
        ProcessIdentity self =
                ProcessIdentity.ofRunning(ProcessHandle.current().pid()).orElseThrow();
        RunRecord record =
                RunRecord.empty().withProcess("root", self).withUrl("health", "http://127.0.0.1:8087/health");
        Path file = folder.resolve("run.properties");
        record.write(file);

        RunRecord back = RunRecord.read(file);
        assertThat(back).isEqualTo(record);
        assertThat(back.running("root")).contains(self);
        assertThat(back.running("nats")).isEmpty();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void absentRecordIsARecordOfNothing() throws Exception {
        assertThat(RunRecord.read(folder.resolve("none"))).isEqualTo(RunRecord.empty());
    }

    @Test
    void halfWrittenRecordNamesNoProcess() throws Exception {
        Path file = folder.resolve("run.properties");
        Files.writeString(file, "process.root=12 34");
        assertThat(RunRecord.read(file).processes()).isEmpty();
    }
}
