package io.marketprism.collector.core.internal;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the JVM says about its own process. */
final class ProcessFigures {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessFigures.class);

    private ProcessFigures() {}

    static long pid() {
        return ProcessHandle.current().pid();
    }

    static long startedAtMs() {
        return ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    /** CPU time of the process; -1 where the JVM does not know it. */
    static long cpuNanos() {
        try {
            // Asked by name, since its interface lies in a package that a framework need not show to bundles.
            Object cpu = ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), "ProcessCpuTime");
            return ((Number) cpu).longValue();
        } catch (JMException e) {
            LOG.debug("The JVM does not tell the CPU time of its process", e);
            return -1;
        }
    }

    static long heapUsedBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
