package io.marketprism.collector.launcher;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many messages each subject got, from the root's metrics in Prometheus' text format. */
final class PublishedSubjects {

    private static final Pattern LINE =
            Pattern.compile("marketprism_nats_messages_published_total\\{([^}]*)}\\s+([0-9.eE+]+)(\\s.*)?");
    private static final Pattern SUBJECT = Pattern.compile("(?:^|,)\\s*subject=\"([^\"]*)\"");

    private PublishedSubjects() {}

    /** Messages by subject. */
    static Map<String, Double> parse(String metrics) {
        Map<String, Double> counts = new TreeMap<>();
        metrics.lines().forEach(line -> {
            Matcher sample = LINE.matcher(line);
            if (sample.matches()) {
                Matcher subject = SUBJECT.matcher(sample.group(1));
                if (subject.find()) {
                    counts.merge(subject.group(1), Double.parseDouble(sample.group(2)), Double::sum);
                }
            }
        });
        return counts;
    }
}
