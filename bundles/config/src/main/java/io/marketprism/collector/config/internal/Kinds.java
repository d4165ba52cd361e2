package io.marketprism.collector.config.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kinds of values, by their words in {@code keys.txt}. Quoted numbers are numbers, and {@code yes} is {@code true}:
 * files written for YAML 1.1 keep their meaning.
 */
final class Kinds {

    private static final Set<String> YES = Set.of("true", "yes", "on");
    private static final Set<String> NO = Set.of("false", "no", "off");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d[\\d_]{0,17}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:\\d{1,12}(?:\\.\\d{0,9})?|\\.\\d{1,9})(?:[eE][-+]?\\d)?");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([KMG]?)(?:B|iB)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9]*)://(?:([^@/\\s,]*)@)?"
            + "(?:\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?(/[^\\s,?#]*)?");
    /** A stream's name. */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
    private static final Pattern EXCLUSION = Pattern.compile(
            "\\*|(?:\\*?\\.)?(?:\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(?::\\d{1,5})?|[0-9A-Fa-f:.]{2,45}");
    private static final Pattern FILE = Pattern.compile("/[^\\p{Cntrl}]{1,500}");
    private static final Pattern SECRET =
            Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]{0,100}|file:/[^\\p{Cntrl}]{1,500}");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._/-]{0,100}");
    private static final Pattern SUBJECT =
            Pattern.compile("(?:[A-Za-z0-9_-]+|\\*)(?:\\.(?:[A-Za-z0-9_-]+|\\*))*(?:\\.>)?");
    private static final String PART = "(?:[A-Za-z0-9_-]|\\{(?:exchange|market_type|symbol)\\})+";
    private static final Pattern TEMPLATE = Pattern.compile(PART + "(?:\\." + PART + ")*");

    private Kinds() {}

    /** The kind that a line of {@code keys.txt} names. */
    static Kind of(List<String> words) {
        List<String> rest = words.subList(1, words.size());
        boolean optional = rest.contains("optional");
        List<String> arguments =
                rest.stream().filter(word -> !word.equals("optional")).toList();
        Kind kind = named(words.get(0), arguments);
        return optional ? optional(kind) : kind;
    }

    private static Kind named(String name, List<String> arguments) {
        return switch (name) {
            case "text" -> text();
            case "switch" -> scalar("true or false", Kinds::flag);
            case "count" -> count(Long.parseLong(arguments.get(0)), Long.parseLong(arguments.get(1)));
            case "number" -> number(arguments.get(0), arguments.get(1));
            case "seconds" -> seconds(arguments.get(0), arguments.get(1));
            case "delays" -> list("a list of at least one delay in seconds, such as [0, 5, 30]", seconds("0", "86400"));
            case "size" -> scalar("a size such as 100MB", Kinds::bytes);
            case "url" -> url(arguments);
            case "servers" -> list("a list of at least one address, such as [nats://127.0.0.1:4222]", server());
            case "one-of" -> oneOf(arguments);
            case "some-of" -> list("a list of at least one of " + String.join(", ", arguments), oneOf(arguments));
            case "symbols" ->
                list(
                        "a list of at least one symbol by the venue's name, such as [BTC-USDT]",
                        matching("a symbol by the venue's name, such as BTC-USDT", SYMBOL));
            case "subjects" ->
                list(
                        "a list of at least one subject, such as [trade.okx.>]",
                        matching("a NATS subject such as trade.okx.>", SUBJECT));
            case "template" -> matching("a subject such as trade.{exchange}.{market_type}.{symbol}", TEMPLATE);
            case "name" -> matching("a stream's name of letters, digits, - and _", NAME);
            case "host" -> matching("a host name or address such as 127.0.0.1", HOST);
            case "proxy" -> proxy();
            case "exclusions" ->
                list(
                        "a list of at least one host that is reached directly, such as [example.com]",
                        matching("a host such as example.com, 10.0.0.1 or *", EXCLUSION));
            case "file" ->
                scalar(
                        "an absolute path such as /etc/ssl/venues.pem",
                        text -> FILE.matcher(text).matches() && isHarmless(text)
                                ? Optional.of(text)
                                : Optional.empty());
            case "secret" -> secret();
            case "path" -> matching("a path such as /health", PATH);
            default -> throw new IllegalArgumentException("There is no kind of value named " + name);
        };
    }

    private static Kind optional(Kind kind) {
        return (key, node, problems) -> saysNothing(node) ? Optional.empty() : kind.read(key, node, problems);
    }

    private static boolean saysNothing(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().isEmpty();
        }
        return node instanceof Node.Scalar scalar
                && (scalar.isNothing() || scalar.text().isEmpty());
    }

    private static Kind scalar(String expected, Function<String, Optional<?>> read) {
        return (key, node, problems) -> {
            if (node instanceof Node.Scalar scalar && !scalar.isNothing()) {
                Optional<?> value = read.apply(scalar.text().strip());
                if (value.isPresent()) {
                    return Optional.of(value.get());
                }
            }
            problems.mismatch(key, node, expected);
            return Optional.empty();
        };
    }

    private static Kind list(String expected, Kind item) {
        return (key, node, problems) -> {
            if (!(node instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
                problems.mismatch(key, node, expected);
                return Optional.empty();
            }
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < sequence.items().size(); i++) {
                item.read(key + "[" + i + "]", sequence.items().get(i), problems)
                        .ifPresent(values::add);
            }
            return values.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(values));
        };
    }

    private static Kind oneOf(List<String> choices) {
        String expected = (choices.size() == 1 ? "" : "one of ") + String.join(", ", choices);
        Kind text = scalar(expected, Optional::of);
        return (key, node, problems) -> {
            Optional<Object> value = text.read(key, node, problems);
            if (value.isPresent() && !choices.contains(value.get().toString())) {
                problems.unknown(
                        node.place(),
                        key + ": expected " + expected + ", but found " + node.found()
                                + Spelling.nearest(value.get().toString(), choices)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse(""));
                return Optional.empty();
            }
            return value;
        };
    }

    private static Kind matching(String expected, Pattern pattern) {
        return scalar(expected, text -> pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty());
    }

    /** Printable text that the runtime's interpolation of configurations leaves alone. */
    private static Kind text() {
        return scalar(
                "printable text without \\, ${ and $[",
                text -> !text.isEmpty() && text.length() <= 500 && isHarmless(text)
                        ? Optional.of(text)
                        : Optional.empty());
    }

    /** Whether the runtime's interpolation of configurations leaves a text alone. */
    static boolean isHarmless(String text) {
        return text.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\')
                && !text.contains("${")
                && !text.contains("$[");
    }

    private static Optional<Boolean> flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word)
                ? Optional.of(Boolean.TRUE)
                : NO.contains(word) ? Optional.of(Boolean.FALSE) : Optional.empty();
    }

    private static Kind count(long least, long most) {
        return scalar("a whole number from " + least + " to " + most, text -> {
            if (!WHOLE.matcher(text).matches()) {
                return Optional.empty();
            }
            long value = Long.parseLong(text.replace("_", ""));
            return value < least || value > most ? Optional.empty() : Optional.of(value);
        });
    }

    private static Kind number(String least, String most) {
        return scalar("a number from " + least + " to " + most, text -> decimal(text, least, most));
    }

    private static Kind seconds(String least, String most) {
        return scalar("seconds from " + least + " to " + most, text -> decimal(text, least, most)
                .map(value -> Duration.ofMillis(value.movePointRight(3)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact())));
    }

    private static Optional<BigDecimal> decimal(String text, String least, String most) {
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text);
        boolean within = value.compareTo(new BigDecimal(least)) >= 0 && value.compareTo(new BigDecimal(most)) <= 0;
        return within ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Long> bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            return Optional.empty();
        }
        int shift =
                switch (size.group(2).toUpperCase(Locale.ROOT)) {
                    case "K" -> 10;
                    case "M" -> 20;
                    case "G" -> 30;
                    default -> 0;
                };
        long bytes = Long.parseLong(size.group(1)) << shift;
        return bytes == 0 ? Optional.empty() : Optional.of(bytes);
    }

    private static Kind url(List<String> schemes) {
        return scalar("an address with " + String.join(":// or ", schemes) + "://", text -> {
            Matcher address = ADDRESS.matcher(text);
            if (!address.matches() || address.group(2) != null || !isAddress(address, schemes)) {
                return Optional.empty();
            }
            return uri(text.replaceFirst("/+$", ""));
        });
    }

    private static Kind server() {
        List<String> schemes = List.of("nats", "tls", "ws", "wss");
        return scalar("an address such as nats://127.0.0.1:4222 (hosts have no underscores)", text -> {
            String whole = text.contains("://") ? text : "nats://" + text;
            Matcher address = ADDRESS.matcher(whole);
            return address.matches() && isAddress(address, schemes) ? uri(whole).map(URI::toString) : Optional.empty();
        });
    }

    private static Kind proxy() {
        List<String> schemes = List.of("http", "https", "socks5", "socks5h");
        return scalar("a proxy such as http://proxy.example.com:3128 or socks5://127.0.0.1:1080", text -> {
            Matcher address = ADDRESS.matcher(text);
            return address.matches()
                            && isAddress(address, schemes)
                            && (address.group(4) == null || address.group(4).equals("/"))
                    ? uri(text.replaceFirst("/+$", ""))
                    : Optional.empty();
        });
    }

    /** Whether a text may stand among the hosts that are reached without the proxy. */
    static boolean isProxyExclusion(String text) {
        return EXCLUSION.matcher(text).matches();
    }

    /** Where a secret is; a value that may be the secret itself is never shown. */
    private static Kind secret() {
        return (key, node, problems) -> {
            if (node instanceof Node.Scalar scalar
                    && SECRET.matcher(scalar.text()).matches()
                    && isHarmless(scalar.text())) {
                return Optional.of(scalar.text());
            }
            problems.error(
                    node.place(),
                    key + ": expected where the secret is, env:NAME or file:/path, but found something else, which is"
                            + " not shown here since it may be the secret itself");
            return Optional.empty();
        };
    }

    private static boolean isAddress(Matcher address, List<String> schemes) {
        return schemes.contains(address.group(1))
                && (address.group(3) == null || Integer.parseInt(address.group(3)) <= 65_535);
    }

    private static Optional<URI> uri(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && isHarmless(text) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }
}
