package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShutdownTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Shutdown shutdown = new Shutdown(Ticks.real());

    @Test
    void processThatListensEndsBySigterm() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        assertThat(shutdown.end(List.of(identity(process)), PATIENCE)).isEqualTo(1);
        assertThat(process.waitFor()).isEqualTo(128 + 15);
    }

    @Test
    void processThatDoesNotListenIsKilled() throws Exception {
        Process process = new ProcessBuilder(
                        "bash", "-c", "trap '' TERM; echo deaf; while :; do read -r -t 1 _ <> <(:); done")
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("deaf");
        shutdown.end(List.of(identity(process)), PATIENCE);
        assertThat(process.waitFor()).isEqualTo(128 + 9);
    }

    @Test
    void strangerUnderTheSamePidIsLeftAlone() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            ProcessIdentity real = identity(process);
            int ended = shutdown.end(
                    List.of(new ProcessIdentity(real.pid(), real.startTicks() + 1, real.bootId())), PATIENCE);
            assertThat(ended).isZero();
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static ProcessIdentity identity(Process process) {
        return ProcessIdentity.ofRunning(process.pid()).orElseThrow();
    }
}
