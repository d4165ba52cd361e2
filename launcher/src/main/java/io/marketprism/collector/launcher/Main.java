package io.marketprism.collector.launcher;

import io.marketprism.collector.launcher.ConfigurationCheck.Checked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The program behind {@code bin/collector}. Exit codes: 0 done (also if it already runs), 1 failed, with one sentence on
 * stderr, 2 a command line that makes no sense; {@code status} has its own.
 */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final Home home;
    private final Map<String, String> environment;
    private final ConfigurationCheck check;
    private final Output output;
    private final Ticks ticks;

    /** For a home. */
    Main(Home home, Map<String, String> environment, ConfigurationCheck check, Output output, Ticks ticks) {
        this.home = home;
        this.environment = environment;
        this.check = check;
        this.output = output;
        this.ticks = ticks;
    }

    /** Runs a command: the distribution's folder, a word, its options. */
    public static void main(String[] arguments) {
        Output output = new Output(System.out, System.err, Boolean.getBoolean("collector.terminal"));
        if (arguments.length == 0) {
            output.say("Use the script bin/collector of the distribution");
            System.exit(USAGE);
        }
        Map<String, String> environment = System.getenv();
        Home home = Home.of(Path.of(arguments[0]), environment);
        List<String> words = Arrays.asList(arguments).subList(1, arguments.length);
        System.exit(new Main(home, environment, new ReadConfiguration(), output, Ticks.real()).run(words));
    }

    /** Runs a command; returns the exit code. */
    int run(List<String> words) {
        try {
            return run(CommandLine.parse(words, environment));
        } catch (UsageException e) {
            output.say(e.getMessage());
            output.say("\"collector help\" lists the words and their options");
            return USAGE;
        } catch (FailureException e) {
            output.say(e.getMessage());
            return FAILED;
        }
    }

    private int run(Command command) throws FailureException {
        if (command instanceof Command.Demo demo) {
            return launch().run(Request.of(demo, home));
        } else if (command instanceof Command.Start start) {
            Path file = ConfigurationFile.find(start.config(), environment, home);
            return start.mode() == Command.Mode.TEST
                    ? test(file, start.lenient())
                    : launch().run(Request.of(start, file));
        } else if (command instanceof Command.Stop) {
            return new StopCommand(home, output, ticks).run();
        } else if (command instanceof Command.Status status) {
            return new StatusCommand(home, output, ticks).run(status.json());
        } else if (command instanceof Command.Logs logs) {
            return new LogsCommand(home, output, ticks).run(logs);
        } else if (command instanceof Command.Console console) {
            return new ConsoleCommand(home).run(console.words());
        }
        output.print(Help.LINES);
        return 0;
    }

    private Launch launch() {
        return new Launch(home, environment, check, output, ticks);
    }

    private int test(Path file, boolean lenient) throws FailureException {
        Checked checked = check.check(file, environment, Map.of(), lenient);
        checked.warnings().forEach(output::say);
        checked.notes().forEach(output::say);
        List<String> lines = new ArrayList<>();
        lines.add("The configuration " + file + " is good; it would run");
        checked.exchanges()
                .forEach(exchange -> lines.add("  " + exchange.name() + " (" + exchange.marketType() + "): "
                        + String.join(", ", exchange.symbols()) + ": " + String.join(", ", exchange.dataTypes())));
        lines.add("with NATS at " + NatsAddress.shown(checked.natsServers()) + ", health on port "
                + checked.healthPort() + " and metrics on port " + checked.metricsPort() + " of " + checked.httpHost());
        output.print(lines);
        return 0;
    }
}
