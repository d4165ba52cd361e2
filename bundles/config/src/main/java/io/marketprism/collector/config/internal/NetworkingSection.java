package io.marketprism.collector.config.internal;

import io.marketprism.collector.config.NetworkingSettings;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the way to the venues of {@code networking.proxy} and {@code networking.tls}. */
final class NetworkingSection {

    private static final String ENABLED = "networking.proxy.enabled";
    private static final String URL = "networking.proxy.url";
    private static final String NO_PROXY = "networking.proxy.no_proxy";
    private static final String TRUST_STORE = "networking.tls.trust_store";
    private static final String PASSWORD = "networking.tls.trust_store_password";
    private static final String VARIABLE = "env:";
    private static final List<String> URL_VARIABLES = List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy");
    private static final List<String> NO_PROXY_VARIABLES = List.of("NO_PROXY", "no_proxy");

    private final Values values;
    private final Problems problems;
    private final Map<String, String> environment;

    NetworkingSection(Values values, Problems problems, Map<String, String> environment) {
        this.values = values;
        this.problems = problems;
        this.environment = environment;
    }

    /** The settings; worth nothing once a problem was reported. */
    NetworkingSettings settings() {
        Optional<String> store = values.find(TRUST_STORE, String.class);
        Optional<String> password = values.find(PASSWORD, String.class).flatMap(this::reachable);
        if (values.has(PASSWORD) && store.isEmpty()) {
            problems.error(
                    values.place(PASSWORD), PASSWORD + ": expected only beside " + TRUST_STORE + ", which is missing");
        }
        if (!values.get(ENABLED, false)) {
            return new NetworkingSettings(Optional.empty(), List.of(), store, password);
        }
        Optional<URI> configured = values.find(URL, URI.class);
        List<String> exclude = values.list(NO_PROXY, String.class, List.of());
        if (configured.isPresent() || values.has(URL)) {
            return new NetworkingSettings(configured, exclude, store, password);
        }
        Optional<String> variable = first(URL_VARIABLES);
        if (variable.isEmpty()) {
            problems.error(
                    values.place(ENABLED),
                    ENABLED + " is true, but no proxy is named; expected " + URL
                            + " such as http://proxy.example.com:3128, or the environment variable HTTPS_PROXY or HTTP_PROXY");
        }
        if (!values.has(NO_PROXY)) {
            exclude = first(NO_PROXY_VARIABLES)
                    .map(name -> hosts(environment.get(name)))
                    .orElse(List.of());
        }
        return new NetworkingSettings(variable.flatMap(this::named), exclude, store, password);
    }

    /** A child sees files but not this process's environment: it is told what a variable says. */
    private Optional<String> reachable(String where) {
        if (!where.startsWith(VARIABLE)) {
            return Optional.of(where);
        }
        String value = environment.getOrDefault(where.substring(VARIABLE.length()), "");
        if (value.isEmpty() || !Kinds.isHarmless(value)) {
            problems.error(
                    values.place(PASSWORD),
                    PASSWORD + ": expected a password in the environment variable "
                            + where.substring(VARIABLE.length()) + ", but it "
                            + (value.isEmpty()
                                    ? "is not set"
                                    : "holds \\, ${, $[ or what cannot be printed; use file:/path"));
            return Optional.empty();
        }
        return Optional.of("value:" + value);
    }

    private Optional<String> first(List<String> names) {
        return names.stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst();
    }

    private Optional<URI> named(String variable) {
        String text = environment.get(variable).strip();
        String whole = text.contains("://") ? text : "http://" + text;
        Place place = new Place("environment variable " + variable, 0);
        return Kinds.of(List.of("proxy"))
                .read(URL, new Node.Scalar(place, whole, true), problems)
                .map(URI.class::cast);
    }

    private static List<String> hosts(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(Kinds::isProxyExclusion)
                .toList();
    }
}
