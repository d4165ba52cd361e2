package io.marketprism.collector.venue.simulator.internal.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads recorded sessions: JSON lines with {@code t}, {@code conn}, {@code dir}, {@code url} and {@code body}. */
final class RecordingFiles {

    /** One frame or answer that a venue sent. */
    record Body(String connection, boolean rest, String url, Object json) {}

    /** Takes what was recorded, in order. */
    @FunctionalInterface
    interface Taker {
        void take(Body body);
    }

    private RecordingFiles() {}

    /**
     * Reads all files of a folder by name.
     *
     * @throws IOException if the folder or a file cannot be read, or holds no recording
     */
    static void folder(Path folder, Taker taker) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(file -> file.getFileName().toString().matches(".*\\.jsonl(\\.gz)?"))
                    .sorted()
                    .forEach(files::add);
        }
        if (files.isEmpty()) {
            throw new IOException("There is no recording in " + folder + "; files *.jsonl or *.jsonl.gz are expected");
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                lines(file.getFileName().toString(), in, taker);
            }
        }
    }

    /**
     * Reads a file of this bundle.
     *
     * @throws IOException if it is missing or damaged
     */
    static void builtIn(String name, Taker taker) throws IOException {
        try (InputStream in = RecordingFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The recording " + name + " is not in the bundle");
            }
            lines(name, in, taker);
        }
    }

    private static void lines(String file, InputStream in, Taker taker) throws IOException {
        InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(in) : in;
        BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
        Map<String, String> addresses = new HashMap<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            Map<?, ?> record;
            try {
                record = JsonTree.map(JsonTree.parse(line));
            } catch (IOException e) {
                throw new IOException("Line " + number + " of the recording " + file + " is no JSON record", e);
            }
            if (record.get("t") != null) {
                record(file, record, addresses, taker);
            }
        }
    }

    private static void record(String file, Map<?, ?> record, Map<String, String> addresses, Taker taker) {
        String connection = file + "#" + JsonTree.text(record, "conn");
        String url = JsonTree.text(record, "url");
        String kind = JsonTree.text(record, "dir");
        if (!kind.equals("http") && !url.isEmpty()) {
            addresses.putIfAbsent(connection, url);
        }
        if (kind.equals("in") || kind.equals("http")) {
            Object json;
            try {
                json = JsonTree.parse(JsonTree.text(record, "body"));
            } catch (IOException e) {
                // a recorded pong, an HTML page or nothing at all: nothing that could be played
                return;
            }
            String address = kind.equals("http") ? url : addresses.getOrDefault(connection, "");
            taker.take(new Body(connection, kind.equals("http"), address, json));
        }
    }
}
