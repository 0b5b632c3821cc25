package org.nemadrive.simulator.motor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.motor.MotorModel.AtRest;

class WheelModelTest {
  private static final double TICK_S = 0.1;
  private static final double EXACT = 1e-12;

  private static MotorModel motor(AtRest atRest, double actsAfterS) {
    return new MotorModel(0.1, 0.05, 0.2, atRest, actsAfterS, actsAfterS, 0, Optional.empty());
  }

  private static WheelModel wheel(MotorModel motor) {
    return WheelModel.right(motor, TICK_S);
  }

  @Test
  void aDrivenWheelCoversSixtyThreePercentOfItsSpeedInATimeConstant() {
    WheelModel wheel = wheel(motor(AtRest.COAST, 0));
    wheel.send(100, false);
    wheel.advanceTick();
    // 100 (0.1 - 0.1 (1 - 1/e)); the rest of its way is 0.1 s of 63.2 counts/s
    assertEquals(10 / Math.E, wheel.positionCounts(), EXACT);
    assertEquals(10 / Math.E + 10 * (1 - 1 / Math.E), wheel.restingCounts(), EXACT);
    assertEquals(wheel.positionCounts(), wheel.movedCounts());
  }

  @Test
  void aCommandActsAfterItsLatencyWhichMayEndWithinATick() {
    WheelModel wheel = wheel(motor(AtRest.COAST, 0.15));
    wheel.send(100, false);
    wheel.advanceTick();
    assertEquals(0, wheel.positionCounts());
    wheel.send(0, true);
    wheel.advanceTick();
    assertEquals(5 - 10 * (1 - Math.exp(-0.5)), wheel.positionCounts(), EXACT);
    wheel.send(0, true);
    wheel.advanceTick();
    double atStop = 10 / Math.E;
    double rolled = 100 * (1 - 1 / Math.E) * 0.2 * (1 - Math.exp(-0.25));
    assertEquals(atStop + rolled, wheel.positionCounts(), EXACT, "50 ms driven, 50 ms open");
  }

  @Test
  void atRestAMotorBrakesOrRollsOut() {
    for (AtRest atRest : AtRest.values()) {
      WheelModel wheel = wheel(motor(atRest, 0));
      for (int tick = 0; tick < 50; tick++) {
        wheel.send(100, false);
        wheel.advanceTick();
      }
      double before = wheel.positionCounts();
      wheel.send(0, true);
      wheel.advanceTick();
      double expected = atRest == AtRest.COAST ? 20 * (1 - Math.exp(-0.5)) : 5 * (1 - Math.exp(-2));
      assertEquals(expected, wheel.positionCounts() - before, 1e-9, atRest.name());
    }
  }

  @Test
  void aRegulatorChasesASetpointThatRunsAhead() {
    MotorModel motor =
        new MotorModel(
            0.06,
            0.02,
            0.15,
            AtRest.BRAKE,
            0,
            0,
            0,
            Optional.of(new SpeedRegulator(0.01, 2, 5, 8.6)));
    WheelModel wheel = WheelModel.left(motor, 0.02);
    wheel.send(100, false);
    wheel.advanceTick();
    // Loop 1: setpoint 1, error 1, power 2 + 5 = 7 %, goal 60.2. Loop 2: setpoint 2, and so on.
    double decay = Math.exp(-1 / 6.0);
    double x1 = 60.2 * (0.01 - 0.06 * (1 - decay));
    double v1 = 60.2 * (1 - decay);
    double error = 2 - x1;
    double goal = 8.6 * (2 * error + 5 * (error - 1));
    double x2 = x1 + goal * 0.01 + (v1 - goal) * 0.06 * (1 - decay);
    assertEquals(x2, wheel.positionCounts(), EXACT);
    assertEquals(2, wheel.restingCounts(), EXACT, "where the setpoint is");
  }

  @Test
  void thePoseIsTakenAtTheMomentTheOtherEncoderWasRead() {
    MotorModel motor = new MotorModel(0.1, 0.1, 0.1, AtRest.COAST, 0, 0, 0.02, Optional.empty());
    WheelModel left = WheelModel.left(motor, TICK_S);
    left.send(100, false);
    left.advanceTick();
    assertEquals(8 - 10 * (1 - Math.exp(-0.8)), left.movedCounts(), EXACT, "0.08 s of the tick");
    assertEquals(10 / Math.E, left.positionCounts(), EXACT);
    left.advanceTick();
    double second = 18 - 10 * (1 - Math.exp(-1.8)) - (8 - 10 * (1 - Math.exp(-0.8)));
    assertEquals(second, left.movedCounts(), EXACT, "what was left over comes with the next");
  }

  @Test
  void aWheelThatTurnsRoundSaysSo() {
    WheelModel wheel = wheel(motor(AtRest.COAST, 0));
    wheel.send(100, false);
    wheel.advanceTick();
    assertFalse(wheel.reversed());
    wheel.send(-100, false);
    wheel.advanceTick();
    assertTrue(wheel.reversed());
    wheel.advanceTick();
    assertFalse(wheel.reversed());
  }

  @Test
  void commandsOnTheirWayAreRunThroughToWhereTheNextOneActs() {
    WheelModel wheel = wheel(motor(AtRest.COAST, 0.15));
    WheelModel ahead = wheel(motor(AtRest.COAST, 0.15));
    wheel.send(100, false);
    wheel.advanceTick();
    ahead.copyFrom(wheel);
    ahead.advanceThroughPending();
    // Sent 0.1 s ago, it acts in 0.05 s, and for 0.1 s until a command of now does.
    assertEquals(10 / Math.E, ahead.positionCounts(), EXACT);
    assertEquals(0, wheel.positionCounts(), "a copy moves alone");
  }

  @Test
  void aLatencyOfTwoTicksIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> wheel(motor(AtRest.COAST, 0.2)));
    wheel(motor(AtRest.COAST, 0.199));
  }
}
