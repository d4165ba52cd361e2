package io.marketprism.collector.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void expiredCertificateIsToldFromOneThatIsNotTrusted() {
        CertPathValidatorException expired = new CertPathValidatorException(
                "validity check failed", new CertificateExpiredException("NotAfter: yesterday"));
        assertThat(Sentences.cause(handshake(new CertificateException("PKIX", expired))))
                .startsWith("its certificate is not valid now (NotAfter: yesterday)");
        assertThat(Sentences.cause(
                        handshake(new CertificateException("PKIX", new CertPathValidatorException("no anchor")))))
                .startsWith("its certificate is not trusted (no anchor");
        assertThat(Sentences.cause(new SSLException("Unsupported or unrecognized SSL message")))
                .isEqualTo("Unsupported or unrecognized SSL message (SSLException)");
    }

    private static SSLHandshakeException handshake(Throwable cause) {
        SSLHandshakeException failure = new SSLHandshakeException(cause.getMessage());
        failure.initCause(cause);
        return failure;
    }

    @Test
    void wayToTheVenueStandsInTheSentence() {
        URI venue = URI.create("wss://venue.example.com/ws");
        assertThat(Sentences.notOpened(
                        venue,
                        " through the proxy http://p:1",
                        new CompletionException(new ConnectException("refused"))))
                .isEqualTo(
                        "No WebSocket to venue.example.com through the proxy http://p:1: refused (ConnectException)");
        assertThat(Sentences.notOpened(venue, "", new UnknownHostException("venue.example.com")))
                .isEqualTo("No WebSocket to venue.example.com: its name is not known to DNS (venue.example.com)");
        assertThat(Sentences.notOpened(venue, "", new TimeoutException()))
                .isEqualTo("No WebSocket to venue.example.com: it did not answer in time");
        assertThat(Sentences.cause(new IOException())).isEqualTo("IOException");
    }
}
