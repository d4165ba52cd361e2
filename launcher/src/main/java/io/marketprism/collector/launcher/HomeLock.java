package io.marketprism.collector.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The right to start things in a home. The kernel gives it back when its holder ends, however it ends. */
final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; nothing if another launcher holds it. */
    static Optional<HomeLock> take(Home home) throws FailureException {
        try {
            FileChannel channel =
                    FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new HomeLock(channel));
        } catch (IOException e) {
            throw new FailureException("The lock " + home.lockFile() + " cannot be taken (" + e.getMessage() + ")", e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    /** Gives the lock back. The file stays: removing it would let two launchers lock two files of one name. */
    @Override
    public void close() throws FailureException {
        try {
            channel.close();
        } catch (IOException e) {
            throw new FailureException("The lock of the home cannot be given back (" + e.getMessage() + ")", e);
        }
    }
}
