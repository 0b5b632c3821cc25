package org.nemadrive.controller.emulator;

import org.nemadrive.simulator.body.WheelScale;

/** A TB6612FNG or L298N by its truth table, with two wheels and one hall encoder each. */
public final class HBridgeChip {
  private final BridgeLogic logic;
  private final Floor floor;
  private final Faults faults;
  private final WheelScale scale;
  private final Channel left;
  private final Channel right;
  private boolean enabled;

  /** One half of the bridge. */
  private final class Channel {
    final EmulatedWheel wheel;
    final EmulatedLine encoder;
    boolean in1;
    boolean in2;
    int duty;
    long seen;

    Channel(EmulatedWheel wheel, EmulatedLine encoder) {
      this.wheel = wheel;
      this.encoder = encoder;
    }

    void apply() {
      boolean supplied = enabled && !faults.has(Fault.BROWN_OUT);
      EmulatedWheel.Power power = logic.power(supplied, in1, in2, duty > 0);
      boolean driven = power == EmulatedWheel.Power.DRIVE;
      wheel.set(power, driven ? scale.microCountsPerS(in1 ? duty : -duty) : 0);
    }

    void pulse() {
      long counts = Math.abs(wheel.counts() - seen);
      seen = wheel.counts();
      for (long i = 0; i < counts; i++) {
        encoder.set(true);
        encoder.set(false);
      }
    }
  }

  HBridgeChip(
      BridgeLogic logic,
      ManualClock clock,
      Floor floor,
      Faults faults,
      WheelScale scale,
      EmulatedLine leftEncoder,
      EmulatedLine rightEncoder) {
    this.logic = logic;
    this.floor = floor;
    this.faults = faults;
    this.scale = scale;
    left = new Channel(floor.left(), leftEncoder);
    right = new Channel(floor.right(), rightEncoder);
    clock.follow(
        now -> {
          floor.left().stuck(faults.has(Fault.STUCK_MOTOR));
          left.pulse();
          right.pulse();
        });
    clock.every(1_000_000, this::apply);
  }

  private void apply() {
    left.apply();
    right.apply();
  }

  void enableLine(boolean high) {
    enabled = high;
    apply();
  }

  void in1(boolean isLeft, boolean high) {
    (isLeft ? left : right).in1 = high;
    apply();
  }

  void in2(boolean isLeft, boolean high) {
    (isLeft ? left : right).in2 = high;
    apply();
  }

  void duty(boolean isLeft, int percent) {
    Channel channel = isLeft ? left : right;
    channel.duty = percent;
    apply();
  }

  /** Pulses that no wheel made. */
  public void jumpEncoder(int counts) {
    for (int i = 0; i < counts; i++) {
      left.encoder.set(true);
      left.encoder.set(false);
    }
  }
}
