package io.marketprism.collector.child.link.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Proxy;
import java.rmi.Remote;
import java.rmi.server.ObjID;
import java.rmi.server.RMIClientSocketFactory;
import java.rmi.server.RemoteObject;
import java.rmi.server.RemoteObjectInvocationHandler;
import java.rmi.server.RemoteRef;

/**
 * Makes calls on a stub go through sockets of ours.
 *
 * <p>A stub brings its server's socket factory along, and Karaf's connector names none; the JDK's default one has no
 * timeouts. So the reference is written out and read back in the form that {@link RemoteObject} documents, with our
 * factory and the address we know in place of the server's. The stub's own host is not followed.
 */
final class Reroute {

    private final String host;
    private final int port;
    private final RMIClientSocketFactory sockets;

    Reroute(String host, int port, RMIClientSocketFactory sockets) {
        this.host = host;
        this.port = port;
        this.sockets = sockets;
    }

    /**
     * A reference to the same object over our sockets. The stub must be kept as long as the reference is used: when it
     * is collected, the runtime tells the server that this JVM no longer uses the object.
     */
    RemoteRef of(Remote stub) throws IOException {
        ObjID id = objectId(reference(stub));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new RemoteObjectInvocationHandler(new WrittenRef(host, port, id)));
        }
        try (SocketsResolver in = new SocketsResolver(bytes.toByteArray(), sockets)) {
            return ((RemoteObject) in.readObject()).getRef();
        } catch (ClassNotFoundException e) {
            throw new IOException("This Java runtime does not read its own remote references back.", e);
        }
    }

    private static RemoteRef reference(Remote stub) throws IOException {
        if (stub instanceof RemoteObject remote) {
            return remote.getRef();
        }
        if (Proxy.isProxyClass(stub.getClass()) && Proxy.getInvocationHandler(stub) instanceof RemoteObject handler) {
            return handler.getRef();
        }
        throw new IOException("The child's JMX connector is not a remote object but " + stub.getClass() + ".");
    }

    /** Reads a reference's object ID out of its documented form: the endpoint, then the ID. */
    private static ObjID objectId(RemoteRef ref) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String form;
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            form = ref.getRefClass(out);
            ref.writeExternal(out);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            boolean withFactory = form.equals("UnicastRef2") && in.readByte() != WrittenRef.HOST_AND_PORT;
            in.readUTF();
            in.readInt();
            if (withFactory) {
                in.readObject();
            }
            return ObjID.read(in);
        } catch (ClassNotFoundException e) {
            throw new IOException("The child's JMX connector wants sockets of a class that the root lacks.", e);
        }
    }

    /** Puts our factory where its mark stands. */
    private static final class SocketsResolver extends ObjectInputStream {

        private final RMIClientSocketFactory sockets;

        SocketsResolver(byte[] bytes, RMIClientSocketFactory sockets) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.sockets = sockets;
            enableResolveObject(true);
        }

        @Override
        protected Object resolveObject(Object object) {
            return object instanceof WrittenRef.SocketsMark ? sockets : object;
        }
    }
}
