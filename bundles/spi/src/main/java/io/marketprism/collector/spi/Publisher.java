package io.marketprism.collector.spi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Brings events to the broker. A service from the start of a child to its end, whether or not the broker is there.
 */
@ProviderType
public interface Publisher {

    /** Prepares one channel: subject, message IDs, metrics. The observer hears of everything published on it. */
    PublishChannel open(Channel channel, PublishObserver observer);

    /** How the broker's connection is, for health. */
    PublisherStatus status();
}
