package io.marketprism.collector.supervisor.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The customary name of the main log, {@code logs/unified-collector.log}, as a link to the real one (H6). */
final class MainLogLink {

    private MainLogLink() {}

    /**
     * Makes the link, or sets an existing link right. A real file of that name is somebody's and stays.
     *
     * @param home what a relative name is relative to
     * @param customary the customary name
     * @return whether the link is there now
     */
    static boolean make(Path home, String customary) throws IOException {
        Path link = home.resolve(customary).normalize();
        Path log = home.resolve("logs").resolve("collector_main.log");
        if (link.equals(log)) {
            return true;
        }
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
            return false;
        }
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, link.getParent().relativize(log));
        return true;
    }
}
