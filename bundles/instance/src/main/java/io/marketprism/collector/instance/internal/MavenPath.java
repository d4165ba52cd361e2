package io.marketprism.collector.instance.internal;

import java.nio.file.Path;

/** Where an artifact lies in a folder laid out as a Maven repository, such as Karaf's {@code system/}. */
final class MavenPath {

    private MavenPath() {}

    /**
     * The file of {@code mvn:group/artifact/version[/type[/classifier]]} below a folder.
     *
     * @throws IllegalArgumentException if the text is no such address
     */
    static Path in(Path folder, String uri) {
        String[] parts = uri.startsWith("mvn:") ? uri.substring("mvn:".length()).split("/", -1) : new String[0];
        if (parts.length < 3 || parts.length > 5) {
            throw new IllegalArgumentException(
                    "\"" + uri + "\" is no address of the form mvn:group/artifact/version[/type[/classifier]]");
        }
        String type = parts.length > 3 ? parts[3] : "jar";
        String classifier = parts.length > 4 ? "-" + parts[4] : "";
        return folder.resolve(parts[0].replace('.', '/'))
                .resolve(parts[1])
                .resolve(parts[2])
                .resolve(parts[1] + "-" + parts[2] + classifier + "." + type);
    }
}
