package org.nemadrive.controller.emulator;

import java.util.Random;

/**
 * One Grove port of a GoPiGo3: a type that the firmware's main loop changes, not the message, and
 * two pins that take a mode only while the type is custom and are sampled every 10 ms.
 */
final class GroveSocket {
  /** Nobody has configured the port since the board started or GPIO23 was low. */
  static final int NO_TYPE = 0;

  static final int CUSTOM = 1;
  static final int ULTRASONIC = 4;

  static final int VALID_DATA = 0;
  static final int NOT_CONFIGURED = 1;
  static final int CONFIGURING = 2;
  private static final int NO_DATA = 3;

  private static final int ANALOG_INPUT = 4;
  private static final int PINS = 2;

  private final Random junk = new Random(19);
  private final int[] modes = new int[PINS];
  private final int[] samples = new int[PINS];
  private GroveLightModule light;
  private Faults lightFaults;
  private int type = NO_TYPE;
  private int wantedType = NO_TYPE;

  /** Plugs a light sensor in; its signal is on the first pin. */
  void plug(GroveLightModule module, Faults faults) {
    light = module;
    lightFaults = faults;
  }

  /** Nobody has configured the port any more. */
  void reset() {
    changeType(NO_TYPE);
    wantedType = NO_TYPE;
  }

  private void changeType(int newType) {
    type = newType;
    java.util.Arrays.fill(modes, 0);
    java.util.Arrays.fill(samples, -1);
  }

  void wantType(int newType) {
    wantedType = newType;
  }

  void mainLoop() {
    if (wantedType != type) {
      changeType(wantedType);
    }
  }

  void mode(int pin, int mode) {
    if (type == CUSTOM) {
      modes[pin] = mode;
      samples[pin] = -1;
    }
  }

  void sample() {
    for (int pin = 0; pin < PINS; pin++) {
      if (modes[pin] == ANALOG_INPUT) {
        samples[pin] = pin == 0 && light != null ? light.raw() : 0;
      }
    }
  }

  int type() {
    return type;
  }

  /** Status of the port's own value, which only a type other than custom has. */
  int valueStatus() {
    if (type == NO_TYPE) {
      return NOT_CONFIGURED;
    }
    if (wantedType != type) {
      return CONFIGURING;
    }
    return type == CUSTOM ? NOT_CONFIGURED : VALID_DATA;
  }

  /** Status and level of a pin nobody reads as a digital input: never valid here. */
  int state() {
    return NOT_CONFIGURED << 8;
  }

  /** What a start of an I2C transfer is answered: 1, because the port is not I2C. */
  int startI2c() {
    return NOT_CONFIGURED;
  }

  /** A pin's status byte, and its value in the 16 bits below. */
  int analog(int pin) {
    if (light != null && lightFaults.has(Fault.CORRUPTED_REPLY)) {
      return junk.nextInt(1 << 24);
    }
    if (type != CUSTOM || modes[pin] != ANALOG_INPUT) {
      return NOT_CONFIGURED << 16;
    }
    if (samples[pin] < 0) {
      return CONFIGURING << 16;
    }
    boolean silent = light != null && lightFaults.has(Fault.NO_REPLY);
    return (silent ? NO_DATA : VALID_DATA) << 16 | samples[pin];
  }
}
