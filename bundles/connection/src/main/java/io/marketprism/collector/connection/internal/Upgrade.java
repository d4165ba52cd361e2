package io.marketprism.collector.connection.internal;

import io.marketprism.collector.spi.StreamPlan;
import java.time.Duration;
import org.eclipse.jetty.websocket.core.Configuration.ConfigurationCustomizer;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.client.CoreClientUpgradeRequest;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;

/** Makes the request that turns an HTTP connection into a WebSocket. */
final class Upgrade {

    private static final int INPUT_BUFFER_BYTES = 16 << 10;
    private static final int OUTPUT_BUFFER_BYTES = 4 << 10;

    private Upgrade() {}

    /**
     * The request for a plan. Large frames will arrive as fragments, so that no buffer grows with them; idleness is not
     * judged by Jetty.
     */
    static CoreClientUpgradeRequest request(
            WebSocketCoreClient client, StreamPlan plan, Conduct.Limits limits, FrameHandler handler) {
        ConfigurationCustomizer configuration = new ConfigurationCustomizer();
        configuration.setIdleTimeout(Duration.ZERO);
        configuration.setAutoFragment(true);
        configuration.setMaxFrameSize(limits.messageBytes());
        configuration.setInputBufferSize(INPUT_BUFFER_BYTES);
        configuration.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
        CoreClientUpgradeRequest request = CoreClientUpgradeRequest.from(client, plan.uri(), handler);
        request.setConfiguration(configuration);
        if (plan.rules().deflate()) {
            request.addExtensions("permessage-deflate");
        }
        return request;
    }
}
