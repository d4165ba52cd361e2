package io.marketprism.collector.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.supervisor.ChildStatus;
import io.marketprism.collector.supervisor.ChildStatus.State;
import io.marketprism.collector.supervisor.RootStatus;
import io.marketprism.collector.supervisor.Supervisor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusActionTest {

    private static final Supervisor SUPERVISOR = new Supervisor() {
        @Override
        public List<ChildStatus> children() {
            return List.of(
                    new ChildStatus(
                            "okx_spot", State.RUNNING, 4711, 1, 2, "", 3.25, 1, 104L << 20, 1, 1, 1, 120, 160, 200),
                    new ChildStatus(
                            "binance_spot", State.FAILED, 0, 0, 10, "ended by itself", 0, 0, 0, 0, 0, 0, 80, 120, 200));
        }

        @Override
        public RootStatus root() {
            throw new AssertionError("the root is not asked for");
        }
    };

    @Test
    void everyChildHasARowWithStateUseLimitsAndReason() {
        StatusAction action = new StatusAction();
        action.supervisor = SUPERVISOR;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            action.execute();
        } finally {
            System.setOut(before);
        }
        List<String> rows = bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll("[│|\\s]+", " ").strip())
                .toList();
        assertThat(rows).contains("okx_spot running 4711 3.3 104 160 2");
        assertThat(rows).contains("binance_spot failed 0.0 0 120 10 ended by itself");
    }
}
