package io.marketprism.collector.core.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What is wrong now, one sentence a key. Thread-safe. */
final class Problems {

    private final Map<String, String> sentences = new ConcurrentSkipListMap<>();

    /** Says or replaces what is wrong under a key. */
    void report(String key, String sentence) {
        sentences.put(key, sentence);
    }

    /** Nothing is wrong under a key any more. Cheap while nothing is wrong at all. */
    void clear(String key) {
        if (!sentences.isEmpty()) {
            sentences.remove(key);
        }
    }

    /** The sentences by key. */
    String[] sentences() {
        return sentences.values().toArray(String[]::new);
    }
}
