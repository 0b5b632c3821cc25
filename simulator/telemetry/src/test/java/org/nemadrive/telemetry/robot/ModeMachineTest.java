package org.nemadrive.telemetry.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nemadrive.telemetry.Mode;

class ModeMachineTest {
  private final List<Mode> entered = new ArrayList<>();
  private final ModeMachine machine = new ModeMachine((mode, cause) -> entered.add(mode));

  @Test
  void armThenRunThenStopThenResumePassesThroughEveryMode() {
    machine.arm("test");
    machine.run("test");
    machine.estop("test");
    machine.estop("test");
    machine.resume("test");
    machine.fail("test");
    machine.disarm("test");
    assertEquals(
        List.of(Mode.ARMED, Mode.RUNNING, Mode.ESTOP, Mode.DISARMED, Mode.FAILSAFE, Mode.DISARMED),
        entered);
  }

  @Test
  void nothingButResumeLeavesEstopAndNothingMovesWithoutBeingArmed() {
    var random = new Random(1);
    for (int step = 0; step < 10_000; step++) {
      Mode before = machine.mode();
      int action = random.nextInt(7);
      switch (action) {
        case 0 -> machine.arm("test");
        case 1 -> machine.run("test");
        case 2 -> machine.disarm("test");
        case 3 -> machine.estop("test");
        case 4 -> machine.resume("test");
        case 5 -> machine.stop("test");
        default -> machine.fail("test");
      }
      if (before == Mode.ESTOP && action != 4) {
        assertEquals(Mode.ESTOP, machine.mode());
      }
      if (machine.mode() == Mode.RUNNING && before != Mode.RUNNING) {
        assertEquals(Mode.ARMED, before);
      }
      if (before == Mode.FAILSAFE && machine.mode() != Mode.FAILSAFE) {
        assertTrue(action == 2 || action == 3, "only disarm or estop leave failsafe");
      }
      if (before == Mode.ESTOP && action == 4) {
        assertNotEquals(Mode.ESTOP, machine.mode());
      }
    }
  }
}
