package io.marketprism.collector.supervisor.internal;

import io.marketprism.collector.child.link.ChildAddress;
import io.marketprism.collector.instance.Launch;
import io.marketprism.collector.instance.LaunchRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all slim instances have in common: feature repository, JMX connector on free loopback ports with credentials of
 * this one start (D11), options of the JVM.
 */
final class SlimLaunch {

    private static final String HOST = "127.0.0.1";
    private static final String USER = "root";
    private static final int PASSWORD_BYTES = 24;

    private final String repository;
    private final Path jvmOptions;
    private final String logLevel;
    private final SecureRandom random = new SecureRandom();

    /**
     * Launches of a product version.
     *
     * @param version the version of the features in the distribution
     * @param jvmOptions the file with the options of children's JVMs, one a line
     * @param logLevel the least level that children log
     */
    SlimLaunch(String version, Path jvmOptions, String logLevel) {
        this.repository = "mvn:io.marketprism.collector/collector-features/" + version + "/xml/features";
        this.jvmOptions = jvmOptions;
        this.logLevel = logLevel;
    }

    /**
     * A launch.
     *
     * @param instance the instance's name
     * @param feature the feature it is for
     * @param heapMb its Java heap
     * @param files its own files in {@code etc/}
     */
    Launch of(String instance, String feature, int heapMb, Map<String, String> files) throws IOException {
        LoopbackPorts ports = LoopbackPorts.find(random);
        String password = password();
        Map<String, String> all = new HashMap<>(files);
        all.put("org.apache.karaf.management.cfg", management(instance, ports));
        all.put("users.properties", users(password));
        return new Launch(
                List.of(repository),
                List.of("collector-slim", feature),
                all,
                options(heapMb),
                Map.of(
                        "registryPort",
                        Integer.toString(ports.registry()),
                        "serverPort",
                        Integer.toString(ports.server()),
                        "user",
                        USER,
                        "password",
                        password));
    }

    /** Where the JMX connector of a launched instance is, if it was launched by this class. */
    static Optional<ChildAddress> address(LaunchRecord launch) {
        Map<String, String> told = launch.attributes();
        if (!told.containsKey("registryPort") || !told.containsKey("serverPort")) {
            return Optional.empty();
        }
        return Optional.of(new ChildAddress(
                HOST,
                Integer.parseInt(told.get("registryPort")),
                Integer.parseInt(told.get("serverPort")),
                launch.instance(),
                told.getOrDefault("user", USER),
                told.getOrDefault("password", "")));
    }

    private List<String> options(int heapMb) throws IOException {
        List<String> options = new ArrayList<>();
        for (String line : Files.readAllLines(jvmOptions)) {
            String option = line.strip();
            if (!option.isEmpty() && !option.startsWith("#")) {
                options.add(option);
            }
        }
        options.add("-Xmx" + heapMb + "m");
        options.add("-Dcollector.log.level=" + logLevel);
        return options;
    }

    private String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String users(String password) {
        return USER + " = " + password + ",_g_:rootgroup\n_g_\\:rootgroup = group,admin,manager,viewer,systembundles\n";
    }

    private static String management(String instance, LoopbackPorts ports) {
        return String.join(
                "\n",
                "rmiRegistryHost = " + HOST,
                "rmiRegistryPort = " + ports.registry(),
                "rmiServerHost = " + HOST,
                "rmiServerPort = " + ports.server(),
                "jmxRealm = karaf",
                "serviceUrl = service:jmx:rmi://" + HOST + ":" + ports.server() + "/jndi/rmi://" + HOST + ":"
                        + ports.registry() + "/karaf-" + instance,
                "daemon = true",
                "threaded = true",
                "objectName = connector:name=rmi",
                "jmxmpEnabled = false",
                "jmx.remote.rmi.server.credentials.filter.pattern = java.lang.String;!*",
                "");
    }
}
