package io.marketprism.collector.publisher.nats.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AckReaderTest {

    private final AckReader reader = new AckReader(new JsonFactory());

    @Test
    void storedWithAndWithoutDomain() {
        assertThat(read("{\"stream\":\"MARKET_DATA\", \"seq\":12}")).isEqualTo(Ack.STORED);
        assertThat(read("{\"domain\":\"hub\",\"stream\":\"MARKET_DATA\",\"seq\":12,\"extra\":{\"a\":[1]}}"))
                .isEqualTo(Ack.STORED);
    }

    @Test
    void duplicateIsTold() {
        assertThat(read("{\"stream\":\"MARKET_DATA\",\"seq\":12,\"duplicate\": true}"))
                .isEqualTo(Ack.DUPLICATE);
        assertThat(read("{\"stream\":\"MARKET_DATA\",\"seq\":12,\"duplicate\": false}"))
                .isEqualTo(Ack.STORED);
    }

    @Test
    void streamsWithMisleadingNamesAreStillRead() {
        assertThat(read("{\"stream\":\"error\",\"seq\":12}")).isEqualTo(Ack.STORED);
        assertThat(read("{\"stream\":\"duplicate\",\"seq\":12}")).isEqualTo(Ack.STORED);
    }

    @Test
    void troubleOfTheServerMayPassAndARefusalMayNot() {
        assertThat(read("{\"error\":{\"code\":503,\"err_code\":10077,\"description\":\"maximum messages exceeded\","
                        + "\"more\":[]},\"stream\":\"S\",\"seq\":0}"))
                .isEqualTo(
                        new Ack(Ack.Kind.NOT_NOW, "The stream refused the message: maximum messages exceeded (10077)"));
        assertThat(read("{\"stream\":\"S\",\"error\":{\"code\":400,\"err_code\":10054,\"description\":\"too big\"}}")
                        .kind())
                .isEqualTo(Ack.Kind.REFUSED);
    }

    @Test
    void whatNoStreamSaysIsNeverTakenForStored() {
        assertThat(read("").kind()).isEqualTo(Ack.Kind.NOT_NOW);
        assertThat(read("+OK").kind()).isEqualTo(Ack.Kind.NOT_NOW);
        assertThat(read("[]").kind()).isEqualTo(Ack.Kind.NOT_NOW);
        assertThat(read("{}").kind()).isEqualTo(Ack.Kind.NOT_NOW);
        assertThat(read("{\"seq\":1,\"duplicate\":\"yes\"}").kind()).isEqualTo(Ack.Kind.NOT_NOW);
    }

    private Ack read(String answer) {
        return reader.read(answer.getBytes(StandardCharsets.UTF_8));
    }
}
