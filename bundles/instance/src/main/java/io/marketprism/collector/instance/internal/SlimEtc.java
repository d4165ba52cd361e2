package io.marketprism.collector.instance.internal;

import io.marketprism.collector.instance.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes the {@code etc/} of a slim instance anew before each start, so that nothing an earlier life or version left
 * there has a say (D2): the distribution's framework settings, the template {@code etc/children}, the list of bundles,
 * and the files of the launch.
 */
final class SlimEtc {

    private static final List<String> FRAMEWORK_FILES = List.of("config.properties", "jre.properties");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path distribution;

    /** A writer for instances of a distribution. */
    SlimEtc(Path distribution) {
        this.distribution = distribution;
    }

    /** Writes {@code etc} for an instance. */
    void write(Path etc, String instance, Launch launch) throws IOException {
        empty(etc);
        Files.createDirectories(etc);
        for (String file : FRAMEWORK_FILES) {
            Files.copy(
                    distribution.resolve("etc").resolve(file), etc.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        try (DirectoryStream<Path> template = Files.newDirectoryStream(distribution.resolve("etc/children"))) {
            for (Path file : template) {
                write(
                        etc.resolve(file.getFileName().toString()),
                        Files.readString(file).replace("@instance@", instance));
            }
        }
        write(etc.resolve("startup.properties"), startup(launch));
        for (Map.Entry<String, String> file : new TreeMap<>(launch.files()).entrySet()) {
            write(inside(etc, file.getKey()), file.getValue());
        }
    }

    private String startup(Launch launch) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (StartupBundle bundle : FeatureFiles.read(distribution.resolve("system"), launch.repositories())
                .bundles(launch.features())) {
            lines.append(bundle.uri().replace(":", "\\:"))
                    .append(" = ")
                    .append(bundle.startLevel())
                    .append('\n');
        }
        return lines.toString();
    }

    private static Path inside(Path etc, String name) {
        Path file = etc.resolve(name).normalize();
        if (!file.startsWith(etc)) {
            throw new IllegalArgumentException("The file " + name + " would lie outside of " + etc);
        }
        return file;
    }

    private static void write(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.write(file, content.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(path -> !path.equals(folder)).toList();
        }
        for (int i = paths.size() - 1; i >= 0; i--) {
            Files.delete(paths.get(i));
        }
    }
}
