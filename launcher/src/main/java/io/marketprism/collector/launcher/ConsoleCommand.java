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
 * The console of the running root, over SSH from this process. The password goes from its 0600 file to the client and is
 * on no command line. A session is Karaf's own client, which ends the process itself; a command is sent by {@link
 * RemoteCommand}, since Karaf's client loses a command's output where there is no terminal.
 */
final class ConsoleCommand {

    private static final String CLIENT = "org.apache.karaf.client.Main";
    private static final String COMMAND = "io.marketprism.collector.launcher.RemoteCommand";
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
        System.setProperty("collector.ssh.port", Integer.toString(credentials.sshPort()));
        try (URLClassLoader loader = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            return words.isEmpty() ? session(loader, credentials) : command(loader, credentials, words);
        } catch (InvocationTargetException e) {
            throw new FailureException("The console ended (" + e.getCause().getMessage() + ")", e);
        } catch (ReflectiveOperationException | IOException e) {
            throw new FailureException(
                    "The client in " + home.distribution().resolve("system") + " cannot be used (" + e.getMessage()
                            + ")",
                    e);
        }
    }

    private static int session(ClassLoader loader, Credentials credentials) throws ReflectiveOperationException {
        String[] arguments = {
            "-h", "127.0.0.1",
            "-a", Integer.toString(credentials.sshPort()),
            "-u", credentials.user(),
            "-p", credentials.password()
        };
        loader.loadClass(CLIENT).getMethod("main", String[].class).invoke(null, (Object) arguments);
        return 0;
    }

    private static int command(ClassLoader loader, Credentials credentials, List<String> words)
            throws ReflectiveOperationException {
        return (int) loader.loadClass(COMMAND)
                .getMethod("run", int.class, String.class, String.class, String.class)
                .invoke(
                        null,
                        credentials.sshPort(),
                        credentials.user(),
                        credentials.password(),
                        String.join(" ", words));
    }

    /** This, the client and what it needs, wherever they lie in the distribution's repository. */
    private URL[] jars() throws FailureException {
        Path system = home.distribution().resolve("system");
        try (Stream<Path> all = Files.walk(system)) {
            List<URL> urls = new ArrayList<>();
            urls.add(ConsoleCommand.class.getProtectionDomain().getCodeSource().getLocation());
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
