package io.marketprism.collector.launcher;

import java.util.List;
import java.util.stream.Collectors;

/** Addresses of NATS servers as they may be shown. */
final class NatsAddress {

    private NatsAddress() {}

    /** The addresses without credentials, comma separated. */
    static String shown(List<String> servers) {
        return servers.stream()
                .map(server -> server.replaceFirst("^([a-z]+://)[^/]*@", "$1"))
                .collect(Collectors.joining(","));
    }
}
