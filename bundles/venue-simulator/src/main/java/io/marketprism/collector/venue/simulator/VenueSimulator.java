package io.marketprism.collector.venue.simulator;

import io.marketprism.collector.venue.simulator.internal.binance.SpotVenue;
import io.marketprism.collector.venue.simulator.internal.binance.UsdmVenue;
import io.marketprism.collector.venue.simulator.internal.binance.WsApiVenue;
import io.marketprism.collector.venue.simulator.internal.control.Control;
import io.marketprism.collector.venue.simulator.internal.deribit.DeribitVenue;
import io.marketprism.collector.venue.simulator.internal.http.SimulatorServer;
import io.marketprism.collector.venue.simulator.internal.http.Venue;
import io.marketprism.collector.venue.simulator.internal.market.Coin;
import io.marketprism.collector.venue.simulator.internal.market.Dress;
import io.marketprism.collector.venue.simulator.internal.market.Engine;
import io.marketprism.collector.venue.simulator.internal.market.Pace;
import io.marketprism.collector.venue.simulator.internal.okx.OkxVenue;
import io.marketprism.collector.venue.simulator.internal.recording.Catalogue;
import io.marketprism.collector.venue.simulator.internal.recording.Recorded;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A running simulator of all venues on one port. Thread-safe. */
public final class VenueSimulator implements AutoCloseable {

    private final SimulatorSettings settings;
    private final Engine engine;
    private final SimulatorServer server;

    private VenueSimulator(SimulatorSettings settings, Engine engine, SimulatorServer server) {
        this.settings = settings;
        this.engine = engine;
        this.server = server;
    }

    /**
     * Starts a simulator; it serves when this returns.
     *
     * @throws IOException if the port cannot be bound or the recordings cannot be read
     */
    public static VenueSimulator start(SimulatorSettings settings) throws IOException {
        InstantSource clock = InstantSource.system();
        Engine engine = new Engine(clock);
        Pace pace = new Pace(settings.rate(), settings.seed(), Pace.historyOf(settings.instruments()));
        Optional<Recorded> recorded = settings.recordings().isPresent()
                ? Optional.of(Recorded.read(settings.recordings().get()))
                : Optional.empty();
        Catalogue catalogue = new Catalogue(recorded, Coin.some(settings.instruments()), Dress.parse(settings.dress()));
        UsdmVenue futures = new UsdmVenue(engine, clock, pace, catalogue);
        List<Venue> venues = List.of(
                new OkxVenue(engine, clock, pace, catalogue),
                new SpotVenue(engine, clock, pace, catalogue),
                futures,
                new WsApiVenue(futures, engine),
                new DeribitVenue(clock, pace, catalogue));
        Control control = new Control(venues, clock);
        SimulatorServer server = new SimulatorServer(settings.host(), settings.port(), venues, control::answer);
        server.start();
        engine.start();
        return new VenueSimulator(settings, engine, server);
    }

    /** The bound port. */
    public int port() {
        return server.port();
    }

    /** The root of all HTTP addresses, without a slash at its end. */
    public String httpUrl() {
        return "http://" + settings.host() + ":" + port();
    }

    /** The root of all WebSocket addresses, without a slash at its end. */
    public String webSocketUrl() {
        return "ws://" + settings.host() + ":" + port();
    }

    /** Stops serving and frees the port. */
    @Override
    public void close() {
        engine.close();
        server.close();
    }
}
