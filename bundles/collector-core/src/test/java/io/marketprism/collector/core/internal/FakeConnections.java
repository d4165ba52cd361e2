package io.marketprism.collector.core.internal;

import io.marketprism.collector.spi.Quota;
import io.marketprism.collector.spi.Receipt;
import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.VenueException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A network that does what the test says. */
final class FakeConnections implements Connections {

    final VirtualTime time = new VirtualTime();
    final Map<String, FakeStream> streams = new LinkedHashMap<>();
    final List<Ask> asked = new ArrayList<>();
    final List<List<Quota>> senders = new ArrayList<>();
    boolean closed;

    @Override
    public Stream stream(StreamPlan plan, Supplier<Listener> listeners) {
        FakeStream stream = new FakeStream(listeners);
        streams.put(plan.name(), stream);
        return stream;
    }

    @Override
    public Rest rest(List<Quota> quotas) {
        senders.add(quotas);
        return (request, outcome) -> asked.add(new Ask(request, outcome, time.epochMillis()));
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** The requests under way to addresses that end so. */
    Ask last(String end) {
        return asked.stream()
                .filter(ask -> ask.request.uri().toString().endsWith(end))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    long count(String end) {
        return asked.stream()
                .filter(ask -> ask.request.uri().toString().endsWith(end))
                .count();
    }

    /** One request. */
    record Ask(RestRequest request, Outcome outcome, long atMs) {

        void answer(String body) {
            outcome.answered(new RestResponse(200, name -> Optional.empty(), body.getBytes(StandardCharsets.UTF_8)));
        }

        void fail(VenueException.Kind kind, String code) {
            outcome.failed(new VenueException(kind, code, "the venue says no"));
        }
    }

    /** One WebSocket. */
    final class FakeStream implements Stream {

        final Supplier<Listener> listeners;
        Listener listener;
        Listener older;
        final List<String> sent = new ArrayList<>();
        final List<String> renewals = new ArrayList<>();
        boolean started;
        boolean open;
        boolean ended;

        FakeStream(Supplier<Listener> listeners) {
            this.listeners = listeners;
        }

        @Override
        public void start() {
            started = true;
        }

        @Override
        public boolean send(String text) {
            if (open) {
                sent.add(text);
            }
            return open;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void renew(String reason) {
            renewals.add(reason);
        }

        @Override
        public void close() {
            ended = true;
            open = false;
        }

        /** Opens a socket; where one is open, beside it. */
        void open() {
            older = open ? listener : null;
            open = true;
            listener = listeners.get();
            listener.opened();
        }

        /** The older of two sockets goes. */
        void dropOlder() {
            older.closed("replaced");
            older = null;
        }

        void lose() {
            open = false;
            listener.closed("reset by peer");
        }

        void frame(String text) {
            frame(listener, text);
        }

        void olderFrame(String text) {
            frame(older, text);
        }

        private void frame(Listener to, String text) {
            byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.UTF_8);
            to.frame(bytes, 2, bytes.length - 4, new Receipt(time.epochMillis(), time.nanoTime()));
        }
    }
}
