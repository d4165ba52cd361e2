package io.marketprism.collector.launcher;

import java.io.PrintStream;
import java.util.List;

/**
 * Where the launcher speaks.
 *
 * @param out results
 * @param err remarks and failures
 * @param terminal whether {@code out} is a terminal, on which a table can be redrawn
 */
record Output(PrintStream out, PrintStream err, boolean terminal) {

    /** A remark or a failure: one sentence on stderr, with the program's name before it. */
    void say(String sentence) {
        err.println("collector: " + sentence);
        err.flush();
    }

    /** Lines of a result. */
    void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }
}
