package org.apache.karaf.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Stands for Karaf in the process tests: writes down what it was given and runs until it is ended. */
public final class Main {

    private Main() {}

    /** Runs; {@code -Dtest.stubborn=true} does not end on SIGTERM, {@code -Dtest.exit=N} ends at once. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path base = Path.of(System.getProperty("karaf.base"));
        CountDownLatch never = new CountDownLatch(1);
        if (Boolean.getBoolean("test.stubborn")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        Files.writeString(
                base.resolve("seen"),
                System.getProperty("test.option", "") + "\n"
                        + String.join(",", System.getenv().keySet()) + "\n");
        Files.move(base.resolve("seen"), base.resolve("ready"));
        Integer exit = Integer.getInteger("test.exit");
        if (exit != null) {
            System.exit(exit);
        }
        never.await();
    }
}
