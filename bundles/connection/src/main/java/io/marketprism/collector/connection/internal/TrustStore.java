package io.marketprism.collector.connection.internal;

import io.marketprism.collector.connection.TrustSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collections;

/** Reads the certificates that are trusted. */
final class TrustStore {

    private static final String PEM = "-----BEGIN";

    private TrustStore() {}

    /**
     * The certificates of a file.
     *
     * @throws IllegalArgumentException in a sentence for the operator, if it gives none
     */
    static KeyStore read(TrustSettings settings) {
        try {
            byte[] bytes = Files.readAllBytes(settings.store());
            boolean pem = new String(bytes, StandardCharsets.ISO_8859_1).contains(PEM);
            KeyStore store = pem ? pem(bytes) : pkcs12(bytes, settings);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(alias)) {
                    return store;
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The trust store " + settings.store() + " cannot be read (" + e
                            + "); expected certificates as PEM, or a PKCS #12 file with its password",
                    e);
        }
        throw new IllegalArgumentException("The trust store " + settings.store()
                + " holds no trusted certificate; put one in with: keytool -importcert -storetype PKCS12");
    }

    private static KeyStore pem(byte[] bytes) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (Certificate certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
            store.setCertificateEntry("trusted-" + number++, certificate);
        }
        return store;
    }

    private static KeyStore pkcs12(byte[] bytes, TrustSettings settings) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(
                new ByteArrayInputStream(bytes),
                settings.password().map(String::toCharArray).orElse(null));
        return store;
    }
}
