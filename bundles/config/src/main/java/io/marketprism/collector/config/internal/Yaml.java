package io.marketprism.collector.config.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML text into a tree of {@link Node}s with their lines. Makes nothing but texts, lists and sections, whatever
 * tags say; neither depth nor aliases nor merges can make it use more than a bounded amount of memory and stack.
 */
final class Yaml {

    private static final int MAX_CHARACTERS = 1_000_000;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_MERGED = 10_000;
    private static final Set<String> TAGS = Set.of("!", "str", "int", "float", "bool", "null", "seq", "map");
    private static final String TAG_PREFIX = "tag:yaml.org,2002:";

    private final String source;
    private final boolean numbered;
    private final Problems problems;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Anchor, Optional<Node>> anchored = new HashMap<>();
    private Node root;
    private int documents;
    private int merged;

    private Yaml(String source, boolean numbered, Problems problems) {
        this.source = source;
        this.numbered = numbered;
        this.problems = problems;
    }

    /** The one document of a text; empty, with a problem reported, if there is none that can be used. */
    static Optional<Node> read(String text, String source, Problems problems) {
        return read(text, new Yaml(source, true, problems));
    }

    /** The value that a text without lines of its own says, such as an override. */
    static Optional<Node> value(String text, String source, Problems problems) {
        return read(text, new Yaml(source, false, problems));
    }

    private static Optional<Node> read(String text, Yaml yaml) {
        if (text.length() > MAX_CHARACTERS) {
            yaml.problems.error(
                    new Place(yaml.source, 0),
                    "expected at most " + MAX_CHARACTERS + " characters, but found " + text.length());
            return Optional.empty();
        }
        return yaml.parse(text) ? Optional.ofNullable(yaml.root) : Optional.empty();
    }

    private boolean parse(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setCodePointLimit(MAX_CHARACTERS)
                .build();
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                if (!take(event)) {
                    return false;
                }
            }
            return true;
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().map(this::place).orElse(new Place(source, 0));
            problems.error(place, "this is not YAML: " + oneLine(e.getProblem()));
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            problems.error(new Place(source, 0), "this is not YAML: " + oneLine(e.getMessage()));
        }
        return false;
    }

    private static String oneLine(String text) {
        return text == null ? "it cannot be read" : text.lines().findFirst().orElse("it cannot be read");
    }

    private Place place(Mark mark) {
        return new Place(source, numbered ? mark.getLine() + 1 : 0);
    }

    private Place place(Event event) {
        return event.getStartMark().map(this::place).orElse(new Place(source, 0));
    }

    private boolean take(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> {
                if (++documents > 1) {
                    problems.error(place(event), "expected one document, but a second one starts here");
                    return false;
                }
            }
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                checkTag(scalar.getTag(), event);
                boolean plain = scalar.isPlain() && scalar.getTag().isEmpty();
                finished(new Node.Scalar(place(event), scalar.getValue(), plain), anchor(event));
            }
            case Alias -> alias((AliasEvent) event);
            case SequenceStart, MappingStart -> {
                CollectionStartEvent start = (CollectionStartEvent) event;
                checkTag(start.getTag(), event);
                if (open.size() == MAX_DEPTH) {
                    problems.error(place(event), "expected at most " + MAX_DEPTH + " levels, but found more");
                    return false;
                }
                Optional<Anchor> anchor = anchor(event);
                anchor.ifPresent(name -> anchored.put(name, Optional.empty()));
                open.push(
                        event.getEventId() == Event.ID.SequenceStart
                                ? new OpenSequence(place(event), anchor)
                                : new OpenMapping(place(event), anchor));
            }
            case SequenceEnd, MappingEnd -> {
                Open done = open.pop();
                finished(done.node(), done.anchor);
            }
            default -> {
                // Starts and ends of the stream and comments hold no value.
            }
        }
        return true;
    }

    private static Optional<Anchor> anchor(Event event) {
        return ((NodeEvent) event).getAnchor();
    }

    private void checkTag(Optional<String> tag, Event event) {
        tag.ifPresent(name -> {
            String known = name.startsWith(TAG_PREFIX) ? name.substring(TAG_PREFIX.length()) : name;
            if (!TAGS.contains(known)) {
                problems.error(place(event), "expected a value without a tag, but found the tag " + name);
            }
        });
    }

    private void alias(AliasEvent event) {
        Optional<Node> named = anchored.get(event.getAlias());
        if (named == null) {
            problems.error(place(event), "*" + event.getAlias() + " names nothing before it");
        } else if (named.isEmpty()) {
            problems.error(place(event), "*" + event.getAlias() + " stands inside what it names");
        }
        Node nothing = new Node.Scalar(place(event), "", true);
        finished(named == null ? nothing : named.orElse(nothing), Optional.empty());
    }

    private void finished(Node node, Optional<Anchor> anchor) {
        anchor.ifPresent(name -> anchored.put(name, Optional.of(node)));
        if (open.isEmpty()) {
            root = node;
        } else {
            open.peek().add(node);
        }
    }

    /** A list or section whose end has not come yet. */
    private abstract static class Open {
        final Place place;
        final Optional<Anchor> anchor;

        Open(Place place, Optional<Anchor> anchor) {
            this.place = place;
            this.anchor = anchor;
        }

        abstract void add(Node node);

        abstract Node node();
    }

    private static final class OpenSequence extends Open {
        private final List<Node> items = new ArrayList<>();

        OpenSequence(Place place, Optional<Anchor> anchor) {
            super(place, anchor);
        }

        @Override
        void add(Node node) {
            items.add(node);
        }

        @Override
        Node node() {
            return new Node.Sequence(place, items);
        }
    }

    private final class OpenMapping extends Open {
        private final Map<String, Node.Field> fields = new LinkedHashMap<>();
        private final List<Node> defaults = new ArrayList<>();
        private Node key;

        OpenMapping(Place place, Optional<Anchor> anchor) {
            super(place, anchor);
        }

        @Override
        void add(Node node) {
            if (key == null) {
                key = node;
                return;
            }
            if (!(key instanceof Node.Scalar name)) {
                problems.error(key.place(), "expected a key, but found " + key.found());
            } else if (name.plain() && name.text().equals("<<")) {
                defaults.add(node);
            } else {
                Node.Field before = fields.put(name.text(), new Node.Field(name.place(), node));
                if (before != null) {
                    problems.unknown(
                            name.place(),
                            "the key " + name.text() + " stands here a second time; the first is in line "
                                    + before.place().line());
                }
            }
            key = null;
        }

        @Override
        Node node() {
            defaults.forEach(this::merge);
            return new Node.Mapping(place, fields);
        }

        private void merge(Node from) {
            if (from instanceof Node.Mapping mapping) {
                for (Map.Entry<String, Node.Field> field : mapping.fields().entrySet()) {
                    if (++merged > MAX_MERGED) {
                        tooMuch(from);
                        return;
                    }
                    fields.putIfAbsent(field.getKey(), field.getValue());
                }
            } else if (from instanceof Node.Sequence several) {
                for (Node one : several.items()) {
                    if (++merged > MAX_MERGED || one instanceof Node.Sequence) {
                        tooMuch(from);
                        return;
                    }
                    merge(one);
                }
            } else {
                problems.error(from.place(), "expected sections to merge after <<, but found " + from.found());
            }
        }

        private void tooMuch(Node from) {
            problems.error(from.place(), "expected a few sections to merge after <<, but found more");
        }
    }
}
