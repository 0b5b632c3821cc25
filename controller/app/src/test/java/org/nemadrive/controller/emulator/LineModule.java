package org.nemadrive.controller.emulator;

/**
 * A light switch: a comparator that drives one line to its active level in bright light. Without
 * wires the line is where the Pi's own pull takes it.
 */
final class LineModule {
  private static final double THRESHOLD = 0.5;

  LineModule(
      ManualClock clock, FoodLight light, Faults faults, EmulatedLine line, boolean activeHigh) {
    line.unreadableWhen(() -> faults.has(Fault.STUCK_BUS));
    clock.follow(
        now -> {
          if (faults.has(Fault.SENSOR_CUT_OFF)) {
            line.letGo();
          } else if (!faults.has(Fault.SENSOR_FLAT_LINE)) {
            line.set(light.level() > THRESHOLD == activeHigh);
          }
        });
  }
}
