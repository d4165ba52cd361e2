package io.marketprism.collector.child.link.internal;

import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.rmi.Remote;
import java.rmi.server.ObjID;
import java.rmi.server.RemoteObject;
import java.rmi.server.RemoteRef;

/**
 * A remote reference that exists to be written: the documented {@code UnicastRef2} form with a mark where the socket
 * factory belongs. It cannot be called.
 */
@SuppressWarnings("deprecation") // the interface's own old methods have to be there
final class WrittenRef implements RemoteRef {

    private static final long serialVersionUID = 1L;

    /** The byte before an endpoint without a socket factory. */
    static final int HOST_AND_PORT = 0;

    private static final int HOST_PORT_AND_FACTORY = 1;

    /** Stands for the session's sockets in the written form. */
    enum SocketsMark {
        HERE
    }

    private final transient String host;
    private final transient int port;
    private final transient ObjID id;

    WrittenRef(String host, int port, ObjID id) {
        this.host = host;
        this.port = port;
        this.id = id;
    }

    @Override
    public String getRefClass(ObjectOutput out) {
        return "UnicastRef2";
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        out.writeByte(HOST_PORT_AND_FACTORY);
        out.writeUTF(host);
        out.writeInt(port);
        Serializable mark = SocketsMark.HERE;
        out.writeObject(mark);
        id.write(out);
        out.writeBoolean(false);
    }

    @Override
    public void readExternal(ObjectInput in) {
        throw onlyWritten();
    }

    @Override
    public Object invoke(Remote object, Method method, Object[] arguments, long hash) {
        throw onlyWritten();
    }

    @Override
    public java.rmi.server.RemoteCall newCall(
            RemoteObject object, java.rmi.server.Operation[] operations, int number, long hash) {
        throw onlyWritten();
    }

    @Override
    public void invoke(java.rmi.server.RemoteCall call) {
        throw onlyWritten();
    }

    @Override
    public void done(java.rmi.server.RemoteCall call) {
        throw onlyWritten();
    }

    @Override
    public int remoteHashCode() {
        return id.hashCode();
    }

    @Override
    public boolean remoteEquals(RemoteRef other) {
        return other instanceof WrittenRef ref && ref.id.equals(id);
    }

    @Override
    public String remoteToString() {
        return "reference to " + id + " at " + host + ":" + port;
    }

    private static UnsupportedOperationException onlyWritten() {
        return new UnsupportedOperationException("This reference is written, never called.");
    }
}
