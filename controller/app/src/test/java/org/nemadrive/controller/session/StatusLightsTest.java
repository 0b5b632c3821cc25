package org.nemadrive.controller.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.emulator.EmulatedRobot;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.gopigo3.GoPiGo3Board;
import org.nemadrive.controller.hardware.gopigo3.GoPiGo3Leds;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.profile.BoardSettings;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotAssembler;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickSample;

class StatusLightsTest {
  /** Message type. */
  private static final int SET_LED = 6;

  private static final int LEFT_EYE = 1;
  private static final int LEFT_BLINKER = 2;
  private static final long TICK_NS = 100_000_000;

  private final ManualClock clock = new ManualClock();
  private final DriveMode mode = new DriveMode(clock::nowNs);
  private final TickSample sample = new TickSample(1, 0);
  private EmulatedRobot robot;
  private Pi4jWires wires;
  private StatusLights lights;

  @BeforeEach
  void open() throws Exception {
    RobotProfile profile =
        ProfileReader.read(Path.of("..", "..", "hardware-profiles", "gopigo3.yaml"));
    robot = new EmulatedRobot(profile, clock, Realism.IDEAL);
    wires = new Pi4jWires(robot.context(), clock);
    lights =
        new StatusLights(
            new GoPiGo3Leds(
                RobotAssembler.openGoPiGo3Bus(wires, (BoardSettings.GoPiGo3) profile.board())),
            mode::mode);
  }

  @AfterEach
  void close() {
    wires.close();
  }

  private String eyesAndBlinkersAfterATick() {
    sample.nowNs += TICK_NS;
    lights.onTick(sample, 0);
    return "%06X %b"
        .formatted(robot.gopigo3().led(LEFT_EYE), robot.gopigo3().led(LEFT_BLINKER) != 0);
  }

  @Test
  void stoppedArmedRunningAndFaultDifferInColourAndBlinkers() {
    assertEquals("000040 false", eyesAndBlinkersAfterATick());
    mode.arm("test");
    assertEquals("806000 true", eyesAndBlinkersAfterATick());
    mode.run("test");
    assertEquals("00C000 false", eyesAndBlinkersAfterATick());
    mode.fail(StopReason.MOTOR_STALLED);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      seen.add(eyesAndBlinkersAfterATick());
    }
    assertEquals(Set.of("FF0000 true", "000000 false"), seen);
    mode.estop("test");
    assertEquals("000040 false", eyesAndBlinkersAfterATick());
  }

  @Test
  void aBoardThatDoesNotAnswerIsLeftAloneForFiveSeconds() {
    AtomicInteger messages = new AtomicInteger();
    robot.traffic((port, bytes) -> messages.incrementAndGet());
    robot.inject(Fault.NO_REPLY);
    for (int i = 0; i < 50; i++) {
      eyesAndBlinkersAfterATick();
    }
    int asked = messages.get();
    assertTrue(asked >= 1 && asked <= 2, asked + " messages");
    robot.clear(Fault.NO_REPLY);
    eyesAndBlinkersAfterATick();
    assertEquals("000040 false", eyesAndBlinkersAfterATick());
  }

  /** The kernel lets one transfer at a time through a device; who waits goes next. */
  @Test
  void aStopLowersItsLineAtOnceAndWaitsForNoMoreThanTheTransferThatIsUnderWay() throws Exception {
    ReentrantLock bus = new ReentrantLock(true);
    CountDownLatch ledsHoldTheBus = new CountDownLatch(1);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Port spi =
        (out, outLength, in, inLength) -> {
          bus.lock();
          try {
            boolean leds = out[1] == SET_LED;
            order.add(leds ? "leds" : "motors");
            if (leds && ledsHoldTheBus.getCount() > 0) {
              ledsHoldTheBus.countDown();
              while (!bus.hasQueuedThreads()) {
                Thread.onSpinWait();
              }
            }
            in[3] = (byte) 0xA5;
            return IoStatus.OK;
          } finally {
            bus.unlock();
          }
        };
    Port enable =
        (out, outLength, in, inLength) -> {
          order.add(out[0] == 0 ? "line low" : "line high");
          return IoStatus.OK;
        };
    Port button = (out, outLength, in, inLength) -> IoStatus.OK;
    Board board = new GoPiGo3Board(spi, enable, button, clock, 0, 0);
    StatusLights slow = new StatusLights(new GoPiGo3Leds(spi), mode::mode);
    Thread listeners = new Thread(() -> slow.onTick(sample, 0), "listeners");
    listeners.start();
    ledsHoldTheBus.await();
    assertEquals(StopReason.NONE, board.stop());
    listeners.join();
    assertEquals(List.of("leds", "line low", "motors", "leds"), order);
  }
}
