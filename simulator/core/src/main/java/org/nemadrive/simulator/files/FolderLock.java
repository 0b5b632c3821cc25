package org.nemadrive.simulator.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a second process out of a folder that one process writes. The operating system holds the
 * lock, so it ends with its process, however that ends; the file {@code .lock} stays and says who
 * has it. Reading needs no lock.
 */
public final class FolderLock implements AutoCloseable {
  /** Name of the file in the folder; whoever looks for an empty folder does not count it. */
  public static final String FILE = ".lock";

  private static final int MAX_HOLDER_BYTES = 500;
  private static final int TRIES = 5;
  private static final long PAUSE_NS = 20_000_000;

  /**
   * Folders this process has locked. POSIX drops all of a process's locks on a file as soon as it
   * closes any channel to it, so a second channel must never be opened.
   */
  private static final Set<Path> OURS = new HashSet<>();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Locks a folder, which is made if it is missing.
   *
   * @param what what the folder is to people, such as "run"
   * @throws InvalidInputException if somebody else has it, naming process, machine and time
   * @throws IOException if the folder cannot be written or its file system knows no locks
   */
  public static FolderLock acquire(Path folder, String what) throws IOException {
    Files.createDirectories(folder);
    Path real = folder.toRealPath();
    synchronized (OURS) {
      if (!OURS.add(real)) {
        throw new InvalidInputException(
            "this process itself uses the %s in %s already; give another folder"
                .formatted(what, folder));
      }
      FileChannel channel = null;
      try {
        channel =
            FileChannel.open(
                real.resolve(FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (!lock(channel)) {
          throw new InvalidInputException(
              "the %s in %s is in use by %s; wait for it, end it, or give another folder"
                  .formatted(what, folder, holder(channel)));
        }
        write(channel, holderHere());
        return new FolderLock(real, channel);
      } catch (IOException | RuntimeException e) {
        OURS.remove(real);
        if (channel != null) {
          channel.close();
        }
        throw e;
      }
    }
  }

  /** Tries for a moment, as somebody may just be looking whether the folder is in use. */
  private static boolean lock(FileChannel channel) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      if (channel.tryLock() != null) {
        return true;
      }
      LockSupport.parkNanos(PAUSE_NS);
    }
    return false;
  }

  /** Whether a process, this one or another, has locked a folder at this moment. */
  public static boolean isHeld(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    synchronized (OURS) {
      if (OURS.contains(folder.toRealPath())) {
        return true;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
          FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
        return shared == null;
      }
    }
  }

  private static String holderHere() {
    return "process %d on %s since %s"
        .formatted(
            ProcessHandle.current().pid(), host(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // A machine that does not know its own name is still this one.
      return "this machine";
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_HOLDER_BYTES);
    channel.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    // Between its lock and its line, or on a disk that was full, a holder has not said who it is.
    return text.isEmpty() ? "another process" : text.replaceAll("\\p{Cntrl}", "?");
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)), 0);
  }

  /** Lets others in; also in a thread that is interrupted, in which no channel can be used. */
  @Override
  public void close() throws IOException {
    boolean interrupted = Thread.interrupted();
    synchronized (OURS) {
      OURS.remove(folder);
      try (channel) {
        channel.truncate(0);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
