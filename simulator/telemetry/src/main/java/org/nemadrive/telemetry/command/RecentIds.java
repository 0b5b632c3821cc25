package org.nemadrive.telemetry.command;

import java.util.LinkedHashSet;

/** Remembers the newest command ids, so that a repeated command is noticed. */
final class RecentIds {
  private static final int KEPT = 4_096;

  private final LinkedHashSet<String> ids = new LinkedHashSet<>();

  /** Adds an id; false if it was there already. */
  boolean add(String id) {
    if (!ids.add(id)) {
      return false;
    }
    if (ids.size() > KEPT) {
      ids.removeFirst();
    }
    return true;
  }
}
