package io.marketprism.collector.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What each bundle imports and exports, as bnd found it, against {@code bundles.txt}, so that a new import is seen in a
 * review. {@code -Dmanifests.write=true} writes the file anew.
 */
class ManifestTest {

    private static final Path COMMITTED = Path.of("src/test/resources/bundles.txt");
    private static final String OURS = "io.marketprism.collector.";

    /** A clause's package: what stands before its first attribute; commas inside quotes are no separators. */
    private static final Pattern CLAUSE =
            Pattern.compile("([^,;\"]+)((?:;[^,;\"=]+:?=(?:\"[^\"]*\"|[^,;\"]*))*)(?:,|$)");

    @Test
    void importsAndExportsAreTheCommittedOnes() throws IOException {
        String found = String.join("\n", lines()) + "\n";
        if (Boolean.getBoolean("manifests.write")) {
            Files.writeString(COMMITTED, found);
        }
        assertThat(found)
                .as("write it anew with -Dmanifests.write=true, and read the difference")
                .isEqualTo(Files.readString(COMMITTED));
    }

    private static List<String> lines() throws IOException {
        Map<String, Attributes> bundles = new TreeMap<>();
        for (URL url : Collections.list(ManifestTest.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            try (InputStream in = url.openStream()) {
                Attributes headers = new Manifest(in).getMainAttributes();
                String name = headers.getValue("Bundle-SymbolicName");
                if (name != null && name.startsWith(OURS)) {
                    bundles.put(name, headers);
                }
            }
        }
        return bundles.entrySet().stream()
                .flatMap(bundle -> Stream.of(
                        bundle.getKey(),
                        "  imports " + packages(bundle.getValue().getValue("Import-Package")),
                        "  exports " + packages(bundle.getValue().getValue("Export-Package"))))
                .toList();
    }

    private static String packages(String header) {
        TreeSet<String> packages = new TreeSet<>();
        Matcher clause = CLAUSE.matcher(header == null ? "" : header);
        while (clause.find()) {
            String optional = clause.group(2).contains("resolution:=optional") ? "?" : "";
            packages.add(clause.group(1) + optional);
        }
        return String.join(" ", packages);
    }
}
