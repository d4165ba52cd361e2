package io.marketprism.collector.launcher;

/** The command could not be carried out; the message is the sentence for its author. Exit code 1. */
final class FailureException extends Exception {

    private static final long serialVersionUID = 1L;

    FailureException(String message) {
        super(message);
    }

    FailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
