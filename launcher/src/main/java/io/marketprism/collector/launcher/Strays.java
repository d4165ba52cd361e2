package io.marketprism.collector.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Processes that belong to a home by their own command line, whether on record or not: a launcher or a root that was
 * killed between starting a process and writing it down leaves such.
 */
final class Strays {

    private final Home home;

    /** The strays of a home. */
    Strays(Home home) {
        this.home = home;
    }

    /** Roots. */
    List<ProcessIdentity> roots() {
        return find(arguments -> arguments.contains("-Dcollector.home=" + home.home())
                && arguments.contains(RootCommand.MAIN_CLASS)
                && !isInstance(arguments));
    }

    /** Child instances, the simulator's included. */
    List<ProcessIdentity> instances() {
        return find(this::isInstance);
    }

    /** NATS servers on the home's store. */
    List<ProcessIdentity> natsServers() {
        return find(arguments -> {
            int store = arguments.indexOf("--store_dir");
            return store >= 0
                    && store + 1 < arguments.size()
                    && arguments.get(store + 1).equals(home.natsStore().toString());
        });
    }

    private boolean isInstance(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.startsWith("-Dkaraf.base=" + home.instances() + "/"));
    }

    private interface Mark {
        boolean isOn(List<String> arguments);
    }

    private static List<ProcessIdentity> find(Mark mark) {
        return ProcessHandle.allProcesses()
                .filter(process -> isProgram(arguments(process.pid()), mark))
                .map(process -> ProcessIdentity.ofRunning(process.pid()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Someone may search for such a text with another program; that one is none of ours. */
    private static boolean isProgram(List<String> arguments, Mark mark) {
        Path program = Path.of(arguments.get(0)).getFileName();
        return program != null
                && (program.toString().equals("java") || program.toString().equals("nats-server"))
                && mark.isOn(arguments);
    }

    private static List<String> arguments(long pid) {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
            return List.of(new String(line, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException goneOrAnotherUsers) {
            return List.of("");
        }
    }
}
