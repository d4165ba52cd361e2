package io.marketprism.collector.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which room may import which other room of ours, and which libraries only one room may touch. */
final class Rooms {

    static final String BASE = "io.marketprism.collector.";

    private static final Set<String> DOMAIN = Set.of("model", "spi");
    private static final Set<String> COLLECTOR = Set.of("model", "spi", "core");

    /** Room (package under the base) → rooms it may import besides itself. */
    private static final Map<String, Set<String>> MAY_IMPORT = mayImport();

    private Rooms() {}

    private static Map<String, Set<String>> mayImport() {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        rooms.put("model", Set.of());
        rooms.put("spi", Set.of("model"));
        rooms.put("config", DOMAIN);
        rooms.put("telemetry", DOMAIN);
        rooms.put("connection", DOMAIN);
        rooms.put("orderbook", DOMAIN);
        rooms.put("venue.okx", DOMAIN);
        rooms.put("venue.binance", DOMAIN);
        rooms.put("venue.deribit", DOMAIN);
        rooms.put("publisher.nats", DOMAIN);
        rooms.put("core", Set.of("model", "spi", "telemetry", "connection", "orderbook"));
        rooms.put("okx.derivatives", COLLECTOR);
        rooms.put("okx.spot", COLLECTOR);
        rooms.put("binance.derivatives", COLLECTOR);
        rooms.put("binance.spot", COLLECTOR);
        rooms.put("deribit.derivatives", COLLECTOR);
        rooms.put("instance", Set.of());
        rooms.put("child.link", DOMAIN);
        rooms.put("supervisor", Set.of("model", "spi", "config", "child.link", "instance"));
        rooms.put("http", Set.of());
        rooms.put("health", Set.of("model", "spi", "child.link", "http", "supervisor"));
        rooms.put("metrics", Set.of("model", "spi", "child.link", "http", "supervisor"));
        rooms.put("console", Set.of("spi", "supervisor"));
        rooms.put("venue.simulator", Set.of("model"));
        return rooms;
    }

    static Set<String> all() {
        return MAY_IMPORT.keySet();
    }

    /** One rule a room: nothing of ours but what the table allows, and of other rooms never the internals. */
    static List<ArchRule> imports() {
        List<ArchRule> rules = new ArrayList<>();
        MAY_IMPORT.forEach((room, allowed) -> rules.add(noClasses()
                .that(live(room))
                .should()
                .dependOnClassesThat(forbidden(room, allowed))
                .allowEmptyShould(true)
                .because("architecture: room " + room + " may import " + allowed)));
        return rules;
    }

    /** Libraries that belong to one room. */
    static List<ArchRule> libraries() {
        return List.of(
                only("io.nats.", Set.of("publisher.nats")),
                only("org.apache.karaf.", Set.of("instance", "supervisor", "console")),
                only("org.eclipse.jetty.", Set.of("connection", "http", "health", "metrics", "venue.simulator")),
                only("com.codahale.metrics.", Set.of("telemetry")),
                only("org.snakeyaml.", Set.of("config")));
    }

    private static ArchRule only(String library, Set<String> rooms) {
        return noClasses()
                .that(new DescribedPredicate<JavaClass>("live outside " + rooms) {
                    @Override
                    public boolean test(JavaClass type) {
                        return isOurs(type) && rooms.stream().noneMatch(room -> isIn(type, room));
                    }
                })
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("belong to " + library) {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getPackageName().concat(".").startsWith(library);
                    }
                })
                .allowEmptyShould(true)
                .because("architecture: only " + rooms + " may import " + library);
    }

    private static DescribedPredicate<JavaClass> live(String room) {
        return new DescribedPredicate<>("live in room " + room) {
            @Override
            public boolean test(JavaClass type) {
                return isIn(type, room);
            }
        };
    }

    private static DescribedPredicate<JavaClass> forbidden(String room, Set<String> allowed) {
        return new DescribedPredicate<>("live in another room than " + allowed + ", or inside one") {
            @Override
            public boolean test(JavaClass type) {
                if (!isOurs(type) || isIn(type, room)) {
                    return false;
                }
                boolean open = allowed.stream().anyMatch(other -> isIn(type, other));
                return !open || type.getPackageName().contains(".internal");
            }
        };
    }

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().concat(".").startsWith(BASE);
    }

    /** Whether a class lives in a room; {@code venue.okx} is not {@code okx.spot}, and packages below belong to it. */
    static boolean isIn(JavaClass type, String room) {
        return type.getPackageName().concat(".").startsWith(BASE + room + ".");
    }
}
