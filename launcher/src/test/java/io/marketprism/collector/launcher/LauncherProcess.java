package io.marketprism.collector.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A launcher as a process of its own, so that signals can be sent to it: the distribution's folder, then the words. */
final class LauncherProcess {

    private LauncherProcess() {}

    public static void main(String[] arguments) {
        Output output = new Output(System.out, System.err, Boolean.getBoolean("collector.terminal"));
        System.exit(FakeDistribution.launcher(System.getenv(), Ticks.real(), output, Path.of(arguments[0]))
                .run(Arrays.asList(arguments).subList(1, arguments.length)));
    }

    /** Starts it. */
    static Process start(FakeDistribution distribution, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LauncherProcess.class.getName(),
                distribution.folder.toString()));
        line.addAll(Arrays.asList(words));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(distribution.environment);
        return builder.start();
    }
}
