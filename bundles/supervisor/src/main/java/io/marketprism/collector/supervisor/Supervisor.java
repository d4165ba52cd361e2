package io.marketprism.collector.supervisor;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The root's knowledge of its children (P4). Never blocks; safe on any thread. */
@ProviderType
public interface Supervisor {

    /** The children in the order they are started (P3). */
    List<ChildStatus> children();

    /** The root itself. */
    RootStatus root();
}
