package io.marketprism.collector.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command line that runs a root, and the files it reads at boot. */
final class RootCommand {

    /** Looks specifications of older Javas up in bundles, for which it wants a patched {@code java.base}. */
    private static final String SPECIFICATIONS = "org.apache.karaf.specs.activator";

    static final String MAIN_CLASS = "org.apache.karaf.main.Main";

    private final Home home;

    /** For a home. */
    RootCommand(Home home) {
        this.home = home;
    }

    /** Writes what the root reads at boot: its {@code etc}, the boot's secrets, the overrides. */
    void writeFiles(RootPlan plan, Credentials credentials) throws FailureException {
        EtcFolder.refresh(home.distribution().resolve("etc"), home.etc());
        credentials.write(home);
        PrivateFile.writeProperties(home.overridesFile(), plan.overrides());
        PrivateFile.write(home.secretArgumentsFile(), "-Dcollector.root.token=" + Credentials.secret() + "\n");
    }

    /** The program and its arguments; each is one argument whatever is in it, as no shell reads them. */
    List<String> line(RootPlan plan, Credentials credentials) throws FailureException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvmArguments());
        properties(plan, credentials).forEach((name, value) -> line.add("-D" + name + "=" + value));
        line.add("@" + home.secretArgumentsFile());
        line.add("-cp");
        line.add(classPath());
        line.add(MAIN_CLASS);
        return line;
    }

    /** Karaf's own, and the libraries that the JDK held up to Java 8 and that Karaf still expects. */
    private String classPath() throws FailureException {
        Path boot = home.distribution().resolve("lib/boot");
        List<Path> jars = new ArrayList<>(Folders.list(boot, ".jar"));
        if (jars.isEmpty()) {
            throw new FailureException("The distribution " + home.distribution() + " is not whole: there is no jar in "
                    + boot + "; unpack or build it again");
        }
        jars.addAll(Folders.list(home.distribution().resolve("lib/jdk9plus"), ".jar"));
        return jars.stream()
                .filter(jar -> !jar.getFileName().toString().startsWith(SPECIFICATIONS))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The lines of {@code etc/root.jvm} without comments and blanks, places filled in. */
    private List<String> jvmArguments() throws FailureException {
        Path file = home.distribution().resolve("etc/root.jvm");
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.replace(
                                    "${distribution}", home.distribution().toString())
                            .replace("${home}", home.home().toString()))
                    .toList();
        } catch (IOException e) {
            throw new FailureException("The JVM arguments " + file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private Map<String, String> properties(RootPlan plan, Credentials credentials) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("karaf.home", home.distribution().toString());
        properties.put("karaf.base", home.distribution().toString());
        properties.put("karaf.etc", home.etc().toString());
        properties.put("karaf.data", home.rootData().toString());
        properties.put("karaf.instances", home.instances().toString());
        properties.put("karaf.log", home.logs().toString());
        properties.put("karaf.pid.file", home.rootPidFile().toString());
        properties.put("karaf.shutdown.port.file", home.shutdownPortFile().toString());
        properties.put("karaf.startLocalConsole", "false");
        properties.put("karaf.startRemoteShell", "true");
        properties.put("java.io.tmpdir", home.temporary().toString());
        properties.put("collector.home", home.home().toString());
        properties.put("collector.mode", "multiprocess");
        properties.put("collector.config", plan.configuration().toString());
        properties.put("collector.overrides", home.overridesFile().toString());
        properties.put("collector.http.host", plan.httpHost());
        properties.put("collector.health.port", Integer.toString(plan.healthPort()));
        properties.put("collector.metrics.port", Integer.toString(plan.metricsPort()));
        properties.put("collector.log.level", plan.logLevel().equals("WARNING") ? "WARN" : plan.logLevel());
        properties.put("collector.lenient", Boolean.toString(plan.lenient()));
        properties.put("collector.rmi.registry.port", Integer.toString(credentials.registryPort()));
        properties.put("collector.rmi.server.port", Integer.toString(credentials.serverPort()));
        properties.put("collector.ssh.port", Integer.toString(credentials.sshPort()));
        plan.simulatorRate().ifPresent(rate -> {
            properties.put("collector.simulator", "true");
            properties.put("collector.simulator.rate", Integer.toString(rate));
        });
        return properties;
    }
}
