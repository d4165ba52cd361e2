package io.marketprism.collector.launcher;

/**
 * A port of the root's HTTP that someone asked for.
 *
 * @param use what for, for sentences
 * @param variable the environment variable that changes it
 * @param host the address it is to be listened on
 * @param port the port; 0 for any
 */
record HttpPort(String use, String variable, String host, int port) {

    /** The port to use: the one asked for, or the free one if any will do. */
    int choose(int free) throws FailureException {
        if (port == 0) {
            return free;
        }
        if (FreePorts.isFree(host, port)) {
            return port;
        }
        throw new FailureException("Port " + port + " (" + use + ") is held by "
                + PortHolder.find(port)
                        .map(holder -> "process " + holder.pid() + " (" + holder.name() + ")")
                        .orElse("a process that this user cannot see, or its address " + host
                                + " is not this machine's")
                + "; free it or set " + variable);
    }

    /** The address a client on this machine uses. */
    static String url(String host, int port, String path) {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        String literal = reachable.indexOf(':') >= 0 ? "[" + reachable + "]" : reachable;
        return "http://" + literal + ":" + port + path;
    }
}
