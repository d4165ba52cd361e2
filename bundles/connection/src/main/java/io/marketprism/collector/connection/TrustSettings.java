package io.marketprism.collector.connection;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is trusted instead of the JVM's own certificates. Its text form never shows the password.
 *
 * @param store a file of certificates: PEM, or PKCS #12
 * @param password opens the PKCS #12 file, where it has one
 */
public record TrustSettings(Path store, Optional<String> password) {

    @Override
    public String toString() {
        return store.toString();
    }
}
