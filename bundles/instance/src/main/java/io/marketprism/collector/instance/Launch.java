package io.marketprism.collector.instance;

import java.util.List;
import java.util.Map;

/**
 * How one start of a slim instance goes (D2): the framework, what the features name and what the files say, nothing
 * else.
 *
 * @param repositories feature repositories as {@code mvn:} addresses; each must lie in the distribution's system folder
 * @param features the features whose bundles are started; no features service runs in the instance
 * @param files the content of files by their name below the instance's {@code etc/}; written with mode 0600 over the
 *     template of {@code etc/children}
 * @param jvmOptions options of the JVM, one each, never seen by a shell
 * @param attributes facts about this start that its starter wants to read again, also after a restart of the root
 */
public record Launch(
        List<String> repositories,
        List<String> features,
        Map<String, String> files,
        List<String> jvmOptions,
        Map<String, String> attributes) {

    /** Copies the collections. */
    public Launch {
        repositories = List.copyOf(repositories);
        features = List.copyOf(features);
        files = Map.copyOf(files);
        jvmOptions = List.copyOf(jvmOptions);
        attributes = Map.copyOf(attributes);
    }
}
