package org.nemadrive.controller.stop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nemadrive.controller.system.JavaProcess;
import org.nemadrive.testing.StartsProcess;

/**
 * A controller, a GoPiGo3 and a service manager in processes of their own, in real time. The board
 * drives its last command for ever, so only the path under test can stop it. How long each took is
 * reported; the goal is 1.5 s from the death to motors without power.
 */
@StartsProcess
@EnabledOnOs(OS.LINUX)
class ProcessDeathTest {
  private static final Path PROFILE = Path.of("..", "..", "hardware-profiles", "gopigo3.yaml");
  private static final Path WEIGHTS =
      Path.of("..", "..", "hardware-profiles", "weights", "pentagon-gopigo3.json");

  private Process emulator;
  private int port;
  private EmulatorWires robot;

  @BeforeEach
  void theRobotIsSwitchedOn() throws IOException {
    emulator =
        new ProcessBuilder(JavaProcess.command(EmulatorProcess.class, PROFILE))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = emulator.inputReader();
    port = Integer.parseInt(out.readLine());
    robot = new EmulatorWires(port);
  }

  @AfterEach
  void theRobotIsSwitchedOff() {
    emulator.destroyForcibly();
    if (robot != null) {
      robot.close();
    }
  }

  private MiniSupervisor service(long hangAfterTicks) throws IOException {
    return new MiniSupervisor(
        JavaProcess.command(DrivenProcess.class, PROFILE, WEIGHTS, port, hangAfterTicks),
        JavaProcess.command(StoppingProcess.class, PROFILE, port));
  }

  /** Waits until the robot drives: ready is the first tick, which only releases the stop. */
  private void awaitDriving(MiniSupervisor service) throws IOException {
    assertTrue(service.awaitReady(), "the service became ready");
    while (robot.motorsOff()) {
      assertTrue(service.awaitAlive(), "the service lives and will drive");
    }
  }

  private static void signal(String signal, long pid) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor());
  }

  private static void report(String what, long sinceNs) {
    System.out.println(what + ": " + (System.nanoTime() - sinceNs) / 1_000_000 + " ms");
  }

  @Test
  void aKilledControllerLeavesTheRobotDrivingAndTheServiceManagerStopsIt() throws Exception {
    try (MiniSupervisor service = service(0)) {
      awaitDriving(service);
      long killedNs = System.nanoTime();
      signal("KILL", service.pid());
      service.watch();
      assertFalse(robot.motorsOff(), "the board drives on without its controller");
      assertEquals(0, service.stopPost(), "the stop was confirmed");
      assertTrue(robot.motorsOff());
      report("from SIGKILL to motors off", killedNs);
    }
  }

  @Test
  void aFrozenControllerIsKilledByTheWatchdogAndTheRobotStopped() throws Exception {
    try (MiniSupervisor service = service(0)) {
      awaitDriving(service);
      long frozenNs = System.nanoTime();
      signal("STOP", service.pid());
      service.watch();
      assertFalse(robot.motorsOff(), "a frozen process runs no watchdog thread");
      assertEquals(0, service.stopPost(), "the stop was confirmed");
      assertTrue(robot.motorsOff());
      report("from SIGSTOP to motors off", frozenNs);
    }
  }

  @Test
  void aLoopThatHangsFallsSilentAndIsEndedWithItsMotorsOff() throws Exception {
    try (MiniSupervisor service = service(20)) {
      assertTrue(service.awaitReady(), "the service became ready");
      List<String> said = service.watch();
      assertTrue(said.contains("WATCHDOG=1"), "it lived before: " + said);
      assertTrue(robot.motorsOff(), "the motor watchdog inside the process was first");
      assertEquals(0, service.stopPost());
      assertTrue(robot.motorsOff());
    }
  }
}
