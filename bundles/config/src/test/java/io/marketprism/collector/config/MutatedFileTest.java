package io.marketprism.collector.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the file holds, reading gives a configuration or says why not; nothing else comes out, and it ends soon. */
class MutatedFileTest {

    private static final int RUNS = 1_500;
    private static final String[] PIECES = {
        ":",
        "- ",
        "\n",
        "\n  ",
        "[",
        "]",
        "{",
        "}",
        "*a",
        "&a ",
        "<<: ",
        "!!set ",
        "|",
        ">",
        "\"",
        "'",
        "null",
        "~",
        "\t",
        "#",
        "---\n",
        "%",
        "@",
        "\\",
        "9999999999999999999",
        "-1",
        "1e9",
        "true",
        "\u0000",
        "\uD83D\uDE00",
        "?",
        ","
    };

    @TempDir
    private Path folder;

    private int usable;

    @Test
    void mutationsOfTheShippedFileAreReadOrRefused() throws Exception {
        String shipped = Files.readString(ShippedFileTest.SHIPPED);
        Random random = new Random(20261124);
        for (int run = 0; run < RUNS; run++) {
            StringBuilder text = new StringBuilder(shipped);
            for (int change = random.nextInt(1, 8); change > 0; change--) {
                mutate(text, random);
            }
            read(text.toString().getBytes(StandardCharsets.UTF_8), random.nextBoolean());
        }
        assertThat(usable).isBetween(1, RUNS - 1);
    }

    @Test
    void randomBytesAreRefused() throws Exception {
        Random random = new Random(1);
        for (int run = 0; run < 200; run++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            read(bytes, false);
        }
        assertThat(usable).isZero();
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(1, 40));
        String piece = PIECES[random.nextInt(PIECES.length)];
        switch (random.nextInt(4)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, piece);
            case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
            default -> text.replace(at, Math.min(text.length(), at + 1), piece);
        }
    }

    @Test
    void deepNestingIsRefused() {
        refusedSoon("exchanges: " + "[".repeat(100_000));
        refusedSoon("a: ".repeat(10) + "{a: ".repeat(100_000));
        refusedSoon("- ".repeat(100_000));
    }

    @Test
    void aliasesThatMultiplyStaySmall() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol]\n");
        for (int i = 1; i < 60; i++) {
            laughs.append("a").append(i).append(": &a").append(i).append(" [");
            laughs.append(("*a" + (i - 1) + ",").repeat(9)).append("]\n");
        }
        refusedSoon(laughs + "exchanges: *a59\n");
        StringBuilder sections = new StringBuilder("trading_strategies: &a0 {x: 1}\n");
        for (int i = 1; i < 60; i++) {
            sections.append("b").append(i).append(": &a").append(i).append(" {");
            for (int j = 0; j < 9; j++) {
                sections.append("k").append(j).append(": *a").append(i - 1).append(", ");
            }
            sections.append("}\n");
        }
        refusedSoon(sections.toString());
    }

    @Test
    void mergesThatMultiplyAreRefused() {
        StringBuilder text = new StringBuilder("a: &a {");
        for (int i = 0; i < 2_000; i++) {
            text.append("k").append(i).append(": 1, ");
        }
        refusedSoon(text + "}\nb:\n  <<: [" + "*a,".repeat(20_000) + "]\n");
    }

    @Test
    void sectionThatHoldsItselfIsRefused() {
        refusedSoon("exchanges: &e\n  okx_spot: *e\n");
        refusedSoon("exchanges: &e\n  <<: *e\n");
    }

    @Test
    void hugeFileIsRefused() {
        refusedSoon("#".repeat(1_000_001));
    }

    private void refusedSoon(String text) {
        int before = usable;
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> read(text.getBytes(StandardCharsets.UTF_8), false));
        assertThat(usable).isEqualTo(before);
    }

    private void read(byte[] bytes, boolean lenient) throws Exception {
        Path file = folder.resolve("collection.yaml");
        Files.write(file, bytes);
        try {
            Reading reading = new ConfigurationReader().read(file, Map.of(), lenient);
            assertThat(reading.configuration().enabledExchanges()).isNotEmpty();
            for (ExchangeConfiguration exchange : reading.configuration().exchanges()) {
                ChildFiles.of(reading.configuration(), exchange.name()).values().forEach(CfgText::of);
            }
            usable++;
        } catch (ConfigurationException refusal) {
            assertThat(refusal.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem)
                    .startsWith(file.toString()));
        }
    }
}
