package org.nemadrive.telemetry.outbox;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** A journal on a disk that can be full. */
final class FailingJournal implements EventJournal {
  private final EventJournal inner;
  private boolean full;

  FailingJournal(EventJournal inner) {
    this.inner = inner;
  }

  void setFull(boolean isFull) {
    full = isFull;
  }

  private void check() throws IOException {
    if (full) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public String storeId() {
    return inner.storeId();
  }

  @Override
  public List<Event> pendingAtOpen() {
    return inner.pendingAtOpen();
  }

  @Override
  public long nextNumberAtOpen() {
    return inner.nextNumberAtOpen();
  }

  @Override
  public void append(Event event) throws IOException {
    check();
    inner.append(event);
  }

  @Override
  public void done(long number) throws IOException {
    check();
    inner.done(number);
  }

  @Override
  public void force() throws IOException {
    check();
    inner.force();
  }

  @Override
  public void rewrite(Collection<Event> pending, long nextNumber) throws IOException {
    check();
    inner.rewrite(pending, nextNumber);
  }

  @Override
  public long sizeBytes() {
    return inner.sizeBytes();
  }

  @Override
  public void close() throws IOException {
    inner.close();
  }
}
