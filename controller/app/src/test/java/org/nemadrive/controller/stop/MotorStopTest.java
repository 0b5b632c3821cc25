package org.nemadrive.controller.stop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.EmulatedRobot;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotAssembler;

class MotorStopTest {
  private static final Path PROFILES = Path.of("..", "..", "hardware-profiles");

  @TempDir private Path folder;

  private final ManualClock clock = new ManualClock();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** A robot whose controller died while it drove: nobody closed anything. */
  private EmulatedRobot abandoned(String name) throws WireException, BoardException {
    RobotProfile profile = ProfileReader.read(PROFILES.resolve(name + ".yaml"));
    EmulatedRobot robot = new EmulatedRobot(profile, clock, Realism.IDEAL);
    Board board = new RobotAssembler(new Pi4jWires(robot.context(), clock), clock).board(profile);
    board.start();
    board.drive(profile.body().scale().maxCommand() / 2, 10);
    clock.advanceTo(clock.nowNs() + 50_000_000);
    assertFalse(robot.floor().motorsOff(), "nobody stopped it");
    return robot;
  }

  private MotorStop stop(EmulatedRobot robot) {
    return MotorStop.of(robot.profile(), new Pi4jWires(robot.context(), clock), clock);
  }

  private int run(String... args) {
    return StopMotors.run(args, new PrintStream(out), new PrintStream(err));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo3-vl53l0x", "gopigo2", "hbridge"})
  void motorsLeftOnByADeadControllerAreTakenOffAndStayOff(String name) throws Exception {
    EmulatedRobot robot = abandoned(name);
    MotorStop stopped = stop(robot);
    assertTrue(stopped.confirmed());
    assertEquals(List.of(), stopped.problems());
    clock.advanceTo(clock.nowNs() + 100_000_000);
    assertTrue(robot.floor().motorsOff());
    assertTrue(stop(robot).confirmed(), "a second stop is as good");
    assertTrue(robot.floor().motorsOff());
  }

  @Test
  void theGoPiGo3IsToldFloatWithItsEnableLineAlreadyLow() throws Exception {
    EmulatedRobot robot = abandoned("gopigo3");
    List<String> sent = new ArrayList<>();
    robot.traffic(
        (what, bytes) -> {
          if (what.equals("spi out")) {
            sent.add(
                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes)
                    + (robot.lineIsHigh(23) ? " high" : " low"));
          }
        });
    stop(robot);
    // SET_MOTOR_PWM of both motors to -128, the board's FLOAT: no stored command survives the low
    // phase.
    assertEquals("08 0A 03 80 low", sent.get(0));
    assertTrue(sent.stream().allMatch(message -> message.endsWith(" low")), sent.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "gopigo3, STUCK_BUS",
    "gopigo3, NO_REPLY",
    "gopigo3, CORRUPTED_REPLY",
    "gopigo3, NACK",
    "hbridge, STUCK_BUS"
  })
  void aWedgedBusDoesNotKeepTheEnableLineUp(String name, Fault fault) throws Exception {
    EmulatedRobot robot = abandoned(name);
    robot.inject(fault);
    assertTrue(stop(robot).confirmed(), "the line needs no bus");
    clock.advanceTo(clock.nowNs() + 100_000_000);
    assertTrue(robot.floor().motorsOff());
  }

  @Test
  void aBoardWhoseOnlyMeansIsADeadBusIsSaidNotToBeStopped() throws Exception {
    EmulatedRobot robot = abandoned("gopigo2");
    robot.inject(Fault.STUCK_BUS);
    assertFalse(stop(robot).confirmed());
    // Its own communication timeout, armed at start, is what remains.
    clock.advanceTo(clock.nowNs() + 1_100_000_000);
    assertTrue(robot.floor().motorsOff());
  }

  @Test
  void aLineThatCannotBeOpenedDoesNotKeepTheOthersFromBeingTried() throws Exception {
    EmulatedRobot robot = abandoned("gopigo3");
    Wires real = new Pi4jWires(robot.context(), clock);
    Wires broken =
        new Wires() {
          @Override
          public Port open(PortRequest request) throws WireException {
            if (request instanceof PortRequest.Output) {
              throw new WireException("GPIO23 is held by somebody else", null);
            }
            return real.open(request);
          }

          @Override
          public void close() {
            real.close();
          }
        };
    MotorStop stopped = MotorStop.of(robot.profile(), broken, clock);
    assertTrue(stopped.confirmed(), "FLOAT over the bus is enough");
    assertEquals(List.of("GPIO23 is held by somebody else"), stopped.problems());
    clock.advanceTo(clock.nowNs() + 100_000_000);
    assertTrue(robot.floor().motorsOff());
  }

  @Test
  void aRehearsalNeedsNoPiAndStopsNothing() {
    assertEquals(0, run("--rehearse", PROFILES.resolve("gopigo3.yaml").toString()), err.toString());
    assertEquals("", out.toString(StandardCharsets.UTF_8));
    assertEquals(2, run("--rehearse"), "a rehearsal needs a robot");
  }

  @Test
  void theProgramSaysWhatItDidAndWhatWasWrong() throws Exception {
    assertEquals(0, run(PROFILES.resolve("simulated.yaml").toString()));
    assertEquals("simulated: motors are off\n", out.toString(StandardCharsets.UTF_8));
    assertEquals(2, run());
    assertEquals(2, run(folder.resolve("none.yaml").toString()));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("no such file"), err.toString());
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "name: x\n");
    assertEquals(2, run(wrong.toString()));
    assertEquals(1, run(PROFILES.resolve("gopigo3.yaml").toString()), "this is no Pi");
    assertFalse(err.toString(StandardCharsets.UTF_8).contains("\tat "), err.toString());
  }
}
