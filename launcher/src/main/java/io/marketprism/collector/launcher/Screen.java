package io.marketprism.collector.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows readings: on a terminal a table redrawn with each, elsewhere plain lines now and then. */
final class Screen {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final String HOME = "\u001b[H";
    private static final String CLEAR = "\u001b[2J";
    private static final String CLEAR_LINE_END = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final Output output;
    private final Ticks ticks;
    private final String title;
    private final Duration plainInterval;
    private final Supplier<Map<String, String>> urls;
    private Optional<HealthReading> earlier = Optional.empty();
    private boolean answered;
    private Map<String, String> printedAddresses = Map.of();

    /**
     * A screen.
     *
     * @param title the word that was started
     * @param plainInterval how often lines are due where there is no terminal
     * @param urls the addresses, asked for anew with each drawing, as some come late
     */
    Screen(Output output, Ticks ticks, String title, Duration plainInterval, Supplier<Map<String, String>> urls) {
        this.output = output;
        this.ticks = ticks;
        this.title = title;
        this.plainInterval = plainInterval;
        this.urls = urls;
    }

    /** Shows a reading, if one is due: on a terminal each, elsewhere one an interval and each that says something new. */
    void show(HealthReading reading) {
        if (output.terminal()) {
            draw(reading);
        } else if (isDue(reading)) {
            print(reading);
        } else {
            return;
        }
        earlier = Optional.of(reading);
    }

    private boolean isDue(HealthReading reading) {
        return earlier.isEmpty()
                || reading.nanos() - earlier.get().nanos() >= plainInterval.toNanos()
                || !status(reading).equals(status(earlier.get()));
    }

    private String status(HealthReading reading) {
        answered |= reading.document().isPresent();
        return reading.document().map(HealthDocument::status).orElse(answered ? "not answering" : "starting");
    }

    private void print(HealthReading reading) {
        List<String> lines = new ArrayList<>();
        Map<String, String> addresses = urls.get();
        if (!addresses.equals(printedAddresses)) {
            printedAddresses = addresses;
            lines.addAll(Table.addresses(addresses));
        }
        lines.add(headline(reading));
        lines.addAll(Table.live(reading, earlier));
        output.print(lines);
    }

    private String headline(HealthReading reading) {
        return TIME.format(ticks.now()) + " " + title + ": " + status(reading);
    }

    private void draw(HealthReading reading) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(reading) + "   (Ctrl-C ends it)");
        lines.add("");
        lines.addAll(Table.live(reading, earlier));
        lines.add("");
        lines.addAll(Table.addresses(urls.get()));
        StringBuilder text = new StringBuilder(NO_WRAP);
        text.append(earlier.isEmpty() ? CLEAR : "").append(HOME);
        lines.forEach(line -> text.append(line).append(CLEAR_LINE_END).append('\n'));
        text.append(CLEAR_BELOW).append(WRAP);
        PrintStream out = output.out();
        out.print(text);
        out.flush();
    }
}
