package io.marketprism.collector.supervisor;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What the root knows of its children and of itself. Safe for any thread; never blocks (I5). */
@ProviderType
public interface Supervisor {

    /** The children that the configuration asks for, in the order they are started. */
    List<ChildStatus> children();

    /** The root instance itself. */
    RootStatus root();
}
