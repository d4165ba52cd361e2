package io.marketprism.collector.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpositionTest {

    @Test
    void familiesAreWrittenAsTheFormatSays() {
        FamilySet set = new FamilySet()
                .add(Shape.counter("b_total", "Help with \\ and\nline."), Labels.of("a", "x\"y\\z\nw"), 3L)
                .add(Shape.gauge("a", "A."), 0.25)
                .add(
                        new Shape("c_seconds", "C.", Shape.Type.HISTOGRAM, Shape.Merge.SUM, List.of(0.005, 1.0)),
                        Labels.of("s", "v"),
                        new Value(1.5, new long[] {1, 2, 4}));
        String text = Exposition.of(set);
        assertThat(text).isEqualTo("""
                        # HELP a A.
                        # TYPE a gauge
                        a 0.25
                        # HELP b_total Help with \\\\ and\\nline.
                        # TYPE b_total counter
                        b_total{a="x\\"y\\\\z\\nw"} 3
                        # HELP c_seconds C.
                        # TYPE c_seconds histogram
                        c_seconds_bucket{s="v",le="0.005"} 1
                        c_seconds_bucket{s="v",le="1.0"} 2
                        c_seconds_bucket{s="v",le="+Inf"} 4
                        c_seconds_sum{s="v"} 1.5
                        c_seconds_count{s="v"} 4
                        """);
        assertThat(TextFormat.parse(text).type("c_seconds")).isEqualTo("histogram");
    }

    @Test
    void numbersOfEveryKindAreReadable() {
        Shape shape = Shape.gauge("x", "X.");
        FamilySet set = new FamilySet()
                .add(shape, Labels.of("n", "1"), Double.NaN)
                .add(shape, Labels.of("n", "2"), Double.POSITIVE_INFINITY)
                .add(shape, Labels.of("n", "3"), Double.NEGATIVE_INFINITY)
                .add(shape, Labels.of("n", "4"), 1e300)
                .add(shape, Labels.of("n", "5"), 1795491658.665)
                .add(shape, Labels.of("n", "6"), -7.0);
        assertThat(Exposition.of(set))
                .contains("{n=\"1\"} NaN\n", "{n=\"2\"} +Inf\n", "{n=\"3\"} -Inf\n", "{n=\"4\"} 1.0E300\n", "} -7\n");
        assertThat(TextFormat.parse(Exposition.of(set)).value("x", "{n=5}")).isEqualTo(1795491658.665);
    }

    @Test
    void theLargerOfWhatIsNoNumberIsTheNumber() {
        assertThat(Value.of(Double.NaN).max(Value.of(1)).number()).isEqualTo(1);
        assertThat(Value.of(1).max(Value.of(Double.NaN)).number()).isEqualTo(1);
        assertThat(Value.of(1).max(Value.of(2)).number()).isEqualTo(2);
    }

    @Test
    void histogramsWithOtherBoundsAreRefused() {
        Shape one = new Shape("h", "", Shape.Type.HISTOGRAM, Shape.Merge.SUM, List.of(1.0));
        Shape two = new Shape("h", "", Shape.Type.HISTOGRAM, Shape.Merge.SUM, List.of(2.0));
        FamilySet set = new FamilySet()
                .add(one, Labels.NONE, new Value(1, new long[] {1, 1}))
                .add(two, Labels.NONE, new Value(1, new long[] {1, 1}))
                .add(one, Labels.NONE, new Value(1, new long[] {1}));
        assertThat(set.refused()).isEqualTo(2);
        assertThat(set.families().get("h").figures().get(Labels.NONE).buckets()).containsExactly(1, 1);
    }
}
