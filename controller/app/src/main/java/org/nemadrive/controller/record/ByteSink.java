package org.nemadrive.controller.record;

/** Where a journal's bytes go. Called on the control thread; must not wait or allocate. */
@FunctionalInterface
public interface ByteSink {
  /** Takes over bytes from index 0. */
  void put(byte[] bytes, int length);
}
