package io.marketprism.collector.config;

import java.util.List;

/** The configuration cannot be used. The message holds every problem found, one sentence a line. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The most problems that the message spells out. */
    static final int SPELLED_OUT = 50;

    private final List<String> problems;

    /** Refuses a configuration for these problems, each a sentence with its place. */
    public ConfigurationException(List<String> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    private static String message(List<String> problems) {
        if (problems.size() <= SPELLED_OUT) {
            return String.join(System.lineSeparator(), problems);
        }
        return String.join(System.lineSeparator(), problems.subList(0, SPELLED_OUT)) + System.lineSeparator() + "and "
                + (problems.size() - SPELLED_OUT) + " more problems";
    }

    /** Every problem, in the order of the file where they have a line. */
    public List<String> problems() {
        return problems;
    }
}
