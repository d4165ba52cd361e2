package io.marketprism.collector.publisher.nats.internal;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the streams exist (C4): makes what is missing, adds subjects that are missing, and never deletes,
 * empties or narrows anything, whoever made it. A subject that another stream captures stays there. Several children do
 * this at the same time; whoever comes second finds the stream and goes on.
 */
final class StreamKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(StreamKeeper.class);

    private static final long LEAST_BYTES = 64L << 20;

    private final List<StreamSettings> streams;

    StreamKeeper(List<StreamSettings> streams) {
        this.streams = List.copyOf(streams);
    }

    /**
     * Checks all streams, one call after the other on the caller's thread.
     *
     * @return the subject patterns that the server's streams answer for by now
     * @throws IOException if the server does not answer
     * @throws JetStreamApiException if it refuses to be asked at all
     */
    Set<String> check(JetStreamManagement server) throws IOException, JetStreamApiException {
        Set<String> captured = new LinkedHashSet<>();
        for (StreamSettings stream : streams) {
            captured.addAll(check(server, stream));
        }
        return captured;
    }

    private static Set<String> check(JetStreamManagement server, StreamSettings wanted)
            throws IOException, JetStreamApiException {
        Optional<StreamInfo> present = find(server, wanted.name());
        if (present.isPresent()) {
            return keep(server, wanted, present.get().getConfiguration());
        }
        try {
            return create(server, wanted);
        } catch (JetStreamApiException e) {
            Optional<StreamInfo> another = find(server, wanted.name());
            if (another.isPresent()) {
                LOG.info("Stream {} was made by another collector at the same time", wanted.name());
                return keep(server, wanted, another.get().getConfiguration());
            }
            if (ServerError.is(e, ServerError.SUBJECTS_OVERLAP)) {
                return createBeside(server, wanted);
            }
            LOG.warn(
                    "Stream {} could not be made: {}. Its subjects {} are published without acknowledgement until"
                            + " the next connection",
                    wanted.name(),
                    e.getMessage(),
                    wanted.subjects());
            return Set.of();
        }
    }

    /** Makes a stream, with fewer bytes if the server has no room for all of them. */
    private static Set<String> create(JetStreamManagement server, StreamSettings wanted)
            throws IOException, JetStreamApiException {
        for (long bytes = wanted.maxBytes(); ; bytes /= 2) {
            try {
                server.addStream(configuration(wanted.withMaxBytes(bytes)));
            } catch (JetStreamApiException e) {
                if (!ServerError.isWantOfRoom(e) || bytes / 2 < LEAST_BYTES) {
                    throw e;
                }
                continue;
            }
            if (bytes == wanted.maxBytes()) {
                LOG.info("Made stream {} for {}", wanted.name(), wanted.subjects());
            } else {
                LOG.warn(
                        "Made stream {} for {} with at most {} MiB instead of {} MiB: the server has no room for more."
                                + " Give it more (jetstream max_file_store) or ask for less (max_bytes)",
                        wanted.name(),
                        wanted.subjects(),
                        bytes >> 20,
                        wanted.maxBytes() >> 20);
            }
            return Set.copyOf(wanted.subjects());
        }
    }

    /** Makes a stream for those of its subjects that no other stream captures. */
    private static Set<String> createBeside(JetStreamManagement server, StreamSettings wanted)
            throws IOException, JetStreamApiException {
        Set<String> captured = new LinkedHashSet<>();
        List<String> free = new ArrayList<>();
        for (String subject : wanted.subjects()) {
            List<StreamInfo> holders = server.getStreams(subject);
            if (holders.isEmpty()) {
                free.add(subject);
            }
            for (StreamInfo holder : holders) {
                StreamConfiguration config = holder.getConfiguration();
                captured.addAll(config.getSubjects());
                LOG.info(
                        "{} stays in stream {}, which captures {}; stream {} does without it",
                        subject,
                        config.getName(),
                        config.getSubjects(),
                        wanted.name());
            }
        }
        if (!free.isEmpty()) {
            try {
                captured.addAll(create(server, wanted.withSubjects(free)));
            } catch (JetStreamApiException e) {
                LOG.warn("Stream {} could not be made for {}: {}", wanted.name(), free, e.getMessage());
            }
        }
        return captured;
    }

    /** Leaves a stream as it is, but for subjects that it lacks. */
    private static Set<String> keep(JetStreamManagement server, StreamSettings wanted, StreamConfiguration present)
            throws IOException, JetStreamApiException {
        Set<String> subjects = new LinkedHashSet<>(present.getSubjects());
        Set<String> foreign = new LinkedHashSet<>(subjects);
        wanted.subjects().forEach(foreign::remove);
        if (!foreign.isEmpty()) {
            LOG.info(
                    "Stream {} also captures {}, which the configuration does not name; they are left in it",
                    wanted.name(),
                    foreign);
        }
        StreamDifference.of(wanted, present)
                .ifPresent(difference -> LOG.info(
                        "Stream {} differs from the configuration in {}; a stream that exists is never changed but"
                                + " for missing subjects",
                        wanted.name(),
                        difference));
        for (String subject : wanted.subjects()) {
            if (!subjects.contains(subject)) {
                subjects.addAll(add(server, wanted, subject));
            }
        }
        return subjects;
    }

    /** Adds one subject; what another stream captures stays there. */
    private static Set<String> add(JetStreamManagement server, StreamSettings wanted, String subject)
            throws IOException, JetStreamApiException {
        Set<String> captured = new LinkedHashSet<>();
        for (StreamInfo holder : server.getStreams(subject)) {
            StreamConfiguration config = holder.getConfiguration();
            captured.addAll(config.getSubjects());
            LOG.info(
                    "Stream {} lacks {}, which stays in stream {} that captures {}",
                    wanted.name(),
                    subject,
                    config.getName(),
                    config.getSubjects());
        }
        if (captured.isEmpty()) {
            StreamConfiguration now = server.getStreamInfo(wanted.name()).getConfiguration();
            Set<String> all = new LinkedHashSet<>(now.getSubjects());
            all.add(subject);
            server.updateStream(StreamConfiguration.builder(now).subjects(all).build());
            captured.addAll(all);
            LOG.info("Added {} to stream {}", subject, wanted.name());
        }
        return captured;
    }

    private static Optional<StreamInfo> find(JetStreamManagement server, String name)
            throws IOException, JetStreamApiException {
        try {
            return Optional.of(server.getStreamInfo(name));
        } catch (JetStreamApiException e) {
            if (ServerError.is(e, ServerError.STREAM_NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static StreamConfiguration configuration(StreamSettings wanted) {
        return StreamConfiguration.builder()
                .name(wanted.name())
                .subjects(wanted.subjects())
                .retentionPolicy(RetentionPolicy.Limits)
                .maxMessages(wanted.maxMessages())
                .maxBytes(wanted.maxBytes())
                .maxAge(wanted.maxAge())
                .maxConsumers(wanted.maxConsumers())
                .replicas(wanted.replicas())
                .storageType(wanted.fileStorage() ? StorageType.File : StorageType.Memory)
                .discardPolicy(wanted.discardOld() ? DiscardPolicy.Old : DiscardPolicy.New)
                .duplicateWindow(wanted.duplicateWindow())
                .maxMessagesPerSubject(wanted.maxMessagesPerSubject())
                .build();
    }
}
