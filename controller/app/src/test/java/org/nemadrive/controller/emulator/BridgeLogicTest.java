package org.nemadrive.controller.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.controller.emulator.EmulatedWheel.Power;

/** The data sheets' tables, line by line: enable, IN1, IN2, PWM. */
class BridgeLogicTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 1, COAST, COAST",
    "0, 1, 1, 1, COAST, COAST",
    "1, 1, 1, 1, BRAKE, BRAKE",
    "1, 1, 1, 0, BRAKE, COAST",
    "1, 1, 0, 1, DRIVE, DRIVE",
    "1, 0, 1, 1, DRIVE, DRIVE",
    "1, 1, 0, 0, BRAKE, COAST",
    "1, 0, 1, 0, BRAKE, COAST",
    "1, 0, 0, 1, COAST, BRAKE",
    "1, 0, 0, 0, COAST, COAST",
  })
  void bothBridgesFollowTheirTruthTables(
      int enable, int in1, int in2, int pwm, Power tb6612fng, Power l298n) {
    assertEquals(tb6612fng, BridgeLogic.TB6612FNG.power(enable == 1, in1 == 1, in2 == 1, pwm == 1));
    assertEquals(l298n, BridgeLogic.L298N.power(enable == 1, in1 == 1, in2 == 1, pwm == 1));
  }
}
