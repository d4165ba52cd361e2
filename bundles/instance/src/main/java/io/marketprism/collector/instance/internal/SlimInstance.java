package io.marketprism.collector.instance.internal;

import io.marketprism.collector.instance.Launch;
import io.marketprism.collector.instance.LaunchRecord;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.karaf.instance.core.Instance;

/**
 * An instance as Karaf's service knows it, whose process is this product's: started without a shell, known by PID and
 * start time, {@code Started} when its JMX registry answers. An instance that no planner knows is Karaf's altogether.
 */
final class SlimInstance implements Instance {

    private static final int ANSWER_MS = 200;
    private static final String LOOPBACK = "127.0.0.1";

    private final Instance karafs;
    private final SlimInstances processes;

    SlimInstance(Instance karafs, SlimInstances processes) {
        this.karafs = karafs;
        this.processes = processes;
    }

    @Override
    public void start(String javaOpts) throws Exception {
        Optional<Launch> launch = karafs.isRoot() ? Optional.empty() : processes.plan(getName());
        if (launch.isEmpty()) {
            karafs.start(javaOpts);
        } else {
            processes.start(getName(), Path.of(getLocation()), launch.get());
        }
    }

    @Override
    public void stop() throws Exception {
        if (processes.running(getName()).isPresent()) {
            processes.stop(getName());
        } else {
            karafs.stop();
        }
    }

    @Override
    public void restart(String javaOpts) throws Exception {
        if (processes.running(getName()).isPresent()) {
            processes.stop(getName());
            start(javaOpts);
        } else {
            karafs.restart(javaOpts);
        }
    }

    @Override
    public void destroy() throws Exception {
        karafs.destroy();
        processes.forget(getName());
    }

    @Override
    public int getPid() {
        return processes
                .running(getName())
                .map(launch -> Math.toIntExact(launch.pid()))
                .orElseGet(karafs::getPid);
    }

    @Override
    public String getState() throws Exception {
        Optional<LaunchRecord> launch = processes.running(getName());
        if (launch.isEmpty()) {
            return karafs.getState();
        }
        return answers(getRmiRegistryHost(), getRmiRegistryPort()) ? STARTED : STARTING;
    }

    /** Whether the instance has no SSH, no features service and no shell. */
    private boolean isSlim() {
        return !karafs.isRoot() && processes.isKnown(getName());
    }

    /** A port of the present start; 0 while there is none. */
    private int port(String attribute) {
        return processes
                .running(getName())
                .map(launch -> launch.attributes().get(attribute))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private void requireSsh() {
        if (isSlim()) {
            throw new IllegalStateException(
                    "Instance " + getName() + " has no SSH; look at it with collector:status, over JMX, or in its log");
        }
    }

    /** Karaf reads some facts from files that a slim instance does not have. */
    private static String known(String value) {
        return value == null ? "" : value;
    }

    private static boolean answers(String host, int port) {
        if (port <= 0) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), ANSWER_MS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public String getName() {
        return karafs.getName();
    }

    @Override
    public boolean isRoot() {
        return karafs.isRoot();
    }

    @Override
    public String getLocation() {
        return karafs.getLocation();
    }

    @Override
    public int getSshPort() {
        return isSlim() ? 0 : karafs.getSshPort();
    }

    @Override
    public void changeSshPort(int port) throws Exception {
        requireSsh();
        karafs.changeSshPort(port);
    }

    @Override
    public String getSshHost() {
        return isSlim() ? "" : karafs.getSshHost();
    }

    @Override
    public void changeSshHost(String host) throws Exception {
        requireSsh();
        karafs.changeSshHost(host);
    }

    @Override
    public int getRmiRegistryPort() {
        return isSlim() ? port("registryPort") : karafs.getRmiRegistryPort();
    }

    @Override
    public void changeRmiRegistryPort(int port) throws Exception {
        karafs.changeRmiRegistryPort(port);
    }

    @Override
    public String getRmiRegistryHost() {
        return isSlim() ? LOOPBACK : karafs.getRmiRegistryHost();
    }

    @Override
    public int getRmiServerPort() {
        return isSlim() ? port("serverPort") : karafs.getRmiServerPort();
    }

    @Override
    public void changeRmiServerPort(int port) throws Exception {
        karafs.changeRmiServerPort(port);
    }

    @Override
    public String getRmiServerHost() {
        return isSlim() ? LOOPBACK : karafs.getRmiServerHost();
    }

    @Override
    public String getJavaOpts() {
        return known(karafs.getJavaOpts());
    }

    @Override
    public void changeJavaOpts(String javaOpts) throws Exception {
        karafs.changeJavaOpts(javaOpts);
    }

    @Override
    public void packageInZip(String destination) throws Exception {
        karafs.packageInZip(destination);
    }
}
