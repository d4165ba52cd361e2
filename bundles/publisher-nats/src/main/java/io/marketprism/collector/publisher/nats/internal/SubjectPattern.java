package io.marketprism.collector.publisher.nats.internal;

/** NATS subjects with wildcards: {@code *} stands for one token, a last {@code >} for one or more. */
final class SubjectPattern {

    private SubjectPattern() {}

    /** Whether a pattern captures a subject. */
    static boolean captures(String pattern, String subject) {
        String[] wanted = pattern.split("\\.", -1);
        String[] tokens = subject.split("\\.", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals(">")) {
                return tokens.length > i;
            }
            if (i >= tokens.length || !(wanted[i].equals("*") || wanted[i].equals(tokens[i]))) {
                return false;
            }
        }
        return wanted.length == tokens.length;
    }
}
