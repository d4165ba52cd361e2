package io.marketprism.collector.instance;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Plans the starts of the instances it knows; asked anew for each start, whoever ordered it. */
@ConsumerType
public interface LaunchPlanner {

    /**
     * The launch of an instance, or nothing if this planner does not know it.
     *
     * @throws IllegalStateException in a sentence, if the instance is known but must not be started now
     */
    Optional<Launch> plan(String instance);
}
