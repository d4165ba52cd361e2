package io.marketprism.collector.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.io.output.NoCloseOutputStream;

/** One command in the root's console. Loaded together with the SSH client, which lies in the distribution. */
public final class RemoteCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<ClientChannelEvent> ENDED = EnumSet.of(ClientChannelEvent.CLOSED);

    private RemoteCommand() {}

    /**
     * Runs a command; its output goes to this process's. The server's key is not looked at: the port is on loopback and
     * held by the root, whose process was identified.
     *
     * @return the command's exit code; 1 if the server did not tell
     */
    public static int run(int port, String user, String password, String command) throws IOException {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
            client.start();
            try (ClientSession session =
                    client.connect(user, "127.0.0.1", port).verify(PATIENCE).getSession()) {
                session.addPasswordIdentity(password);
                session.auth().verify(PATIENCE);
                return run(session, command);
            }
        }
    }

    private static int run(ClientSession session, String command) throws IOException {
        try (ChannelExec channel = session.createExecChannel(command)) {
            channel.setOut(new NoCloseOutputStream(System.out));
            channel.setErr(new NoCloseOutputStream(System.err));
            channel.open().verify(PATIENCE);
            channel.waitFor(ENDED, Duration.ZERO);
            System.out.flush();
            Integer code = channel.getExitStatus();
            return code == null ? 1 : code;
        }
    }
}
