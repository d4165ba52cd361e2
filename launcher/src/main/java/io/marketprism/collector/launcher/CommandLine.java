package io.marketprism.collector.launcher;

import io.marketprism.collector.launcher.Command.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the command line; whatever is wrong with it is a sentence and exit code 2, as before (contract 4.3). */
final class CommandLine {

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})(ms|s|m|h)?");
    private static final Pattern EXCHANGE = Pattern.compile("[a-z0-9_]+");
    private static final List<String> LOG_LEVELS = List.of("DEBUG", "INFO", "WARNING", "ERROR");
    private static final int DEFAULT_RATE = 20;
    private static final int MAX_RATE = 100_000;

    private final Deque<String> left;
    private final Map<String, String> environment;

    private CommandLine(List<String> arguments, Map<String, String> environment) {
        this.left = new ArrayDeque<>(arguments);
        this.environment = environment;
    }

    /** The command that the arguments ask for. */
    static Command parse(List<String> arguments, Map<String, String> environment) throws UsageException {
        CommandLine line = new CommandLine(arguments, environment);
        String word = line.left.isEmpty() ? "help" : line.left.removeFirst();
        Command command =
                switch (word) {
                    case "demo" -> line.demo();
                    case "start" -> line.start();
                    case "stop" -> new Command.Stop();
                    case "status" -> line.status();
                    case "logs" -> line.logs();
                    case "console" -> line.console();
                    case "help", "--help", "-h" -> new Command.Help();
                    default ->
                        throw new UsageException("There is no word \"" + word
                                + "\"; the words are demo, start, stop, status, logs, console and help");
                };
        if (!line.left.isEmpty()) {
            throw new UsageException("\"" + line.left.getFirst() + "\" means nothing after \"" + word + "\"");
        }
        return command;
    }

    private Command demo() throws UsageException {
        boolean detach = false;
        Optional<Duration> length = Optional.empty();
        int rate = DEFAULT_RATE;
        Optional<String> nats = Optional.empty();
        while (!left.isEmpty()) {
            Option option = option();
            switch (option.name) {
                case "--detach" -> detach = true;
                case "--for" -> length = Optional.of(length(value(option)));
                case "--rate" -> rate = number(value(option), option.name, 1, MAX_RATE);
                case "--nats" -> nats = Optional.of(natsUrl(value(option)));
                default -> throw unknown(option, "demo", "--detach, --for, --rate and --nats");
            }
        }
        if (detach && length.isPresent()) {
            throw new UsageException("--detach returns at once and --for waits; give one of them");
        }
        return new Command.Demo(detach, length, rate, nats, logLevel(defaultLogLevel()));
    }

    private Command start() throws UsageException {
        Mode mode = Mode.LAUNCHER;
        Optional<Path> config = Optional.empty();
        String logLevel = defaultLogLevel();
        boolean lenient = false;
        boolean detach = false;
        while (!left.isEmpty()) {
            Option option = option();
            switch (option.name) {
                case "--lenient" -> lenient = true;
                case "--mode", "-m" -> mode = mode(value(option));
                case "--config", "-c" -> config = Optional.of(Path.of(value(option)));
                case "--log-level", "-l" -> logLevel = logLevel(value(option));
                case "--detach" -> detach = true;
                case "--exchange", "-e", "--single-process" ->
                    throw new UsageException(option.name
                            + " is not part of this version: it runs one child instance an exchange, all of them");
                default -> throw unknown(option, "start", "--mode, --config, --log-level, --lenient and --detach");
            }
        }
        return new Command.Start(mode, config, logLevel(logLevel), lenient, detach);
    }

    private String defaultLogLevel() {
        return environment.getOrDefault("MARKETPRISM_LOG_LEVEL", "INFO");
    }

    private Command status() throws UsageException {
        boolean json = false;
        while (!left.isEmpty()) {
            Option option = option();
            if (!option.name.equals("--json")) {
                throw unknown(option, "status", "--json");
            }
            json = true;
        }
        return new Command.Status(json);
    }

    private Command logs() throws UsageException {
        boolean follow = false;
        Optional<String> exchange = Optional.empty();
        while (!left.isEmpty()) {
            String word = left.removeFirst();
            if (word.equals("-f") || word.equals("--follow")) {
                follow = true;
            } else if (word.startsWith("-")) {
                throw unknown(new Option(word, Optional.empty()), "logs", "-f");
            } else if (exchange.isPresent() || !EXCHANGE.matcher(word).matches()) {
                throw new UsageException(
                        "\"logs\" takes one exchange such as okx_spot, but \"" + word + "\" was given");
            } else {
                exchange = Optional.of(word);
            }
        }
        return new Command.Logs(exchange, follow);
    }

    private Command console() {
        List<String> words = List.copyOf(left);
        left.clear();
        return new Command.Console(words);
    }

    private record Option(String name, Optional<String> attached) {}

    /** The next option; {@code --name=value} carries its value. */
    private Option option() {
        String text = left.removeFirst();
        int equals = text.startsWith("--") ? text.indexOf('=') : -1;
        return equals < 0
                ? new Option(text, Optional.empty())
                : new Option(text.substring(0, equals), Optional.of(text.substring(equals + 1)));
    }

    private String value(Option option) throws UsageException {
        String value = option.attached.orElseGet(left::pollFirst);
        if (value == null || value.isEmpty()) {
            throw new UsageException(option.name + " needs a value behind it");
        }
        return value;
    }

    private static UsageException unknown(Option option, String word, String known) {
        return new UsageException("\"" + word + "\" knows no option \"" + option.name + "\"; it knows " + known);
    }

    private static Mode mode(String text) throws UsageException {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException("--mode is launcher, collector or test, but \"" + text + "\" was given"));
    }

    private static String logLevel(String text) throws UsageException {
        if (!LOG_LEVELS.contains(text)) {
            throw new UsageException(
                    "--log-level is one of " + String.join(", ", LOG_LEVELS) + ", but \"" + text + "\" was given");
        }
        return text;
    }

    private static String natsUrl(String text) throws UsageException {
        if (!text.matches("(nats|tls)://[^\\s]+")) {
            throw new UsageException(
                    "--nats is an address such as nats://127.0.0.1:4222, but \"" + text + "\" was given");
        }
        return text;
    }

    private static int number(String text, String option, int least, int most) throws UsageException {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw outOfRange(text, option, least, most);
        }
        throw outOfRange(text, option, least, most);
    }

    private static UsageException outOfRange(String text, String option, int least, int most) {
        return new UsageException(
                option + " is a number from " + least + " to " + most + ", but \"" + text + "\" was given");
    }

    private static Duration length(String text) throws UsageException {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException("--for is a time such as 30s, 5m or 1h, but \"" + text + "\" was given");
        }
        long amount = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofSeconds(amount);
        };
    }
}
