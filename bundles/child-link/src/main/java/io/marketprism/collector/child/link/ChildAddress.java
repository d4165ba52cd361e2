package io.marketprism.collector.child.link;

/**
 * Where a child's Karaf JMX connector listens, and how to log in.
 *
 * @param host its host, on loopback
 * @param registryPort the port of the RMI registry
 * @param serverPort the port of the RMI server
 * @param instance the child's instance name, part of the connector's
 * @param user who logs in
 * @param password this boot's password
 */
public record ChildAddress(
        String host, int registryPort, int serverPort, String instance, String user, String password) {

    /** The address without the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + registryPort + "/" + serverPort + "/karaf-" + instance;
    }
}
