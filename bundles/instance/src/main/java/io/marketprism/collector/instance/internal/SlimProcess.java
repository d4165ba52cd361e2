package io.marketprism.collector.instance.internal;

import io.marketprism.collector.instance.Launch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts the JVM of a slim instance: arguments as a list, so that no shell ever reads an option; only the environment a
 * JVM needs; output into a file of the instance.
 */
final class SlimProcess {

    private static final List<String> INHERITED = List.of("PATH", "LANG", "LC_ALL", "TZ", "HOME");

    /** Looks specifications of older Javas up in bundles, for which it wants a patched {@code java.base}. */
    private static final String SPECIFICATIONS = "org.apache.karaf.specs.activator";

    private final Path distribution;
    private final Path instances;
    private final Path logs;

    /** A starter for instances of a distribution. */
    SlimProcess(Path distribution, Path instances, Path logs) {
        this.distribution = distribution;
        this.instances = instances;
        this.logs = logs;
    }

    /** Starts the JVM of an instance that lies at {@code location}. */
    Process start(Path location, Launch launch) throws IOException {
        Path temporary = location.resolve("data/tmp");
        Files.createDirectories(temporary);
        ProcessBuilder builder = new ProcessBuilder(command(location, launch));
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(INHERITED);
        // One arena a thread costs a child megabytes of resident size; its threads allocate little outside of the heap.
        environment.put("MALLOC_ARENA_MAX", "1");
        builder.directory(location.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.redirectErrorStream(true);
        builder.redirectOutput(location.resolve("output.log").toFile());
        return builder.start();
    }

    private List<String> command(Path location, Launch launch) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(launch.jvmOptions());
        property(command, "karaf.home", distribution);
        property(command, "karaf.base", location);
        property(command, "karaf.etc", location.resolve("etc"));
        property(command, "karaf.data", location.resolve("data"));
        property(command, "karaf.instances", instances);
        property(command, "karaf.log", logs);
        property(command, "java.io.tmpdir", location.resolve("data/tmp"));
        command.add("-Dkaraf.startLocalConsole=false");
        command.add("-Dkaraf.startRemoteShell=false");
        command.add("-Dkaraf.handle.sigterm=true");
        command.add("-cp");
        command.add(classPath());
        command.add("org.apache.karaf.main.Main");
        return command;
    }

    private static void property(List<String> command, String name, Path value) {
        command.add("-D" + name + "=" + value);
    }

    private String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(distribution.resolve("lib/boot"))) {
            List<String> paths = jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .filter(jar -> !jar.getFileName().toString().startsWith(SPECIFICATIONS))
                    .sorted()
                    .map(Path::toString)
                    .toList();
            if (paths.isEmpty()) {
                throw new IOException("There is no jar in " + distribution.resolve("lib/boot"));
            }
            return String.join(File.pathSeparator, paths);
        }
    }
}
