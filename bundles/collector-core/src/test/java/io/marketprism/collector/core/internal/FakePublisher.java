package io.marketprism.collector.core.internal;

import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.PublishChannel;
import io.marketprism.collector.spi.PublishObserver;
import io.marketprism.collector.spi.Publisher;
import io.marketprism.collector.spi.PublisherStatus;
import io.marketprism.collector.spi.Receipt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A broker that stores at once, unless told otherwise. */
final class FakePublisher implements Publisher {

    final List<MarketEvent> published = new ArrayList<>();
    final Map<Channel, PublishObserver> observers = new LinkedHashMap<>();
    final List<Channel> closed = new ArrayList<>();
    Runnable onPublish = () -> {};
    boolean storing = true;

    @Override
    public PublishChannel open(Channel channel, PublishObserver observer) {
        observers.put(channel, observer);
        return new PublishChannel() {
            @Override
            public void publish(MarketEvent event, Receipt receipt) {
                onPublish.run();
                published.add(event);
                if (storing) {
                    observer.published(false);
                }
            }

            @Override
            public void close() {
                closed.add(channel);
            }
        };
    }

    @Override
    public PublisherStatus status() {
        return new PublisherStatus(true, "nats://127.0.0.1:4222", 3, 2, "");
    }
}
