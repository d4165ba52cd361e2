package io.marketprism.collector.child.link;

import java.time.Duration;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The root's lines to its children over JMX (I1). Safe on any thread; no child can hold a caller up (I5). */
@ProviderType
public interface ChildLinks {

    /** Connects to a child from now on, and again whenever the line breaks. Returns at once. */
    void attach(String child, ChildAddress address);

    /** Gives up the line to a child. Its last reading stays, as not answered, until the child is attached again. */
    void detach(String child);

    /** The last reading of each child; taken every 10 s (I2). Never blocks. */
    Map<String, ChildReading> latest();

    /** Reads all children now, in parallel, and waits no longer than the deadline (I3). */
    Map<String, ChildReading> readNow(Duration deadline);
}
