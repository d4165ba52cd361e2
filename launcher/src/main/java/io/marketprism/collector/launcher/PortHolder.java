package io.marketprism.collector.launcher;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The process that listens on a TCP port.
 *
 * @param pid its ID
 * @param name its short name
 */
record PortHolder(long pid, String name) {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** Who holds a port; nothing if nobody does or it cannot be seen, as with another user's process. */
    static Optional<PortHolder> find(int port) {
        Set<String> sockets = new HashSet<>(listening(table("net/tcp"), port));
        sockets.addAll(listening(table("net/tcp6"), port));
        return sockets.isEmpty() ? Optional.empty() : owner(sockets);
    }

    private static List<String> table(String name) {
        try {
            return Files.readAllLines(PROC.resolve(name));
        } catch (IOException noSuchProtocolHere) {
            return List.of();
        }
    }

    /** The inodes of sockets that listen on a port, from the lines of the kernel's table. */
    static Set<String> listening(List<String> table, int port) {
        Set<String> inodes = new HashSet<>();
        String ending = String.format(":%04X", port);
        for (String line : table) {
            String[] fields = line.strip().split("\\s+", -1);
            if (fields.length > INODE && fields[STATE].equals(LISTENING) && fields[LOCAL_ADDRESS].endsWith(ending)) {
                inodes.add(fields[INODE]);
            }
        }
        return inodes;
    }

    private static Optional<PortHolder> owner(Set<String> sockets) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (holdsOne(process, sockets)) {
                    return Optional.of(new PortHolder(
                            Long.parseLong(process.getFileName().toString()),
                            Files.readString(process.resolve("comm")).strip()));
                }
            }
        } catch (IOException | DirectoryIteratorException gone) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean holdsOne(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:[")
                        && sockets.contains(target.substring("socket:[".length(), target.length() - 1))) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException goneOrAnotherUsers) {
            return false;
        }
        return false;
    }
}
