package io.marketprism.collector.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The demo in a home of its own, handled by the words its users type. */
final class Demo {

    private static final Path COLLECTOR = Path.of(System.getProperty("collector.distribution"), "bin", "collector")
            .normalize();
    private static final long WORD_MINUTES = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;

    /** A demo that is not started yet. */
    Demo(Path home) {
        this.home = home;
    }

    /** What a word printed, and how it ended. */
    record Outcome(int exitCode, String output) {}

    /** Runs {@code collector} with these words. */
    Outcome run(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(COLLECTOR.toString()));
        line.addAll(List.of(words));
        Path output = Files.createTempFile(home, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment()
                .putAll(Map.of("COLLECTOR_HOME", home.toString(), "HEALTH_CHECK_PORT", "0", "METRICS_PORT", "0"));
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        Process process = builder.start();
        if (!process.waitFor(WORD_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "collector " + String.join(" ", words) + " did not return:\n" + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    /** Brings the demo up; fails with all it printed and logged if it does not come up healthy. */
    void start(String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("demo", "--detach"));
        words.addAll(List.of(more));
        Outcome outcome = run(words.toArray(String[]::new));
        assertThat(outcome.exitCode())
                .as("collector demo --detach printed:\n%s\nthe main log:\n%s", outcome.output(), mainLog())
                .isZero();
    }

    /** What {@code collector status --json} says. */
    JsonNode status() throws IOException, InterruptedException {
        return JSON.readTree(run("status", "--json").output());
    }

    /** The body behind one of the addresses in the status. */
    HttpResponse<String> get(String page) throws IOException, InterruptedException {
        URI address = URI.create(status().at("/urls/" + page).asText());
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /** The health document. */
    JsonNode health() throws IOException, InterruptedException {
        return JSON.readTree(get("health").body());
    }

    /** The main log so far. */
    String mainLog() throws IOException {
        Path log = home.resolve("logs/collector_main.log");
        return Files.exists(log) ? Files.readString(log) : "(there is none)";
    }

    /** Takes it down. */
    void stop() throws IOException, InterruptedException {
        run("stop");
    }
}
