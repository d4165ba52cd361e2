package io.marketprism.collector.publisher.nats.internal;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads what a server's streams hold, through a connection of its own. */
final class StreamReader implements AutoCloseable {

    private final Connection connection;

    StreamReader(int port) throws IOException, InterruptedException {
        connection = Nats.connect(Options.builder()
                .server("nats://127.0.0.1:" + port)
                .maxReconnects(0)
                .build());
    }

    Connection connection() {
        return connection;
    }

    JetStreamManagement management() throws IOException {
        return connection.jetStreamManagement();
    }

    StreamConfiguration configuration(String stream) throws IOException, JetStreamApiException {
        return management().getStreamInfo(stream).getConfiguration();
    }

    long count(String stream) throws IOException, JetStreamApiException {
        return management().getStreamInfo(stream).getStreamState().getMsgCount();
    }

    /** The message IDs of a subject, in the stream's order. */
    List<String> ids(String stream, String subject) throws Exception {
        List<String> ids = new ArrayList<>();
        for (Message message : messages(stream, subject)) {
            ids.add(message.getHeaders().getFirst("Nats-Msg-Id"));
        }
        return ids;
    }

    /** The payloads of a subject, in the stream's order. */
    List<String> payloads(String stream, String subject) throws Exception {
        List<String> payloads = new ArrayList<>();
        for (Message message : messages(stream, subject)) {
            payloads.add(new String(message.getData(), StandardCharsets.UTF_8));
        }
        return payloads;
    }

    private List<Message> messages(String stream, String subject) throws Exception {
        PushSubscribeOptions ordered =
                PushSubscribeOptions.builder().stream(stream).ordered(true).build();
        JetStreamSubscription subscription = connection.jetStream().subscribe(subject, ordered);
        List<Message> all = new ArrayList<>();
        long pending = subscription.getConsumerInfo().getCalculatedPending();
        while (all.size() < pending) {
            Message message = subscription.nextMessage(Duration.ofSeconds(5));
            if (message == null) {
                break;
            }
            all.add(message);
        }
        subscription.unsubscribe();
        return all;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
