package io.marketprism.collector.config;

import io.marketprism.collector.model.DataType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The broker and what is published to it; keys {@code nats.*} and {@code delivery.*}.
 *
 * @param servers addresses, which may hold credentials
 * @param clientName the connection's name
 * @param reconnectWait time between two attempts to connect
 * @param publishTimeout how long one publish may wait for its acknowledgement
 * @param publishMaxRetries how often a publish without acknowledgement is tried again
 * @param inFlight the most messages sent and not yet acknowledged
 * @param jetStream whether data types with a stream are published to JetStream
 * @param subjects the subject template of each data type
 * @param naming how names are normalised
 * @param streams the streams to provide: the file's, in its order, then the product's own
 */
public record NatsSettings(
        List<String> servers,
        String clientName,
        Duration reconnectWait,
        Duration publishTimeout,
        int publishMaxRetries,
        int inFlight,
        boolean jetStream,
        Map<DataType, String> subjects,
        NamingSettings naming,
        List<StreamSettings> streams) {

    private static final Pattern CREDENTIALS = Pattern.compile("://[^@/]*@");

    /** Copies the collections. */
    public NatsSettings {
        servers = List.copyOf(servers);
        subjects = Map.copyOf(subjects);
        streams = List.copyOf(streams);
    }

    /** The addresses without credentials, for logs. */
    public List<String> serversWithoutCredentials() {
        return servers.stream()
                .map(server -> CREDENTIALS.matcher(server).replaceFirst("://"))
                .toList();
    }

    /** Says nothing of credentials. */
    @Override
    public String toString() {
        return "NatsSettings[" + serversWithoutCredentials() + ", " + clientName + ", " + streams + "]";
    }
}
