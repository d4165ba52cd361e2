package io.marketprism.collector.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as wholes. */
final class Folders {

    private Folders() {}

    /** Removes a file, or a folder and what is in it, if it is there. */
    static void delete(Path top) throws FailureException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(top)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException none) {
            return;
        } catch (IOException | UncheckedIOException e) {
            throw new FailureException(top + " cannot be read (" + e.getMessage() + ")", e);
        }
        for (Path path : deepestFirst) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new FailureException(path + " cannot be removed (" + e.getMessage() + ")", e);
            }
        }
    }

    /** The regular files directly in a folder whose names end so, by name; none if the folder is not there. */
    static List<Path> list(Path folder, String ending) throws FailureException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new FailureException("The folder " + folder + " cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
