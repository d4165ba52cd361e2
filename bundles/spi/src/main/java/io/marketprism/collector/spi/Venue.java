package io.marketprism.collector.spi;

import io.marketprism.collector.model.Contract;
import io.marketprism.collector.model.DataType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One venue's public protocol. Stateless, thread-safe and free of I/O. Registered as a service with the property {@link
 * #NAME_PROPERTY} set to {@link #name}.
 */
@ConsumerType
public interface Venue {

    /** The service property that holds {@link #name}. */
    String NAME_PROPERTY = "venue";

    /** The venue's word in subjects, {@code okx}. */
    String name();

    /** Which of the data types configured for an exchange this venue can collect. */
    Set<DataType> supports(ExchangeSettings settings);

    /**
     * The questions whose answers {@link #plan} needs to know contract sizes; empty where symbols say all.
     *
     * <p>They are asked once before the plan is made, and again when the exchange is started anew.
     */
    List<InstrumentQuery> instrumentQueries(ExchangeSettings settings);

    /**
     * What to connect, subscribe and poll.
     *
     * @param settings the exchange's settings
     * @param contracts the contracts that the instrument queries gave, by the venue's symbol
     * @throws IllegalArgumentException in a sentence for the operator, if the settings make no sense for this venue
     */
    CollectionPlan plan(ExchangeSettings settings, Map<String, Contract> contracts);
}
