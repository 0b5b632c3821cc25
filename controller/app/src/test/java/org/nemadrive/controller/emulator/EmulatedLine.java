package org.nemadrive.controller.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The level on one line, and who wants to know when it changes. */
final class EmulatedLine {
  private final List<Consumer<Boolean>> watchers = new ArrayList<>();
  private BooleanSupplier unreadable = () -> false;
  private boolean high;
  private boolean pulledUp;

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

  /** The Pi's own resistor. */
  void pull(boolean up) {
    pulledUp = up;
  }

  /** Nobody drives the line any more. */
  void letGo() {
    set(pulledUp);
  }

  void unreadableWhen(BooleanSupplier condition) {
    unreadable = condition;
  }

  boolean readable() {
    return !unreadable.getAsBoolean();
  }
}
