package io.marketprism.collector.launcher;

/** The command line makes no sense; the message is the sentence for its author. Exit code 2. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
