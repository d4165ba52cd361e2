package io.marketprism.collector.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Karaf's own client, in this process, logged in to the running root. The password goes from its 0600 file to the
 * client and is on no command line. The client ends the process itself, with the command's exit code.
 */
final class ConsoleCommand {

    private static final String CLIENT = "org.apache.karaf.client.Main";
    private static final List<String> JARS =
            List.of("org.apache.karaf.client-", "sshd-osgi-", "sshd-scp-", "sshd-sftp-", "jansi-", "jline-");

    private final Home home;

    /** For a home. */
    ConsoleCommand(Home home) {
        this.home = home;
    }

    /** Does it; returns the exit code if the client comes back. */
    int run(List<String> words) throws FailureException {
        RunRecord record = RunRecord.read(home.runFile());
        if (record.running(RunRecord.ROOT).isEmpty()) {
            throw new FailureException("Nothing runs in the home " + home.home() + ", so there is no console");
        }
        Credentials credentials = Credentials.read(home);
        System.setProperty("karaf.home", home.distribution().toString());
        System.setProperty("karaf.base", home.distribution().toString());
        System.setProperty("karaf.etc", home.etc().toString());
        System.setProperty("karaf.data", home.rootData().toString());
        try (URLClassLoader loader = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            loader.loadClass(CLIENT).getMethod("main", String[].class).invoke(null, (Object)
                    arguments(credentials, words).toArray(String[]::new));
            return 0;
        } catch (InvocationTargetException e) {
            throw new FailureException("The console ended (" + e.getCause().getMessage() + ")", e);
        } catch (ReflectiveOperationException | IOException e) {
            throw new FailureException(
                    "Karaf's client in " + home.distribution().resolve("system") + " cannot be used (" + e.getMessage()
                            + ")",
                    e);
        }
    }

    private static List<String> arguments(Credentials credentials, List<String> words) {
        List<String> arguments = new ArrayList<>(List.of(
                "-h",
                "127.0.0.1",
                "-a",
                Integer.toString(credentials.sshPort()),
                "-u",
                credentials.user(),
                "-p",
                credentials.password()));
        if (!words.isEmpty()) {
            arguments.add("--");
            arguments.addAll(words);
        }
        return arguments;
    }

    /** The client and what it needs, wherever they lie in the distribution's repository. */
    private URL[] jars() throws FailureException {
        Path system = home.distribution().resolve("system");
        try (Stream<Path> all = Files.walk(system)) {
            List<URL> urls = new ArrayList<>();
            for (Path file : all.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".jar") && JARS.stream().anyMatch(prefix -> isVersionOf(name, prefix))) {
                    urls.add(file.toUri().toURL());
                }
            }
            return urls.toArray(URL[]::new);
        } catch (MalformedURLException e) {
            throw new FailureException("The path " + system + " cannot be loaded from", e);
        } catch (IOException | UncheckedIOException e) {
            throw new FailureException("The folder " + system + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static boolean isVersionOf(String name, String prefix) {
        return name.startsWith(prefix) && Character.isDigit(name.charAt(prefix.length()));
    }
}
