package io.marketprism.collector.launcher;

import io.marketprism.collector.launcher.ConfigurationCheck.CheckedExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A distribution with a fake root in Karaf's place, and a launcher on it whose words can be read. */
final class FakeDistribution {

    final Path folder;
    final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Builds it; {@code play} is what the root is to play. */
    FakeDistribution(Path folder, String play) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("etc"));
        Files.createDirectories(folder.resolve("lib/boot"));
        Files.writeString(
                folder.resolve("etc/root.jvm"), "# arguments\n-Xmx32m\n\n-Dfake.of=${distribution}:${home}\n");
        Files.writeString(folder.resolve("etc/unified_data_collection.yaml"), play);
        jar(folder.resolve("lib/boot/karaf.jar"), testClasses(), "org/apache/karaf/main");
        environment.put("HEALTH_CHECK_PORT", "0");
        environment.put("METRICS_PORT", "0");
    }

    /** The places. */
    Home home() {
        return Home.of(folder, environment);
    }

    /** Runs the launcher in this JVM; returns the exit code. */
    int run(Ticks ticks, String... words) {
        return launcher(environment, ticks, new Output(stream(out), stream(err), false), folder)
                .run(List.of(words));
    }

    /** What it said on stdout. */
    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What it said on stderr. */
    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(OutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** A launcher whose configuration is good whatever is in the file. */
    static Main launcher(Map<String, String> environment, Ticks ticks, Output output, Path distribution) {
        ConfigurationCheck check = (file, variables, overrides, lenient) -> new ConfigurationCheck.Checked(
                "127.0.0.1",
                Integer.parseInt(variables.get("HEALTH_CHECK_PORT")),
                Integer.parseInt(variables.get("METRICS_PORT")),
                List.of(overrides.getOrDefault("nats.servers", "nats://me:secret@127.0.0.1:4222")),
                List.of(
                        exchange("okx_spot", "spot"),
                        exchange("okx_derivatives", "perpetual"),
                        exchange("binance_spot", "spot"),
                        exchange("binance_derivatives", "perpetual"),
                        exchange("deribit_derivatives", "perpetual")),
                List.of("look at this"),
                List.of("know this"));
        return new Main(Home.of(distribution, environment), environment, check, output, ticks);
    }

    private static CheckedExchange exchange(String name, String market) {
        return new CheckedExchange(name, market, List.of("BTC"), List.of("trade"));
    }

    /** Packs the compiled classes below a path of a folder into a jar. */
    static void jar(Path jar, Path classes, String below) throws IOException {
        try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes.resolve(below))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                stream.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, stream);
                stream.closeEntry();
            }
        }
    }

    private static Path testClasses() throws IOException {
        try {
            return Path.of(FakeDistribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
