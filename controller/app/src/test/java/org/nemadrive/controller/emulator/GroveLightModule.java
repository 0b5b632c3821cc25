package org.nemadrive.controller.emulator;

/** A Grove light sensor: a voltage that grows with the light, none without power. */
final class GroveLightModule {
  private static final int FULL_SCALE = 4095;

  private final FoodLight light;
  private final Faults faults;
  private int last;

  GroveLightModule(FoodLight light, Faults faults) {
    this.light = light;
    this.faults = faults;
  }

  /** What a converter of 12 bits makes of the voltage. */
  int raw() {
    if (faults.has(Fault.SENSOR_CUT_OFF)) {
      return 0;
    }
    if (!faults.has(Fault.SENSOR_FLAT_LINE)) {
      last = (int) Math.min(Math.round(light.level() * FULL_SCALE), FULL_SCALE);
    }
    return last;
  }
}
