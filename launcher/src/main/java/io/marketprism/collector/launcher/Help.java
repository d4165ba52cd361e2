package io.marketprism.collector.launcher;

import java.util.List;

/** The words and what they mean. */
final class Help {

    static final List<String> LINES = """
            usage: collector <word> [options]

              demo      five children, a venue simulator and a NATS server of their own; Ctrl-C ends it without a trace
                          --detach      return when all are healthy, and leave them running
                          --for 30s     run so long from that moment; fail if anything was not healthy or stayed empty
                          --rate N      trades and book changes a second and instrument
                          --nats URL    use this NATS server instead of an own one
              start     the collector with its configuration
                          --mode, -m launcher|collector|test    test checks the configuration and starts nothing
                          --config, -c FILE                     the configuration
                          --log-level, -l DEBUG|INFO|WARNING|ERROR
                          --lenient                             unknown keys are warnings, not errors
                          --detach                              return when all are healthy, and leave them running
              stop      stop what runs
              status    is it running and healthy? exit code 0 healthy, 1 not, 3 not running
                          --json        for programs
              logs      the end of the main log, or of one exchange's: logs okx_spot
                          -f            go on as lines are added
              console   Karaf's console of the running root; words behind it are a command to run there

            COLLECTOR_HOME holds logs, instances and state (the distribution's folder unless set).
            HEALTH_CHECK_PORT and METRICS_PORT are 8087 and 9092 unless set; 0 is any free port.""".lines().toList();

    private Help() {}
}
