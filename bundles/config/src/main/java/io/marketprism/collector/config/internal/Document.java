package io.marketprism.collector.config.internal;

import io.marketprism.collector.config.CollectorConfiguration;
import io.marketprism.collector.config.ExchangeConfiguration;
import io.marketprism.collector.config.NatsSettings;
import io.marketprism.collector.config.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One reading of one file, from its bytes to the configuration. */
public final class Document {

    private final List<String> knownExchanges;
    private final Problems problems;
    private final List<String> notes = new ArrayList<>();

    /** A reading that knows exchanges and reports to {@code problems}. */
    public Document(List<String> knownExchanges, Problems problems) {
        this.knownExchanges = knownExchanges;
        this.problems = problems;
    }

    /** The plan's exchanges in its start order. */
    public static List<String> planned() {
        return ExchangeDefaults.startOrder();
    }

    /** Exchanges in start order: the plan's, then the others as given. */
    public static List<String> inStartOrder(List<String> exchanges) {
        Set<String> ordered = new LinkedHashSet<>(planned());
        ordered.retainAll(exchanges);
        ordered.addAll(exchanges);
        return List.copyOf(ordered);
    }

    /** The configuration; empty, or worth nothing, if a problem was reported. */
    public Optional<Reading> read(Path file, Map<String, String> environment, Map<String, String> overrides) {
        return text(file)
                .flatMap(text -> section(file, text))
                .map(section -> Overrides.environment(section, environment, problems))
                .map(section -> Overrides.given(section, overrides, problems))
                .map(section -> reading(section, environment));
    }

    private Optional<String> text(Path file) {
        Place place = new Place(file.toString(), 0);
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (NoSuchFileException e) {
            problems.error(place, "the configuration file does not exist; name the right one with --config");
        } catch (CharacterCodingException e) {
            problems.error(place, "this is not YAML: expected UTF-8 text, but found other bytes");
        } catch (IOException e) {
            String reason = Files.isDirectory(file) ? "it is a folder" : e.toString();
            problems.error(place, "the configuration file cannot be read: " + reason);
        }
        return Optional.empty();
    }

    private Optional<Node.Mapping> section(Path file, String text) {
        Optional<Node> root = Yaml.read(text, file.toString(), problems);
        if (problems.any() && root.isEmpty()) {
            return Optional.empty();
        }
        if (root.isPresent() && root.get() instanceof Node.Mapping mapping) {
            return Optional.of(mapping);
        }
        problems.error(
                root.map(Node::place).orElse(new Place(file.toString(), 0)),
                "expected sections such as exchanges and nats, but found "
                        + root.map(Node::found).orElse("an empty file"));
        return Optional.empty();
    }

    private Reading reading(Node.Mapping file, Map<String, String> environment) {
        Values values = KeyCheck.check(file, KnownKeys.load(knownExchanges), problems);
        List<ExchangeConfiguration> exchanges = exchanges(values);
        NatsSettings nats = new NatsSection(values, problems, notes).settings(knownExchanges);
        RootSection root = new RootSection(values, problems);
        CollectorConfiguration configuration = new CollectorConfiguration(
                exchanges,
                nats,
                new NetworkingSection(values, problems, environment).settings(),
                root.http(),
                root.logging(),
                root.supervision());
        IdleKeys.sentence(values).ifPresent(notes::add);
        return new Reading(configuration, problems.warnings(), notes);
    }

    private List<ExchangeConfiguration> exchanges(Values values) {
        List<ExchangeConfiguration> exchanges = new ArrayList<>();
        for (String name : knownExchanges) {
            if (values.has("exchanges." + name)) {
                exchanges.add(new ExchangeSection(values, problems, name).configuration());
            }
        }
        if (exchanges.stream().noneMatch(ExchangeConfiguration::enabled)) {
            problems.error(
                    values.place("exchanges"),
                    "exchanges: expected at least one enabled exchange of " + String.join(", ", knownExchanges)
                            + ", but found none");
        }
        return exchanges;
    }
}
