package io.marketprism.collector.child.link;

/**
 * Where and as whom a child's JMX connector is reached. The connector's URL is {@link #url}.
 *
 * @param host a loopback address; any other is refused when it is connected to
 * @param registryPort the port of its RMI registry
 * @param serverPort the port of its RMI server
 * @param instance the child instance's name, by which the connector is bound in the registry
 * @param user who logs in
 * @param password with what
 */
public record ChildAddress(
        String host, int registryPort, int serverPort, String instance, String user, String password) {

    /** The name in the registry. */
    public String binding() {
        return "karaf-" + instance;
    }

    /** The connector's URL, as a JMX console takes it; without credentials. */
    public String url() {
        return "service:jmx:rmi://" + host + ":" + serverPort + "/jndi/rmi://" + host + ":" + registryPort + "/"
                + binding();
    }

    /** The URL and the user; never the password. */
    @Override
    public String toString() {
        return url() + " as " + user;
    }
}
