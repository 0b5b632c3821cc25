package org.nemadrive.controller.profile;

import org.nemadrive.controller.hardware.sensor.Tcs34725;
import org.nemadrive.simulator.profile.ProfileSection;

/** Reads one sensor of a hardware profile. */
final class SensorReader {
  private static final int MAX_LINE = 27;
  private static final int MIN_I2C = 0x08;
  private static final int MAX_I2C = 0x77;
  private static final double NS_PER_MS = 1e6;

  private enum Kind {
    GOPIGO3_ULTRASONIC,
    GOPIGO2_ULTRASONIC,
    HC_SR04,
    VL53L0X,
    LINE,
    TCS34725,
    GOPIGO3_LIGHT
  }

  private SensorReader() {}

  /** Reads a sensor; those that hang on a board need that board. */
  static SensorSettings read(ProfileSection s, boolean onGoPiGo3, boolean onGoPiGo2) {
    Kind kind = s.choice("kind", Kind.class);
    boolean needs3 = kind == Kind.GOPIGO3_ULTRASONIC || kind == Kind.GOPIGO3_LIGHT;
    boolean needs2 = kind == Kind.GOPIGO2_ULTRASONIC;
    if (needs3 && !onGoPiGo3 || needs2 && !onGoPiGo2) {
      throw s.invalid(
          "kind", ProfileSection.name(kind), "a sensor that does not hang on another board");
    }
    SensorSettings.Wiring wiring = wiring(s, kind);
    double threshold = wiring.isRangeFinder() ? s.number("nearMm", 20, 4000) : level(s, kind);
    int medianOf = s.integer("medianOf", 1, 9, 3);
    if (medianOf % 2 == 0) {
      throw s.invalid("medianOf", medianOf + "", "an odd number from 1 to 9");
    }
    return new SensorSettings(
        wiring,
        threshold,
        medianOf,
        s.integer("debounceTicks", 1, 20, 1),
        Math.round(s.number("staleAfterMs", 10, 10_000, 500) * NS_PER_MS),
        s.integer("failuresToStop", 1, 20, 2),
        s.number("flatLineTravelMm", 0, 10_000, wiring.isRangeFinder() ? 200 : 0),
        s.flag("optional", false));
  }

  /** A line is 0 or 1, so half is its only sensible threshold. */
  private static double level(ProfileSection s, Kind kind) {
    return kind == Kind.LINE ? 0.5 : s.number("threshold", 0, 1);
  }

  private static SensorSettings.Wiring wiring(ProfileSection s, Kind kind) {
    return switch (kind) {
      case GOPIGO3_ULTRASONIC ->
          new SensorSettings.Wiring.GoPiGo3Ultrasonic(s.integer("grovePort", 1, 2));
      case GOPIGO2_ULTRASONIC ->
          new SensorSettings.Wiring.GoPiGo2Ultrasonic(s.integer("pin", 0, 19, 15));
      case HC_SR04 ->
          new SensorSettings.Wiring.HcSr04Lines(
              s.integer("triggerLine", 2, MAX_LINE), s.integer("echoLine", 2, MAX_LINE));
      case VL53L0X ->
          new SensorSettings.Wiring.Vl53l0xBus(
              s.integer("i2cBus", 0, 30, 1), s.integer("address", MIN_I2C, MAX_I2C, 0x29));
      case LINE ->
          new SensorSettings.Wiring.Line(
              s.integer("line", 2, MAX_LINE), s.flag("activeHigh", true), s.flag("pullUp", false));
      case TCS34725 ->
          new SensorSettings.Wiring.Tcs34725Bus(
              s.integer("i2cBus", 0, 30, 1),
              s.integer("address", MIN_I2C, MAX_I2C, 0x29),
              s.choice("channel", Tcs34725.Channel.class),
              s.flag("lit", true));
      case GOPIGO3_LIGHT -> new SensorSettings.Wiring.GoPiGo3Light(s.integer("grovePort", 1, 2));
    };
  }
}
