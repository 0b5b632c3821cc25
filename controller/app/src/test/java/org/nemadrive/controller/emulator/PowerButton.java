package org.nemadrive.controller.emulator;

/**
 * What a GoPiGo3 makes of its power button, as its firmware 1.0.0 was seen to do: after 90 ms the
 * motors float and GPIO22 is high; then it waits for GPIO23 to fall, and cuts the supply of itself
 * and of the Pi. Without a press it cuts nothing, however long GPIO23 is low.
 */
final class PowerButton {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long DEBOUNCE_NS = 90_000_000;
  private static final long AFTER_FALL_NS = 2_080_000_000L;
  private static final long AFTER_PRESS_WHILE_LOW_NS = 1_880_000_000L;
  private static final long PATIENCE_NS = 63_430_000_000L;

  private final ManualClock clock;
  private boolean lineIsHigh;
  private long pressedNs = NEVER;
  private boolean pressed;
  private long cutNs = NEVER;
  private boolean cut;

  PowerButton(ManualClock clock) {
    this.clock = clock;
  }

  void press() {
    pressedNs = clock.nowNs();
  }

  void enableLine(boolean high) {
    boolean fell = lineIsHigh && !high;
    lineIsHigh = high;
    if (pressed && fell) {
      cutNs = Math.min(cutNs, clock.nowNs() + AFTER_FALL_NS);
    }
  }

  /** A round of the firmware's loop. */
  void look() {
    if (!pressed && pressedNs != NEVER && clock.nowNs() - pressedNs >= DEBOUNCE_NS) {
      pressed = true;
      cutNs = pressedNs + (lineIsHigh ? PATIENCE_NS : AFTER_PRESS_WHILE_LOW_NS);
    }
    cut |= clock.nowNs() >= cutNs;
  }

  /** Whether the press was noticed. */
  boolean isPressed() {
    return pressed;
  }

  boolean supplyIsCut() {
    return cut;
  }
}
