package org.nemadrive.telemetry.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads events as any careful reader does: by store and number, each once. */
public final class EventLedger {
  private final Set<String> known = new HashSet<>();
  private final List<Long> numbers = new ArrayList<>();
  private int repeated;

  /** Reads what a watcher saw. */
  public EventLedger read(Watcher watcher) {
    for (Watcher.Seen message : watcher.all()) {
      if (message.topic().contains("/event/")) {
        long number = message.json().path("number").asLong();
        if (known.add(message.json().path("store").asText() + number)) {
          numbers.add(number);
        } else {
          repeated++;
        }
      }
    }
    return this;
  }

  /** Numbers in the order of their first arrival. */
  public List<Long> numbers() {
    return numbers;
  }

  /** Deliveries of a number that had arrived before. */
  public int repeated() {
    return repeated;
  }
}
