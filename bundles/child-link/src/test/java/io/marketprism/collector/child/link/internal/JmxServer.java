package io.marketprism.collector.child.link.internal;

import io.marketprism.collector.child.link.ChildAddress;
import io.marketprism.collector.spi.management.CollectorMXBean;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXPrincipal;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.management.remote.rmi.RMIJRMPServerImpl;
import javax.security.auth.Subject;

/** A child's JMX connector as Karaf sets it up: registry and server on loopback, no socket factory for the client. */
final class JmxServer implements AutoCloseable {

    static final String USER = "root-of-test";
    static final String PASSWORD = "correct";

    private final Registry registry;
    private final RMIConnectorServer connector;
    private final MBeanServer beans = MBeanServerFactory.newMBeanServer();
    private final ChildAddress address;

    private JmxServer(ChildAddress address) throws IOException {
        this.address = address;
        RMIServerSocketFactory loopback = port -> new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        registry = LocateRegistry.createRegistry(address.registryPort(), null, loopback);
        Map<String, Object> environment = new HashMap<>();
        environment.put(RMIConnectorServer.AUTHENTICATOR, (JMXAuthenticator) JmxServer::login);
        RMIJRMPServerImpl server = new RMIJRMPServerImpl(address.serverPort(), null, loopback, environment);
        connector = new RMIConnectorServer(
                new JMXServiceURL("rmi", address.host(), address.serverPort()), environment, server, beans);
        connector.start();
        registry.rebind(address.binding(), server.toStub());
    }

    private static Subject login(Object credentials) {
        if (credentials instanceof String[] given && Arrays.equals(given, new String[] {USER, PASSWORD})) {
            return new Subject(
                    true,
                    Collections.singleton(new JMXPrincipal(USER)),
                    Collections.emptySet(),
                    Collections.emptySet());
        }
        throw new SecurityException("Authentication failed");
    }

    static JmxServer start(ChildAddress address) throws IOException {
        return new JmxServer(address);
    }

    static JmxServer start(String child, Supplier<CollectorSnapshot> snapshot) throws IOException, JMException {
        return start(freeAddress(child)).serve(child, snapshot);
    }

    static ChildAddress freeAddress(String instance) throws IOException {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new ChildAddress("127.0.0.1", one.getLocalPort(), two.getLocalPort(), instance, USER, PASSWORD);
        }
    }

    JmxServer serve(String child, Supplier<CollectorSnapshot> snapshot) throws JMException {
        CollectorMXBean collector = snapshot::get;
        beans.registerMBean(
                new StandardMBean(collector, CollectorMXBean.class, true),
                new ObjectName(CollectorMXBean.objectName(child)));
        return this;
    }

    ChildAddress address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        connector.stop();
        UnicastRemoteObject.unexportObject(registry, true);
    }
}
