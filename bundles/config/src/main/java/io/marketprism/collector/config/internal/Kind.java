package io.marketprism.collector.config.internal;

import java.util.Optional;

/** What kind of value a key takes. */
@FunctionalInterface
interface Kind {

    /** The value of a key; empty, with a problem reported unless nothing is a proper answer, if there is none. */
    Optional<Object> read(String key, Node node, Problems problems);
}
