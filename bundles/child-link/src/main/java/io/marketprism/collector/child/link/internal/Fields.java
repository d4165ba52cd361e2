package io.marketprism.collector.child.link.internal;

import java.util.Arrays;
import java.util.stream.Stream;
import javax.management.openmbean.CompositeData;

/**
 * Composite data read by name. A name that is missing, or holds another type, gives the type's nothing: a child of
 * another version may say less or more than this root knows.
 */
record Fields(CompositeData data) {

    private Object get(String name) {
        return data != null && data.containsKey(name) ? data.get(name) : null;
    }

    String text(String name) {
        return get(name) instanceof String text ? text : "";
    }

    long whole(String name) {
        return get(name) instanceof Number number ? number.longValue() : 0;
    }

    int small(String name) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole(name)));
    }

    double real(String name) {
        return get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    boolean flag(String name) {
        return get(name) instanceof Boolean flag && flag;
    }

    Fields part(String name) {
        return new Fields(get(name) instanceof CompositeData part ? part : null);
    }

    Stream<Fields> parts(String name) {
        return get(name) instanceof CompositeData[] parts ? Arrays.stream(parts).map(Fields::new) : Stream.empty();
    }

    String[] texts(String name) {
        return get(name) instanceof String[] texts ? texts : new String[0];
    }

    double[] reals(String name) {
        return get(name) instanceof double[] reals ? reals : new double[0];
    }

    long[] wholes(String name) {
        return get(name) instanceof long[] wholes ? wholes : new long[0];
    }
}
