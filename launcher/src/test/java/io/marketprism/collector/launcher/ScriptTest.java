package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/collector} of the distribution. */
class ScriptTest {

    private static final Path SCRIPT = Path.of("../karaf-assembly/src/main/distribution/bin/collector");

    @TempDir
    Path folder;

    private Path script;

    @BeforeEach
    void distribution() throws Exception {
        Path distribution = folder.resolve("a distribution");
        script = distribution.resolve("bin/collector");
        Files.createDirectories(script.getParent());
        Files.copy(SCRIPT, script);
        Files.createDirectories(distribution.resolve("lib/launcher"));
        int number = 0;
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path library = distribution.resolve("lib/launcher/" + number++ + ".jar");
            if (Files.isDirectory(Path.of(element))) {
                FakeDistribution.jar(library, Path.of(element), "");
            } else {
                Files.createSymbolicLink(library, Path.of(element));
            }
        }
    }

    @Test
    void runsTheLauncherFromAnyDirectoryThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("collector"), script);
        Path linkToLink = Files.createSymbolicLink(folder.resolve("again"), link);
        Run run = run(Map.of(), linkToLink.toString(), "help");
        assertThat(run.output()).contains("usage: collector <word>");
        assertThat(run.code()).isZero();
    }

    @Test
    void passesEachArgumentAsItIs() throws Exception {
        Run run = run(Map.of(), script.toString(), "two words; $(exit)");
        assertThat(run.output()).contains("There is no word \"two words; $(exit)\"");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void javaHomeThatIsNotSeventeenIsPassedOver() throws Exception {
        Path old = Files.createDirectories(folder.resolve("jdk-11/bin"));
        Files.writeString(folder.resolve("jdk-11/release"), "JAVA_VERSION=\"11.0.2\"\n");
        Files.writeString(old.resolve("java"), "#!/bin/sh\necho wrong\n");
        assertThat(old.resolve("java").toFile().setExecutable(true)).isTrue();
        Run run = run(Map.of("JAVA_HOME", folder.resolve("jdk-11").toString()), script.toString(), "help");
        assertThat(run.output()).contains("usage: collector").doesNotContain("wrong");
    }

    private record Run(int code, String output) {}

    private Run run(Map<String, String> environment, String... line) throws Exception {
        List<String> words = new ArrayList<>(List.of("sh"));
        words.addAll(List.of(line));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
