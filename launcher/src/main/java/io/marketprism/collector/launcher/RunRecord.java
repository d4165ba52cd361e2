package io.marketprism.collector.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a start left on record: the processes, the addresses, and how it was started.
 *
 * @param processes by role: {@link #LAUNCHER}, {@link #NATS}, {@link #ROOT}
 * @param urls by name: {@code health}, {@code metrics}, {@code nats}; none holds credentials
 * @param facts by name: {@link #WORD}, {@link #SINCE}
 */
record RunRecord(Map<String, ProcessIdentity> processes, Map<String, String> urls, Map<String, String> facts) {

    /** The role of the launcher, while it is there. */
    static final String LAUNCHER = "launcher";

    /** The role of the demo's own NATS server. */
    static final String NATS = "nats";

    /** The role of the root instance. */
    static final String ROOT = "root";

    /** The fact of which word started it: {@code demo} or {@code start}. */
    static final String WORD = "word";

    /** The fact of when it was started, in UTC. */
    static final String SINCE = "since";

    private static final String PROCESS_PREFIX = "process.";
    private static final String URL_PREFIX = "url.";
    private static final String FACT_PREFIX = "fact.";

    /** A record of nothing. */
    static RunRecord empty() {
        return new RunRecord(Map.of(), Map.of(), Map.of());
    }

    /** The record with one more process. */
    RunRecord withProcess(String role, ProcessIdentity identity) {
        return new RunRecord(with(processes, role, identity), urls, facts);
    }

    /** The record without the process in a role. */
    RunRecord without(String role) {
        Map<String, ProcessIdentity> fewer = new LinkedHashMap<>(processes);
        fewer.remove(role);
        return new RunRecord(fewer, urls, facts);
    }

    /** The record with one more address. */
    RunRecord withUrl(String name, String url) {
        return new RunRecord(processes, with(urls, name, url), facts);
    }

    /** The record with one more fact. */
    RunRecord withFact(String name, String fact) {
        return new RunRecord(processes, urls, with(facts, name, fact));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    /** The process in a role, if it is on record and still runs. */
    Optional<ProcessIdentity> running(String role) {
        return Optional.ofNullable(processes.get(role)).filter(ProcessIdentity::isRunning);
    }

    /** Whether its launcher was killed: a launcher that ends by itself takes itself off the record. */
    boolean isAbandoned() {
        return processes.containsKey(LAUNCHER) && running(LAUNCHER).isEmpty();
    }

    /** Whether {@code demo} started it. */
    boolean isDemo() {
        return "demo".equals(facts.get(WORD));
    }

    /** What runs and since when, for a sentence. */
    String describe() {
        return (isDemo() ? "demo" : "collector") + " (root process "
                + Optional.ofNullable(processes.get(ROOT))
                        .map(root -> Long.toString(root.pid()))
                        .orElse("unknown")
                + ", since " + facts.getOrDefault(SINCE, "an unknown time") + ")";
    }

    /** Reads a record; an absent file is a record of nothing, and so is what is not a record. */
    static RunRecord read(Path file) throws FailureException {
        RunRecord record = empty();
        if (!Files.exists(file)) {
            return record;
        }
        for (Map.Entry<String, String> entry : PrivateFile.readProperties(file).entrySet()) {
            String key = entry.getKey();
            if (key.startsWith(URL_PREFIX)) {
                record = record.withUrl(key.substring(URL_PREFIX.length()), entry.getValue());
            } else if (key.startsWith(FACT_PREFIX)) {
                record = record.withFact(key.substring(FACT_PREFIX.length()), entry.getValue());
            } else if (key.startsWith(PROCESS_PREFIX)) {
                Optional<ProcessIdentity> identity = ProcessIdentity.parse(entry.getValue());
                if (identity.isPresent()) {
                    record = record.withProcess(key.substring(PROCESS_PREFIX.length()), identity.get());
                }
            }
        }
        return record;
    }

    /** Replaces the file in one step, so that a crash leaves the old record or the new one. */
    void write(Path file) throws FailureException {
        Map<String, String> values = new LinkedHashMap<>();
        processes.forEach((role, identity) -> values.put(PROCESS_PREFIX + role, identity.format()));
        urls.forEach((name, url) -> values.put(URL_PREFIX + name, url));
        facts.forEach((name, fact) -> values.put(FACT_PREFIX + name, fact));
        PrivateFile.writeProperties(file, values);
    }
}
