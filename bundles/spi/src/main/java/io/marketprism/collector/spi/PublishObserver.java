package io.marketprism.collector.spi;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears what became of a channel's events. Called on any thread; must not block. */
@ConsumerType
public interface PublishObserver {

    /** The broker has stored one event (or, on a subject without a stream, taken it). */
    void published(boolean duplicate);

    /** One event could not be stored; {@code code} is a short stable word such as {@code timeout}. */
    void failed(String code, String reason);
}
