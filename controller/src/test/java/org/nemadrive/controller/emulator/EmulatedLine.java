package org.nemadrive.controller.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The level on one line, and who wants to know when it changes. */
final class EmulatedLine {
  private final List<Consumer<Boolean>> watchers = new ArrayList<>();
  private boolean high;

  void watch(Consumer<Boolean> watcher) {
    watchers.add(watcher);
  }

  void set(boolean newLevel) {
    if (newLevel != high) {
      high = newLevel;
      for (Consumer<Boolean> watcher : watchers) {
        watcher.accept(newLevel);
      }
    }
  }

  boolean high() {
    return high;
  }
}
