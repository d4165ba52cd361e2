package io.marketprism.collector.config.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What may stand at one key: a value of a kind, known keys, or anything. Built once from {@code keys.txt} and not changed
 * afterwards.
 */
final class KeyTree {

    private final Map<String, KeyTree> keys = new LinkedHashMap<>();
    private KeyTree freeNames;
    private boolean anything;
    private Kind kind;

    /** The tree at a key beneath, made if it is not there. */
    KeyTree at(String key) {
        if (key.equals("*")) {
            freeNames = freeNames == null ? new KeyTree() : freeNames;
            return freeNames;
        }
        return keys.computeIfAbsent(key, name -> new KeyTree());
    }

    /** Lets anything stand beneath that is not known otherwise. */
    void allowAnything() {
        anything = true;
    }

    /** Lets a value of a kind stand here. */
    void take(Kind value) {
        kind = value;
    }

    /** The tree of a key beneath, if the key is known here or names are free. */
    Optional<KeyTree> find(String key) {
        KeyTree known = keys.get(key);
        return Optional.ofNullable(known == null ? freeNames : known);
    }

    /** The keys known by name. */
    Map<String, KeyTree> keys() {
        return keys;
    }

    /** Whether keys stand beneath. */
    boolean isSection() {
        return !keys.isEmpty() || freeNames != null;
    }

    /** Whether anything not known otherwise is accepted here, without effect. */
    boolean isAnything() {
        return anything;
    }

    /** The kind of value that is read here; none for a key without effect. */
    Optional<Kind> kind() {
        return Optional.ofNullable(kind);
    }
}
