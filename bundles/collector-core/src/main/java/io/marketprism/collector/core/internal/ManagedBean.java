package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.management.CollectorMXBean;
import io.marketprism.collector.spi.management.CollectorSnapshot;
import java.util.function.Supplier;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A collector's MBean, from its making to its closing. */
final class ManagedBean implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedBean.class);

    private final MBeanServer server;
    private final ObjectName name;

    /**
     * Registers the MBean.
     *
     * @throws IllegalStateException if another collector of the same exchange lives in this JVM
     */
    ManagedBean(MBeanServer server, String exchange, Supplier<CollectorSnapshot> snapshot) {
        this.server = server;
        try {
            this.name = new ObjectName(CollectorMXBean.objectName(exchange));
            CollectorMXBean bean = snapshot::get;
            server.registerMBean(new StandardMBean(bean, CollectorMXBean.class, true), name);
        } catch (JMException e) {
            throw new IllegalStateException(
                    "The collector of " + exchange + " cannot be shown over JMX (" + e
                            + "); only one collector of an exchange can live in a JVM",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            LOG.debug("The MBean {} was gone already", name, e);
        } catch (JMException e) {
            LOG.warn("The MBean {} could not be taken away", name, e);
        }
    }
}
