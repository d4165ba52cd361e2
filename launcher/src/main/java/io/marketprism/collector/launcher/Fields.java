package io.marketprism.collector.launcher;

import java.util.Map;

/** Fields of a JSON object; what is absent or of another type reads as empty, zero or not a number. */
final class Fields {

    private Fields() {}

    static Map<?, ?> map(Map<?, ?> object, String name) {
        return object.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    static String text(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text ? text : "";
    }

    /** The number, or not a number. */
    static double number(Map<?, ?> object, String name) {
        return object.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** The whole number, or zero. */
    static long whole(Map<?, ?> object, String name) {
        return object.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
