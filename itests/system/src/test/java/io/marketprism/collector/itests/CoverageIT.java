package io.marketprism.collector.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Adds up what the unit tests of all modules covered, prints it, and holds the least that is promised (F7). */
class CoverageIT {

    private static final Path ROOT = Path.of(System.getProperty("collector.distribution"), "..", "..", "..")
            .normalize();
    private static final double LEAST_PERCENT = 80;

    private record Lines(long missed, long covered) {

        Lines plus(Lines other) {
            return new Lines(missed + other.missed, covered + other.covered);
        }

        double percent() {
            return missed + covered == 0 ? 100 : 100.0 * covered / (missed + covered);
        }
    }

    @Test
    void unitTestsCoverMoreThanFourLinesOfFive() throws IOException {
        Map<String, Lines> modules = new TreeMap<>();
        try (Stream<Path> reports = Files.find(ROOT, 6, (path, facts) -> path.endsWith("site/jacoco/jacoco.csv"))) {
            for (Path report : (Iterable<Path>) reports::iterator) {
                modules.put(
                        ROOT.relativize(report)
                                .getName(report.getNameCount() - ROOT.getNameCount() - 5)
                                .toString(),
                        lines(Files.readAllLines(report)));
            }
        }
        Lines all = modules.values().stream().reduce(new Lines(0, 0), Lines::plus);
        modules.forEach((module, lines) -> System.out.printf("coverage %5.1f %%  %s%n", lines.percent(), module));
        System.out.printf("coverage %5.1f %%  of all lines%n", all.percent());
        assertThat(all.percent()).as("line coverage of %s", modules).isGreaterThan(LEAST_PERCENT);
    }

    /** Columns: group, package, class, instructions missed and covered, branches likewise, lines likewise, … */
    private static Lines lines(List<String> report) {
        return report.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(columns -> columns[1].startsWith("io.marketprism."))
                .map(columns -> new Lines(Long.parseLong(columns[7]), Long.parseLong(columns[8])))
                .reduce(new Lines(0, 0), Lines::plus);
    }
}
