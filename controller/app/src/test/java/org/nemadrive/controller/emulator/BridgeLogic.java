package org.nemadrive.controller.emulator;

import org.nemadrive.controller.emulator.EmulatedWheel.Power;

/** Truth tables of H-bridges, from their data sheets. */
enum BridgeLogic {
  /** Toshiba TB6612FNG: STBY, two inputs and a PWM input a motor. */
  TB6612FNG {
    @Override
    Power power(boolean enable, boolean in1, boolean in2, boolean pwm) {
      if (!enable || !in1 && !in2) {
        return Power.COAST;
      }
      return in1 && in2 || !pwm ? Power.BRAKE : Power.DRIVE;
    }
  },
  /** ST L298N: the PWM is its EN input, here gated by the enable line; no standby of its own. */
  L298N {
    @Override
    Power power(boolean enable, boolean in1, boolean in2, boolean pwm) {
      if (!enable || !pwm) {
        return Power.COAST;
      }
      return in1 == in2 ? Power.BRAKE : Power.DRIVE;
    }
  };

  /** What the motor gets. */
  abstract Power power(boolean enable, boolean in1, boolean in2, boolean pwm);
}
