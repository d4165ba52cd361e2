package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    private final ProcessIdentity self =
            ProcessIdentity.ofRunning(ProcessHandle.current().pid()).orElseThrow();

    @Test
    void runningProcessIsRecognised() {
        assertThat(self.isRunning()).isTrue();
        assertThat(self.handle()).contains(ProcessHandle.current());
    }

    @Test
    void strangerWithTheSamePidIsNotTakenForTheProcess() {
        assertThat(new ProcessIdentity(self.pid(), self.startTicks() - 1, self.bootId()).handle())
                .isEmpty();
        assertThat(new ProcessIdentity(self.pid(), self.startTicks(), "another boot").isRunning())
                .isFalse();
    }

    @Test
    void endedProcessIsNotRunning() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        ProcessIdentity identity = ProcessIdentity.ofRunning(process.pid()).orElseThrow();
        assertThat(identity.isRunning()).isTrue();
        process.destroyForcibly().waitFor();
        assertThat(identity.isRunning()).isFalse();
    }

    @Test
    void survivesBeingWrittenDown() {
        assertThat(ProcessIdentity.parse(self.format())).contains(self);
        assertThat(ProcessIdentity.parse("12 x y")).isEmpty();
        assertThat(ProcessIdentity.parse("")).isEmpty();
    }
}
