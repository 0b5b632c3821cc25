package org.nemadrive.telemetry.outbox;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** A journal that keeps nothing, for programs that were given no folder. */
public final class MemoryEventJournal implements EventJournal {
  private final String storeId = HexFormat.of().toHexDigits(new SecureRandom().nextLong());

  @Override
  public String storeId() {
    return storeId;
  }

  @Override
  public List<Event> pendingAtOpen() {
    return List.of();
  }

  @Override
  public long nextNumberAtOpen() {
    return 1;
  }

  @Override
  public void append(Event event) {}

  @Override
  public void done(long number) {}

  @Override
  public void force() {}

  @Override
  public void rewrite(Collection<Event> pending, long nextNumber) {}

  @Override
  public long sizeBytes() {
    return 0;
  }

  @Override
  public void close() {}
}
