package org.nemadrive.telemetry.outbox;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Where events outlive the process. Every method may fail as disks do. */
public interface EventJournal extends Closeable {
  /** Tells this store's numbers from those of a store begun anew. */
  String storeId();

  /** Events an earlier run did not get rid of, oldest first. */
  List<Event> pendingAtOpen();

  /** The number after the highest ever used. */
  long nextNumberAtOpen();

  /** Writes an event; it outlives a crash of the process at once. */
  void append(Event event) throws IOException;

  /** Notes that an event needs no further care. */
  void done(long number) throws IOException;

  /** Forces what was written to the medium: from now on it outlives a power cut. */
  void force() throws IOException;

  /** Replaces everything by these events; the old content stays until the new is complete. */
  void rewrite(Collection<Event> pending, long nextNumber) throws IOException;

  /** Size of the file, bytes. */
  long sizeBytes();
}
