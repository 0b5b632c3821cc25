package org.nemadrive.controller.emulator;

/** An HC-SR04: an echo of 58.3 microseconds a centimetre, 38 ms when nothing is in range. */
public final class HcSr04Module {
  /** How the echo line misbehaves. */
  public enum Trouble {
    /** It does not. */
    NONE,
    /** No echo at all. */
    SILENT,
    /** High, and never falls. */
    STUCK_HIGH
  }

  private static final long BURST_NS = 450_000;
  private static final double NS_PER_MM = 2 / 343e3 * 1e9;
  private static final double MAX_MM = 4000;
  private static final long NOTHING_NS = 38_000_000;
  private final long shortestTriggerNs;

  private final ManualClock clock;
  private final Floor floor;
  private final Faults faults;
  private final EmulatedLine echo;
  private long triggeredNs;
  private long frozenNs = -1;
  private Trouble trouble = Trouble.NONE;

  HcSr04Module(ManualClock clock, Floor floor, Faults faults, EmulatedLine echo, Realism realism) {
    this.shortestTriggerNs = realism.inert() ? 10_000 : 0;
    this.clock = clock;
    this.floor = floor;
    this.faults = faults;
    this.echo = echo;
  }

  void triggerLine(boolean high) {
    if (high) {
      triggeredNs = clock.nowNs();
    } else if (clock.nowNs() - triggeredNs >= shortestTriggerNs) {
      measure();
    }
  }

  private void measure() {
    if (trouble == Trouble.SILENT) {
      return;
    }
    double mm = floor.rangeMm();
    long widthNs = mm > MAX_MM ? NOTHING_NS : Math.round(mm * NS_PER_MM);
    if (!faults.has(Fault.SENSOR_FLAT_LINE)) {
      frozenNs = -1;
    } else if (frozenNs < 0) {
      frozenNs = widthNs;
    }
    long width = frozenNs >= 0 ? frozenNs : widthNs;
    long now = clock.nowNs();
    clock.at(now + BURST_NS, () -> echo.set(true));
    if (trouble != Trouble.STUCK_HIGH) {
      clock.at(now + BURST_NS + width, () -> echo.set(false));
    }
  }

  public void trouble(Trouble newTrouble) {
    trouble = newTrouble;
    if (newTrouble == Trouble.NONE) {
      echo.set(false);
    }
  }
}
