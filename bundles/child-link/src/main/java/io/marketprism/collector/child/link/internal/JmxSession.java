package io.marketprism.collector.child.link.internal;

import io.marketprism.collector.child.link.ChildAddress;
import io.marketprism.collector.spi.management.CollectorMXBean;
import java.io.IOException;
import java.rmi.NotBoundException;
import java.rmi.Remote;
import java.rmi.registry.LocateRegistry;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.rmi.RMIConnection;
import javax.management.remote.rmi.RMIConnectionImpl_Stub;
import javax.management.remote.rmi.RMIServer;
import javax.management.remote.rmi.RMIServerImpl_Stub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JMX over RMI to one child, on the connector's own interfaces: no JNDI, no heartbeat thread, no retry of its own, so
 * that one read is one exchange of messages and its failure is known at once.
 *
 * <p>What a child sends is deserialised by the RMI runtime, which takes a filter on the client's side only for the whole
 * process ({@code jdk.serialFilter}); the reach is limited to a loopback port whose owner the root started.
 */
final class JmxSession implements ChildSession {

    private static final Logger LOG = LoggerFactory.getLogger(JmxSession.class);

    private final ChildAddress address;
    private final ObjectName collector;
    private final LoopbackSockets sockets;
    private final List<Remote> kept = new ArrayList<>();
    private RMIConnection connection;

    JmxSession(String child, ChildAddress address, int connectTimeoutMs, int readTimeoutMs) {
        this.address = address;
        this.collector = collectorOf(child);
        this.sockets = new LoopbackSockets(connectTimeoutMs, readTimeoutMs);
    }

    private static ObjectName collectorOf(String child) {
        try {
            return new ObjectName(CollectorMXBean.objectName(child));
        } catch (JMException e) {
            throw new IllegalArgumentException("'" + child + "' cannot be part of an MBean's name.", e);
        }
    }

    @Override
    public void open() throws IOException {
        Reroute reroute = new Reroute(address.host(), address.serverPort(), sockets);
        RMIServer server = new RMIServerImpl_Stub(reroute.of(kept(lookUp())));
        RMIConnection given = server.newClient(new String[] {address.user(), address.password()});
        connection = new RMIConnectionImpl_Stub(reroute.of(kept(given)));
    }

    private Remote lookUp() throws IOException {
        try {
            return LocateRegistry.getRegistry(address.host(), address.registryPort(), sockets)
                    .lookup(address.binding());
        } catch (NotBoundException e) {
            throw new IOException("its registry knows no " + address.binding() + " yet", e);
        }
    }

    private Remote kept(Remote stub) {
        kept.add(stub);
        return stub;
    }

    @Override
    public CompositeData snapshot() throws IOException, JMException {
        Object value = connection.getAttribute(collector, "Snapshot", null);
        if (value instanceof CompositeData data) {
            return data;
        }
        throw new JMException("its Snapshot is not composite data but " + value);
    }

    @Override
    public void close() {
        try {
            sockets.close();
        } catch (IOException e) {
            LOG.debug("A socket to {} did not close cleanly.", address, e);
        }
    }
}
