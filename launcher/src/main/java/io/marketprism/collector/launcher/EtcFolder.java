package io.marketprism.collector.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The root's {@code etc}, copied from the distribution's, which is never written to. A file is copied if it is missing,
 * older than the distribution's, or as old with other content (archives with fixed times). What was edited since stays.
 */
final class EtcFolder {

    /** Written anew for each boot, so the distribution's is never wanted. */
    private static final Set<String> PER_BOOT = Set.of("users.properties");

    private EtcFolder() {}

    /** Brings the copy up to date. */
    static void refresh(Path source, Path copy) throws FailureException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.filter(Files::isRegularFile).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new FailureException(
                    "The distribution's folder " + source + " cannot be read (" + e.getMessage() + ")", e);
        }
        for (Path file : files) {
            Path target = copy.resolve(source.relativize(file).toString());
            try {
                if (!PER_BOOT.contains(file.getFileName().toString()) && isWanted(file, target)) {
                    Files.createDirectories(copy.resolve(target).getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            } catch (IOException e) {
                throw new FailureException(
                        "The file " + file + " cannot be copied to " + target + " (" + e.getMessage() + ")", e);
            }
        }
    }

    private static boolean isWanted(Path file, Path target) throws IOException {
        if (!Files.exists(target)) {
            return true;
        }
        int age = Files.getLastModifiedTime(target).compareTo(Files.getLastModifiedTime(file));
        return age < 0 || (age == 0 && Files.mismatch(file, target) >= 0);
    }
}
