package io.marketprism.collector.instance.internal;

import java.util.Arrays;
import org.apache.karaf.instance.core.Instance;
import org.apache.karaf.instance.core.InstanceService;
import org.apache.karaf.instance.core.InstanceSettings;

/** Karaf's Instance Service, whose instances are {@link SlimInstance}s (D1). */
final class SlimInstanceService implements InstanceService {

    private final InstanceService karafs;
    private final SlimInstances processes;

    SlimInstanceService(InstanceService karafs, SlimInstances processes) {
        this.karafs = karafs;
        this.processes = processes;
    }

    @Override
    public Instance createInstance(String name, InstanceSettings settings, boolean printOutput) throws Exception {
        return slim(karafs.createInstance(name, settings, printOutput));
    }

    @Override
    public void renameInstance(String name, String newName, boolean printOutput) throws Exception {
        karafs.renameInstance(name, newName, printOutput);
    }

    @Override
    public Instance cloneInstance(String name, String cloneName, InstanceSettings settings, boolean printOutput)
            throws Exception {
        return slim(karafs.cloneInstance(name, cloneName, settings, printOutput));
    }

    @Override
    public Instance[] getInstances() {
        return Arrays.stream(karafs.getInstances()).map(this::slim).toArray(Instance[]::new);
    }

    @Override
    public Instance getInstance(String name) {
        Instance instance = karafs.getInstance(name);
        return instance == null ? null : slim(instance);
    }

    private Instance slim(Instance instance) {
        return new SlimInstance(instance, processes);
    }
}
