package io.marketprism.collector.supervisor.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {

    @TempDir
    Path proc;

    @Test
    void figuresAreReadBehindACommandWithBracketsAndBlanks() throws IOException {
        Path process = Files.createDirectories(proc.resolve("42"));
        Files.writeString(
                process.resolve("stat"),
                "42 (a) b (c) S 1 42 42 0 -1 4194560 1 0 0 0 250 50 0 0 20 0 33 0 100 4096000 2000 18446744073709551615\n");
        Files.writeString(process.resolve("limits"), "Limit  Soft\nMax open files            1024      4096   files\n");
        Files.createDirectories(process.resolve("fd"));
        Files.createFile(process.resolve("fd/0"));
        ProcessFigures figures = new ProcessTable(proc).figures(42).orElseThrow();
        assertThat(figures).isEqualTo(new ProcessFigures(3.0, 2000 * 4096L, 4096000, 33, 1, 1024));
    }

    @Test
    void processThatIsGoneHasNone() {
        assertThat(new ProcessTable(proc).figures(42)).isEmpty();
    }

    @Test
    void thisProcessIsSeenAsItIs() {
        ProcessFigures figures = new ProcessTable(Path.of("/proc"))
                .figures(ProcessHandle.current().pid())
                .orElseThrow();
        assertThat(figures.rssBytes()).isBetween(10_000_000L, 10_000_000_000L);
        assertThat(figures.threads()).isPositive();
        assertThat(figures.openFiles()).isPositive();
    }

    @Test
    void cpuPercentIsOfOneCoreBetweenTwoLooks() {
        CpuMeter meter = new CpuMeter();
        assertThat(meter.look(1, 10, 0)).isZero();
        assertThat(meter.look(1, 10.5, 1_000_000_000L)).isCloseTo(50, within(1e-9));
        assertThat(meter.look(2, 0.1, 2_000_000_000L)).as("another process").isZero();
    }
}
