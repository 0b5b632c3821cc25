package org.nemadrive.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.simulator.body.Body;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.BodyProfile;

/** Laws of the servo on wheels that it does not know, over many seeds of wishes and loads. */
class ShakenRobotTest {
  private static final int TICKS = 250;
  private static final int SEEDS = 20;

  /** What a regulator's loop, out of phase with the ticks, and coarse counts make of a wish. */
  private static final double MOST_OF_WISH = 1.08;

  private static BodyModel body(String name) {
    return BodyProfile.read(Path.of("..", "..", "hardware-profiles", name + ".yaml"));
  }

  private static ShakenRobot robot(String name, Scenario scenario) {
    return new ShakenRobot(body(name), Optional.empty(), scenario);
  }

  /** A worm's wishes: it crawls at 10.7 to 21.4 units a tick and turns every now and then. */
  private static final class Wishes {
    private final SplittableRandom random;
    private double turn;
    private double way;

    Wishes(long seed) {
      random = new SplittableRandom(seed);
    }

    void next() {
      if (random.nextInt(5) == 0) {
        turn = random.nextInt(3) == 0 ? random.nextDouble(-1.5, 1.5) : 0;
        way = random.nextDouble(10.7, 21.4);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hbridge", "hbridge-l298n", "gopigo2"})
  void aRobotJustAsItsProfileSaysIsToldWhatItsWormWishes(String name) {
    for (int seed = 0; seed < SEEDS; seed++) {
      ShakenRobot robot = robot(name, Scenario.EVEN);
      Body wished = new Body(body(name));
      Wishes wishes = new Wishes(seed);
      for (int tick = 0; tick < TICKS; tick++) {
        wishes.next();
        robot.step(wishes.way, wishes.turn);
        wished.step(wishes.way, wishes.turn);
        double off =
            Math.hypot(robot.pose().x() - wished.pose().x(), robot.pose().y() - wished.pose().y());
        assertTrue(off < 1e-6, name + " seed " + seed + " tick " + tick + ": " + off);
      }
      assertTrue(Math.hypot(wished.pose().x(), wished.pose().y()) > 50, "it went somewhere");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "hbridge", "hbridge-l298n", "gopigo2"})
  void underLoadTheBelievedPoseStaysWithinAFewUnitsOfTheWishedPath(String name) {
    double most = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      double phase = seed / (double) SEEDS;
      ShakenRobot robot = robot(name, new Scenario(0.02, 0, 1.02, 0.98, 1.2, phase, 1000 + seed));
      Body wished = new Body(body(name));
      Wishes wishes = new Wishes(seed);
      for (int tick = 0; tick < TICKS; tick++) {
        wishes.next();
        robot.step(wishes.way, wishes.turn);
        wished.step(wishes.way, wishes.turn);
        most =
            Math.max(
                most,
                Math.hypot(
                    robot.pose().x() - wished.pose().x(), robot.pose().y() - wished.pose().y()));
      }
    }
    assertTrue(most < 40, name + " was " + most + " units off");
    assertTrue(most > 0.01, "the loads did something");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "hbridge", "hbridge-l298n", "gopigo2"})
  void aRobotThatWasHeldForFiveSecondsIsNeverToldMoreThanItsWormWishes(String name) {
    BodyModel body = body(name);
    int held = (int) Math.round(5 / body.periodS());
    int cruise = body.scale().command(0.5 * body.maxWheelSpeedMps());
    for (int seed = 0; seed < SEEDS; seed++) {
      ShakenRobot robot = robot(name, new Scenario(0, 0, 1, 1, 1, seed / (double) SEEDS, seed));
      for (int tick = 0; tick < 10 + seed; tick++) {
        robot.step(cruise, cruise);
      }
      boolean left = seed % 2 == 0;
      (left ? robot.left() : robot.right()).stuck(true);
      for (int tick = 0; tick < held; tick++) {
        robot.step(cruise, cruise);
      }
      robot.left().stuck(false);
      robot.right().stuck(false);
      for (int tick = 0; tick < 100; tick++) {
        robot.step(cruise, cruise);
        String at = "%s, seed %d, tick %d after the hold".formatted(name, seed, tick);
        assertTrue(robot.servo().leftCommand() <= MOST_OF_WISH * cruise + 1, at + ", left");
        assertTrue(robot.servo().rightCommand() <= MOST_OF_WISH * cruise + 1, at + ", right");
      }
      double speed = body.scale().microCountsPerS(cruise) / 1e6;
      assertEquals(speed, robot.left().countsPerS(), 0.1 * speed, name + " goes on");
      assertEquals(speed, robot.right().countsPerS(), 0.1 * speed, name + " goes on");
    }
  }

  @Test
  void aTickWithObserverAndServoAllocatesNothing() {
    ShakenRobot robot = robot("gopigo2", new Scenario(0.02, 0, 1.01, 0.99, 1.1, 0, 5));
    Wishes wishes = new Wishes(3);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int tick = 0; tick < 20_000; tick++) {
      wishes.next();
      robot.step(wishes.way, wishes.turn);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int tick = 0; tick < 1000; tick++) {
      wishes.next();
      robot.step(wishes.way, wishes.turn);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 1000, allocated + " bytes in 1000 ticks");
  }
}
