package io.marketprism.collector.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Starts processes that outlive the launcher and its terminal: a session of their own, no input, output to a file. */
final class Detached {

    private Detached() {}

    /**
     * Starts a process.
     *
     * @param command the program and its arguments; no shell sees them
     * @param output where its output goes
     * @param without environment variables it must not see
     */
    static Process start(List<String> command, Redirect output, Set<String> without) throws FailureException {
        List<String> whole = new ArrayList<>();
        onPath("setsid").ifPresent(setsid -> whole.add(setsid.toString()));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(output);
        Map<String, String> environment = builder.environment();
        without.forEach(environment::remove);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new FailureException(command.get(0) + " cannot be started (" + e.getMessage() + ")", e);
        }
    }

    /** The program of a name on the path, or where Debian keeps those that are not. */
    static Optional<Path> onPath(String program) {
        Stream<Path> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
        return Stream.concat(path, Stream.of(Path.of("/usr/bin"), Path.of("/usr/sbin"), Path.of("/usr/local/bin")))
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
