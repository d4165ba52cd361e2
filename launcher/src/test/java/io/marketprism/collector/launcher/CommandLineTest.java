package io.marketprism.collector.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.launcher.Command.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void demoTakesItsOptionsInBothForms() throws Exception {
        assertThat(parse("demo", "--for", "30s", "--rate=200", "--nats", "nats://127.0.0.1:4333"))
                .isEqualTo(new Command.Demo(
                        false, Optional.of(Duration.ofSeconds(30)), 200, Optional.of("nats://127.0.0.1:4333"), "INFO"));
        assertThat(parse("demo", "--detach"))
                .isEqualTo(new Command.Demo(true, Optional.empty(), 20, Optional.empty(), "INFO"));
    }

    @Test
    void startTakesTheOldFlagsInLongAndShortForm() throws Exception {
        Command.Start expected = new Command.Start(Mode.TEST, Optional.of(Path.of("a.yaml")), "DEBUG", false, false);
        assertThat(parse("start", "--mode", "test", "--config", "a.yaml", "--log-level", "DEBUG"))
                .isEqualTo(expected);
        assertThat(parse("start", "-m", "test", "-c", "a.yaml", "-l", "DEBUG")).isEqualTo(expected);
    }

    @Test
    void logLevelOfTheEnvironmentHoldsUnlessTheFlagSaysOtherwise() throws Exception {
        Command command = CommandLine.parse(List.of("start"), Map.of("MARKETPRISM_LOG_LEVEL", "ERROR"));
        assertThat(((Command.Start) command).logLevel()).isEqualTo("ERROR");
    }

    @Test
    void logsAndConsoleTakeWhatIsBehindThem() throws Exception {
        assertThat(parse("logs", "okx_spot", "-f")).isEqualTo(new Command.Logs(Optional.of("okx_spot"), true));
        assertThat(parse("logs")).isEqualTo(new Command.Logs(Optional.empty(), false));
        assertThat(parse("console", "instance:list", "-v"))
                .isEqualTo(new Command.Console(List.of("instance:list", "-v")));
    }

    @Test
    void unknownKeysMayBeForgiven() throws Exception {
        assertThat(((Command.Start) parse("start", "--lenient")).lenient()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "dmeo,There is no word \"dmeo\"",
        "stop now,means nothing",
        "demo --rate 0,--rate is a number from 1",
        "demo --rate many,--rate is a number from 1",
        "demo --for soon,--for is a time",
        "demo --for,--for needs a value",
        "demo --nats localhost,--nats is an address",
        "demo --detach --for 3s,give one of them",
        "start --mode fast,--mode is launcher",
        "start -l LOUD,--log-level is one of",
        "start --exchange okx_spot,is not part of this version",
        "start --single-process,is not part of this version",
        "status --xml,knows no option",
        "logs --all,knows no option",
        "logs ../secret,takes one exchange",
    })
    void wrongLineIsRefusedInOneSentence(String line, String sentence) {
        assertThatThrownBy(() -> parse(line.split(" ", -1)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(sentence);
    }

    private static Command parse(String... arguments) throws UsageException {
        return CommandLine.parse(List.of(arguments), Map.of());
    }
}
