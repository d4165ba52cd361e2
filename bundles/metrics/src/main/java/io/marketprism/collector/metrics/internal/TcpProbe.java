package io.marketprism.collector.metrics.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the TCP connections of some processes by state, from the kernel's tables. */
final class TcpProbe {

    private static final Logger LOG = LoggerFactory.getLogger(TcpProbe.class);
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final List<String> STATES = List.of(
            "ESTABLISHED",
            "SYN_SENT",
            "SYN_RECV",
            "FIN_WAIT1",
            "FIN_WAIT2",
            "TIME_WAIT",
            "CLOSE",
            "CLOSE_WAIT",
            "LAST_ACK",
            "LISTEN",
            "CLOSING");

    private final Path proc;

    TcpProbe(Path proc) {
        this.proc = proc;
    }

    /** How many connections the processes have in each state; a process that is gone has none. */
    Map<String, Integer> count(List<Long> pids) {
        Set<String> inodes = new HashSet<>();
        pids.forEach(pid -> collectSockets(proc.resolve(pid + "/fd"), inodes));
        Map<String, Integer> counts = new TreeMap<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            count(proc.resolve(table), inodes, counts);
        }
        return counts;
    }

    private static void collectSockets(Path descriptors, Set<String> inodes) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(descriptors)) {
            for (Path entry : entries) {
                String target = target(entry);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException gone) {
            LOG.debug("The descriptors under {} cannot be seen.", descriptors, gone);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            LOG.trace("{} was closed while it was looked at.", descriptor, closedMeanwhile);
            return "";
        }
    }

    private static void count(Path table, Set<String> inodes, Map<String, Integer> counts) {
        try {
            for (String line : Files.readAllLines(table)) {
                String[] fields = line.trim().split("\\s+", -1);
                if (fields.length > INODE && inodes.contains(fields[INODE])) {
                    int state = Integer.parseInt(fields[STATE], 16);
                    counts.merge(state > 0 && state <= STATES.size() ? STATES.get(state - 1) : "NONE", 1, Integer::sum);
                }
            }
        } catch (IOException missing) {
            LOG.debug("{} cannot be read; its connections are not counted.", table, missing);
        }
    }
}
