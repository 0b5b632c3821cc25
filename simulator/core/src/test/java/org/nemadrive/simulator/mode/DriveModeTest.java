package org.nemadrive.simulator.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.mode.OrderFollower.Task;

class DriveModeTest {
  private static final long LEASE_NS = 500;
  private static final String CAUSE = "test";

  private long nowNs;
  private final DriveMode mode = new DriveMode(() -> nowNs);
  private final OrderFollower wheels = new OrderFollower(mode);
  private final ModeChanges changes = mode.changes();

  /** One tick of a loop whose board does everything at once. */
  private Task tick() {
    Task task = wheels.begin(nowNs);
    switch (task) {
      case START -> wheels.started();
      case STAND, STOP -> wheels.standing();
      case DRIVE -> {}
    }
    return task;
  }

  private Lease lease(String holder) {
    return new Lease(holder, 0.5, -0.5, LEASE_NS);
  }

  private void accepted(Outcome outcome) {
    assertTrue(outcome.accepted(), outcome.reason());
  }

  private void refused(String reason, Outcome outcome) {
    assertFalse(outcome.accepted());
    assertTrue(outcome.reason().contains(reason), outcome.reason());
  }

  private void armed() {
    tick();
    accepted(mode.arm(CAUSE));
  }

  private void running() {
    armed();
    accepted(mode.run(CAUSE));
    assertEquals(List.of(Task.START, Task.DRIVE), List.of(tick(), tick()));
  }

  private void drivenByHand() {
    armed();
    accepted(mode.drive(lease("ann")));
    assertEquals(List.of(Task.START, Task.DRIVE), List.of(tick(), tick()));
  }

  @Test
  void armThenRunThenStopThenResumePassesThroughEveryModeInOrder() {
    mode.arm(CAUSE);
    mode.run(CAUSE);
    mode.estop(CAUSE);
    mode.estop(CAUSE);
    mode.resume(CAUSE);
    mode.arm(CAUSE);
    mode.fail(StopReason.BOARD_SILENT);
    mode.disarm(CAUSE);
    List<Mode> entered = new ArrayList<>();
    for (DriveState next = changes.next(); next != null; next = changes.next()) {
      entered.add(next.mode());
    }
    assertEquals(
        List.of(
            Mode.ARMED,
            Mode.RUNNING,
            Mode.ESTOP,
            Mode.DISARMED,
            Mode.ARMED,
            Mode.FAILSAFE,
            Mode.DISARMED),
        entered);
  }

  @Test
  void afterARenewedLeaseTheWheelsStandUntilSomebodyAsksAgain() {
    drivenByHand();
    nowNs += LEASE_NS - 1;
    accepted(mode.drive(lease("ann")));
    assertEquals(Task.DRIVE, tick());
    nowNs += LEASE_NS;
    assertEquals(Task.STOP, tick());
    assertEquals(StopReason.LEASE_EXPIRED, wheels.stopReason());
    for (int i = 0; i < 100; i++) {
      assertEquals(Task.STAND, tick());
    }
    assertEquals(Mode.ARMED, mode.mode());
    assertNull(mode.state().holder());
  }

  @Test
  void aRenewalThatComesTooLateEndsTheLeaseAndIsRefused() {
    drivenByHand();
    nowNs += LEASE_NS;
    refused("ran out", mode.drive(lease("ann")));
    assertEquals(Task.STOP, tick());
    accepted(mode.drive(lease("ann")));
    assertEquals(List.of(Task.START, Task.DRIVE), List.of(tick(), tick()));
  }

  @Test
  void aLeaseBeginsOnlyWhileTheWheelsStand() {
    mode.arm(CAUSE);
    refused("come to rest", mode.drive(lease("ann")));
    tick();
    accepted(mode.drive(lease("ann")));
    refused("ann holds the drive lease", mode.drive(lease("bob")));
    mode.stop(CAUSE);
    mode.arm(CAUSE);
    refused("come to rest", mode.drive(lease("bob")));
  }

  @Test
  void aSuperfluousRunLeavesNothingBehindThatCouldUndoTheNextFault() {
    running();
    accepted(mode.run(CAUSE));
    accepted(mode.start(CAUSE));
    wheels.fault(StopReason.BOARD_SILENT, "");
    assertEquals(Mode.FAILSAFE, mode.mode());
    for (int i = 0; i < 100; i++) {
      assertEquals(Task.STAND, tick());
    }
    refused("failsafe", mode.run(CAUSE));
    refused("disarm once it is cured", mode.arm(CAUSE));
    accepted(mode.disarm(CAUSE));
    assertEquals(Task.STAND, tick());
  }

  @Test
  void aFaultWhileAHandDrivesEndsInFailsafeAndNoFurtherLeaseEndsIt() {
    drivenByHand();
    wheels.fault(StopReason.MOTOR_STALLED, "");
    assertEquals(Mode.FAILSAFE, mode.mode());
    assertEquals(StopReason.MOTOR_STALLED, wheels.stopReason());
    refused("it is failsafe", mode.drive(lease("ann")));
    assertEquals(Task.STAND, tick());
  }

  @Test
  void aStopIsObeyedEvenIfItWasReleasedBeforeTheNextTick() {
    running();
    mode.disarm(CAUSE);
    mode.arm(CAUSE);
    mode.run(CAUSE);
    assertEquals(List.of(Task.STOP, Task.START, Task.DRIVE), List.of(tick(), tick(), tick()));
  }

  @Test
  void aRunTakesOverFromAHandByWayOfAStop() {
    drivenByHand();
    accepted(mode.run(CAUSE));
    assertEquals(List.of(Task.STOP, Task.START, Task.DRIVE), List.of(tick(), tick(), tick()));
    assertEquals(Driver.CONNECTOME, wheels.order().driver());
  }

  @Test
  void aStopThatComesWhileTheTickDrivesIsSeenBeforeTheTickEnds() {
    running();
    assertEquals(Task.DRIVE, wheels.begin(nowNs));
    mode.estop(CAUSE);
    assertFalse(wheels.mayGoOn());
    assertEquals(Task.STAND, tick());
  }

  @Test
  void whoeverStoppedTheRobotBeforeAFaultWasFoundIsNotOverruled() {
    running();
    mode.estop(CAUSE);
    wheels.fault(StopReason.BOARD_SILENT, "");
    assertEquals(Mode.ESTOP, mode.mode());
    assertEquals(StopReason.OPERATOR, wheels.stopReason());
  }

  @Test
  void aFaultAtRestIsKnownByItsReasonAndReportedOnce() {
    tick();
    wheels.fault(StopReason.STOP_UNCONFIRMED, "");
    long stop = mode.order().stop();
    wheels.fault(StopReason.STOP_UNCONFIRMED, "");
    assertEquals(stop, mode.order().stop());
    assertEquals(Mode.DISARMED, mode.mode(), "nobody had armed it");
    mode.arm(CAUSE);
    wheels.fault(StopReason.STOP_UNCONFIRMED, "");
    assertEquals(Mode.FAILSAFE, mode.mode(), "an armed robot ends in failsafe");
  }

  @Test
  void aSwapGoesOnByItselfOnlyIfItInterruptedTheConnectome() {
    running();
    long stop = mode.beginSwap();
    assertFalse(mode.standsSince(stop));
    assertEquals(List.of(Task.STOP, Task.STAND), List.of(tick(), tick()));
    assertTrue(mode.standsSince(stop));
    assertEquals(Mode.RUNNING, mode.mode());
    mode.endSwap();
    assertEquals(List.of(Task.START, Task.DRIVE), List.of(tick(), tick()));

    mode.disarm(CAUSE);
    mode.beginSwap();
    mode.endSwap();
    assertEquals(List.of(Task.STOP, Task.STAND), List.of(tick(), tick()));
  }

  @Test
  void anotherStopDuringASwapIsNotReleasedByTheSwap() {
    running();
    mode.beginSwap();
    tick();
    mode.fail(StopReason.WATCHDOG_TIMEOUT);
    mode.endSwap();
    assertEquals(List.of(Task.STAND, Task.STAND), List.of(tick(), tick()));
    assertEquals(Mode.FAILSAFE, mode.mode());
  }

  @Test
  void aRunAskedForDuringASwapBeginsWhenTheSwapHasEnded() {
    running();
    mode.beginSwap();
    mode.disarm(CAUSE);
    mode.arm(CAUSE);
    refused("taking over", mode.drive(lease("ann")));
    accepted(mode.run(CAUSE));
    assertEquals(List.of(Task.STOP, Task.STAND), List.of(tick(), tick()));
    mode.endSwap();
    assertEquals(List.of(Task.START, Task.DRIVE), List.of(tick(), tick()));
    mode.beginSwap();
    assertThrows(IllegalStateException.class, mode::beginSwap);
  }

  @Test
  void aRobotWithoutWeightsSaysSoToWhoeverArmsIt() {
    mode.refuseToArm("it has no weights");
    refused("no weights", mode.arm(CAUSE));
    refused("no weights", mode.start(CAUSE));
    mode.refuseToArm("");
    accepted(mode.start(CAUSE));
  }

  @Test
  void estopEndsOnlyByResumeAndThenNothingMovesByItself() {
    running();
    mode.estop(CAUSE);
    refused("resume it first", mode.arm(CAUSE));
    refused("resume it first", mode.start(CAUSE));
    refused("until resumed", mode.disarm(CAUSE));
    mode.stop(CAUSE);
    mode.fail(StopReason.WATCHDOG_TIMEOUT);
    assertEquals(Mode.ESTOP, mode.mode());
    accepted(mode.resume(CAUSE));
    refused("not stopped", mode.resume(CAUSE));
    assertEquals(List.of(Task.STOP, Task.STAND), List.of(tick(), tick()));
    assertEquals(Mode.DISARMED, mode.mode());
  }

  @Test
  void lookingAtAnUnchangedModeMakesNothingNew() {
    running();
    assertSame(mode.order(), mode.order());
    changes.next();
    DriveState seen = changes.last();
    mode.arm(CAUSE);
    mode.run(CAUSE);
    while (changes.next() != null) {
      seen = changes.last();
    }
    assertSame(mode.state(), seen);
    mode.run(CAUSE);
    assertNull(changes.next(), "a superfluous command changes nothing");
  }

  @Test
  void changesOfManyThreadsAreReadInTheOrderInWhichTheyHappened() throws Exception {
    int threads = 4;
    int each = 5_000;
    var start = new CountDownLatch(1);
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      all.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      start.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    for (int i = 0; i < each; i++) {
                      mode.start(CAUSE);
                      mode.disarm(CAUSE);
                    }
                  }));
    }
    start.countDown();
    for (Thread thread : all) {
      thread.join();
    }
    DriveState before = changes.last();
    for (DriveState next = changes.next(); next != null; next = changes.next()) {
      boolean stopped = next.order().stop() == before.order().stop() + 1;
      assertEquals(stopped, next.mode() == Mode.DISARMED, "each disarm has the next number");
      assertTrue(stopped || next.order().stop() == before.order().stop());
      before = next;
    }
    assertSame(mode.state(), before, "the last change that is read is the present state");
  }

  @Test
  void codesOfReasonsNeverChangeBecauseRecordingsHoldThem() {
    List<String> codes = new ArrayList<>();
    for (StopReason reason : StopReason.values()) {
      codes.add(reason.code() + " " + reason);
      assertSame(reason, StopReason.ofCode(reason.code()));
    }
    assertEquals(
        List.of(
            "0 NONE",
            "1 NOT_RELEASED",
            "2 OPERATOR",
            "3 LEASE_EXPIRED",
            "4 WEIGHTS_SWAP",
            "5 SHUTDOWN",
            "6 TASK_FINISHED",
            "7 UNCAUGHT_ERROR",
            "8 WATCHDOG_TIMEOUT",
            "9 BOARD_SILENT",
            "10 REPLY_CORRUPTED",
            "11 BUS_FAILED",
            "12 COMMAND_UNCONFIRMED",
            "13 BOARD_RESET",
            "14 BOARD_TIMEOUT_FIRED",
            "15 LOW_VOLTAGE_FLOAT",
            "16 BATTERY_LOW",
            "17 ENCODER_JUMP",
            "18 MOTOR_STALLED",
            "19 STOP_UNCONFIRMED",
            "20 SENSOR_FAILED",
            "21 SENSOR_STALE",
            "22 SENSOR_FLAT_LINE",
            "23 BOARD_ASKS_SHUTDOWN",
            "24 SPEED_MISMATCH"),
        codes);
    assertThrows(IllegalArgumentException.class, () -> StopReason.ofCode(127));
  }
}
