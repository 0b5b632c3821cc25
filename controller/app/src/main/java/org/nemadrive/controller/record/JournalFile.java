package org.nemadrive.controller.record;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal on disk. The control thread puts bytes into a ring and a thread of its own writes them
 * out; a disk that is too slow ends the recording, never the tick.
 */
public final class JournalFile implements ByteSink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);
  private static final int CAPACITY = 1 << 20;
  private static final long POLL_NS = 20_000_000;

  private final byte[] ring = new byte[CAPACITY];
  private final byte[] chunk = new byte[1 << 16];
  private final OutputStream out;
  private final Thread thread;
  private volatile long written;
  private volatile long drained;
  private volatile boolean full;
  private volatile boolean closed;
  private volatile IOException failure;
  private final Path file;

  /** Starts a file with its header. */
  public JournalFile(Path file, JournalHeader header) throws IOException {
    this.file = file;
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    out = new BufferedOutputStream(Files.newOutputStream(file));
    header.write(new DataOutputStream(out));
    thread = new Thread(this::drain, "journal");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether something was not written. */
  public boolean isCutShort() {
    return full;
  }

  @Override
  public void put(byte[] bytes, int length) {
    if (full || written + length - drained > CAPACITY) {
      full = true;
      return;
    }
    int at = (int) (written % CAPACITY);
    int first = Math.min(length, CAPACITY - at);
    System.arraycopy(bytes, 0, ring, at, first);
    System.arraycopy(bytes, first, ring, 0, length - first);
    written += length;
  }

  private void drain() {
    try {
      while (!closed || drained < written) {
        int waiting = (int) Math.min(written - drained, chunk.length);
        if (waiting == 0) {
          out.flush();
          LockSupport.parkNanos(POLL_NS);
          continue;
        }
        int at = (int) (drained % CAPACITY);
        int first = Math.min(waiting, CAPACITY - at);
        System.arraycopy(ring, at, chunk, 0, first);
        System.arraycopy(ring, 0, chunk, first, waiting - first);
        out.write(chunk, 0, waiting);
        drained += waiting;
      }
    } catch (IOException e) {
      failure = e;
      full = true;
      LOG.error("The recording {} ends here, the drive goes on: {}", file, e.getMessage());
    }
  }

  /**
   * Writes out what is left.
   *
   * @throws IOException if the recording is not whole
   */
  @Override
  public void close() throws IOException {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new IOException(file + " ends early: " + failure.getMessage(), failure);
    }
    out.close();
    if (full) {
      throw new IOException(file + " ends early: the disk was too slow");
    }
  }
}
