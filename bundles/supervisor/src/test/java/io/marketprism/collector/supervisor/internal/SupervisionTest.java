package io.marketprism.collector.supervisor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketprism.collector.child.link.ChildAddress;
import io.marketprism.collector.child.link.ChildLinks;
import io.marketprism.collector.child.link.ChildReading;
import io.marketprism.collector.config.CollectorConfiguration;
import io.marketprism.collector.config.ConfigurationException;
import io.marketprism.collector.config.ConfigurationReader;
import io.marketprism.collector.instance.Launch;
import io.marketprism.collector.instance.LaunchRecord;
import io.marketprism.collector.instance.Launches;
import io.marketprism.collector.spi.management.BrokerSnapshot;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import io.marketprism.collector.spi.management.DataTypeSnapshot;
import io.marketprism.collector.spi.management.LatencySnapshot;
import io.marketprism.collector.spi.management.MetricFamilySnapshot;
import io.marketprism.collector.supervisor.ChildStatus.State;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.instance.core.Instance;
import org.apache.karaf.instance.core.InstanceService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One child, watched: processes and lines are played, time is virtual. */
class SupervisionTest {

    private static final Path SHIPPED = Path.of("../../etc/unified_data_collection.yaml");

    @TempDir
    Path folder;

    private final FakeLaunches launches = new FakeLaunches();
    private final FakeLinks links = new FakeLinks();
    private final List<String> calls = new ArrayList<>();
    private CollectorConfiguration configuration;
    private Supervision child;
    private long now = 1_000_000;
    private boolean refuses;

    @BeforeEach
    void child() throws ConfigurationException {
        configuration = new ConfigurationReader().read(SHIPPED, Map.of(), false).configuration();
        child = new Supervision(
                configuration.exchange("okx_spot").orElseThrow(),
                RestartPolicy.standard(),
                new Instances(service(), launches),
                links,
                new ProcessTable(Path.of("/proc")),
                Runnable::run,
                () -> now);
    }

    /** An Instance Service that knows no instance until one is created; starting one makes a process of the fake. */
    private InstanceService service() {
        Map<String, Instance> known = new HashMap<>();
        return proxy(InstanceService.class, (method, arguments) -> switch (method) {
            case "getInstance" -> known.get(arguments[0]);
            case "createInstance" -> {
                calls.add("create " + arguments[0]);
                known.put((String) arguments[0], instance((String) arguments[0]));
                yield known.get(arguments[0]);
            }
            default -> throw new AssertionError(method);
        });
    }

    private Instance instance(String name) {
        return proxy(Instance.class, (method, arguments) -> {
            calls.add(method + " " + name);
            if (method.equals("start")) {
                if (refuses) {
                    throw new IOException("no room");
                }
                launches.start(name);
            } else {
                launches.end(true);
            }
            return null;
        });
    }

    private interface Answer {
        Object to(String method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private static final class FakeLaunches implements Launches {
        private Optional<LaunchRecord> running = Optional.empty();
        private boolean byOrder;
        private long lives;

        void start(String name) {
            byOrder = false;
            lives++;
            running = Optional.of(new LaunchRecord(
                    name,
                    ProcessHandle.current().pid() + lives - 1,
                    lives,
                    Map.of("registryPort", "1001", "serverPort", "1002", "user", "root", "password", "p" + lives)));
        }

        void end(boolean order) {
            byOrder = order;
            running = Optional.empty();
        }

        @Override
        public Optional<LaunchRecord> running(String instance) {
            return running;
        }

        @Override
        public boolean stoppedByOrder(String instance) {
            return byOrder;
        }

        @Override
        public Optional<Integer> lastExitCode(String instance) {
            return Optional.of(137);
        }
    }

    private static final class FakeLinks implements ChildLinks {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void attach(String child, ChildAddress address) {
            lines.add("attach " + address.password());
        }

        @Override
        public void detach(String child) {
            lines.add("detach");
        }

        @Override
        public Map<String, ChildReading> latest() {
            return Map.of();
        }

        @Override
        public Map<String, ChildReading> readNow(Duration deadline) {
            return Map.of();
        }
    }

    private Map<String, ChildReading> answer() {
        CollectorSnapshot snapshot = new CollectorSnapshot(
                "okx_spot",
                "0.1.0",
                launches.running.orElseThrow().pid(),
                now,
                now,
                "live",
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                new BrokerSnapshot(true, "", 0, 0, ""),
                new LatencySnapshot(0, 0, 0, 0),
                new DataTypeSnapshot[0],
                new MetricFamilySnapshot[0]);
        return Map.of("okx_spot", new ChildReading("okx_spot", true, Optional.of(snapshot), now, ""));
    }

    @Test
    void firstStartCreatesTheInstanceAndAttachesItsLine() {
        child.start();
        child.look(Map.of());
        assertThat(calls).containsExactly("create okx_spot", "start okx_spot");
        assertThat(links.lines).containsExactly("attach p1");
        assertThat(child.status().state()).isEqualTo(State.STARTING);
        child.look(answer());
        assertThat(child.status().state()).isEqualTo(State.RUNNING);
        assertThat(child.status().rssBytes()).isPositive();
        assertThat(child.status().hardLimitMb()).isEqualTo(160);
    }

    @Test
    void killedChildIsStartedAtOnceWithALineOfItsOwn() {
        child.start();
        child.look(answer());
        launches.end(false);
        child.look(Map.of());
        child.look(Map.of());
        assertThat(calls).containsExactly("create okx_spot", "start okx_spot", "start okx_spot");
        assertThat(links.lines).containsExactly("attach p1", "detach", "attach p2");
        assertThat(child.status().restarts()).isEqualTo(1);
    }

    @Test
    void childThatRunsAlreadyIsAdoptedAndNotStartedAgain() {
        launches.start("okx_spot");
        child.start();
        child.look(answer());
        assertThat(calls).isEmpty();
        assertThat(child.status().state()).isEqualTo(State.RUNNING);
        assertThat(child.status().restarts()).isZero();
    }

    @Test
    void answerOfAnEarlierLifeIsNoAnswer() {
        child.start();
        Map<String, ChildReading> old = answer();
        launches.end(false);
        launches.start("okx_spot");
        child.look(old);
        assertThat(child.status().state()).isEqualTo(State.STARTING);
    }

    @Test
    void startThatFailsIsTriedAgainByTheLadder() {
        refuses = true;
        child.start();
        assertThat(child.status().state()).isEqualTo(State.RESTARTING);
        assertThat(child.status().reason()).contains("no room");
        refuses = false;
        child.look(Map.of());
        child.look(answer());
        assertThat(child.status().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void childIsGivenItsOwnBundlesAndItsOwnSlice() throws IOException {
        Path jvm = Files.writeString(folder.resolve("children.jvm"), "-Xss192k\n");
        ChildPlanner planner = new ChildPlanner(() -> configuration, new SlimLaunch("1.0.0", jvm, "INFO"));
        Launch launch = planner.plan("okx_spot").orElseThrow();
        assertThat(launch.features()).containsExactly("collector-slim", "collector-okx-spot");
        assertThat(launch.files()).containsKey("io.marketprism.collector.okx.spot.cfg");
        assertThat(launch.files().values()).noneMatch(text -> text.contains("BTCUSDT") || text.contains("SWAP"));
        assertThat(launch.jvmOptions()).contains("-Xmx40m");
        assertThat(planner.plan("somebody's")).isEmpty();
    }

    @Test
    void simulatorWritesItsPortWhereTheRootLooks() throws IOException {
        Path jvm = Files.writeString(folder.resolve("children.jvm"), "");
        Launch launch = new SimulatorPlanner(new SlimLaunch("1.0.0", jvm, "INFO"), folder.resolve("port"), 50)
                .plan(SimulatorPlanner.INSTANCE)
                .orElseThrow();
        assertThat(launch.files().get("io.marketprism.collector.venue.simulator.cfg"))
                .contains("port.file = " + folder.resolve("port"))
                .contains("rate = 50");
    }
}
