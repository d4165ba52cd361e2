package io.marketprism.collector.launcher;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * How to log in to the root of one boot (D11): the one user there is, a password of that boot, loopback ports.
 *
 * @param user the user
 * @param password 192 random bits
 * @param registryPort the JMX registry's port
 * @param serverPort the JMX server's port
 * @param sshPort the console's port
 */
record Credentials(String user, String password, int registryPort, int serverPort, int sshPort) {

    private static final int SECRET_BYTES = 24;

    /** Fresh ones for a boot. */
    static Credentials fresh(int registryPort, int serverPort, int sshPort) {
        return new Credentials("collector", secret(), registryPort, serverPort, sshPort);
    }

    /** Random letters, digits, {@code -} and {@code _}. */
    static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Writes the root's user file and this, both for the owner's eyes only. */
    void write(Home home) throws FailureException {
        PrivateFile.write(
                home.etc().resolve("users.properties"),
                user + " = " + password + ",_g_:admingroup\n"
                        + "_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh\n");
        PrivateFile.writeProperties(
                home.credentialsFile(),
                Map.of(
                        "user", user,
                        "password", password,
                        "registryPort", Integer.toString(registryPort),
                        "serverPort", Integer.toString(serverPort),
                        "sshPort", Integer.toString(sshPort)));
    }

    /** Those of the boot that runs in a home. */
    static Credentials read(Home home) throws FailureException {
        Map<String, String> values = PrivateFile.readProperties(home.credentialsFile());
        try {
            return new Credentials(
                    values.get("user"),
                    values.get("password"),
                    Integer.parseInt(values.get("registryPort")),
                    Integer.parseInt(values.get("serverPort")),
                    Integer.parseInt(values.get("sshPort")));
        } catch (NumberFormatException e) {
            throw new FailureException(
                    "The file " + home.credentialsFile() + " names no ports; stop and start again", e);
        }
    }
}
