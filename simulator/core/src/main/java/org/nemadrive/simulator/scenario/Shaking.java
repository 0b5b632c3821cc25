package org.nemadrive.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.exact.Trigonometry;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.Carrier;
import org.nemadrive.simulator.foraging.ForagingRun;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.Pose;

/**
 * How the scenarios of a training differ from each other: each has its own start, and with a robot
 * whose motors are known its own load, gains, motors and phase.
 *
 * @param scenarios how many make one fitness, 1 or more
 * @param startUnits standard deviation of the start from the centre in x and in y, world units
 * @param startRadians the same for the heading, radians
 */
public record Shaking(int scenarios, double startUnits, double startRadians) {
  /** Steps of a lattice that spreads points evenly over a square and over a cube (M. Roberts). */
  private static final double[] LATTICE = {0.7548776662466927, 0.5698402909980532};

  private static final double HEADING_LATTICE = 0.6180339887498949;

  /** Checks the ranges above. */
  public Shaking {
    if (scenarios < 1) {
      throw new IllegalArgumentException("scenarios " + scenarios + ", needs 1 or more");
    }
    if (!(startUnits >= 0 && startRadians >= 0) || Double.isInfinite(startUnits + startRadians)) {
      throw new IllegalArgumentException(
          "startUnits %s and startRadians %s, need finite numbers from 0"
              .formatted(startUnits, startRadians));
    }
  }

  /** The same with another number of scenarios. */
  public Shaking times(int number) {
    return new Shaking(number, startUnits, startRadians);
  }

  /**
   * Draws scenarios; their starts are spread evenly over what may be drawn.
   *
   * @param settings how runs are made
   * @param layouts of the task
   * @param seed the scenarios depend on it alone
   * @return a run on each layout for each scenario, scenario after scenario
   */
  public List<ForagingRun> draw(ForagingSettings settings, List<FoodLayout> layouts, long seed) {
    Optional<BodyModel> robot = settings.body().filter(body -> body.motor().isPresent());
    SplitMix64 random = new SplitMix64(seed);
    double[] shift = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    double otherShift = random.nextDouble();
    List<ForagingRun> runs = new ArrayList<>();
    for (int number = 0; number < scenarios; number++) {
      double u = part(shift[0] + (number + 1) * LATTICE[0]);
      double v = part(shift[1] + (number + 1) * LATTICE[1]);
      double w = part(shift[2] + (number + 1) * HEADING_LATTICE);
      double distance = startUnits * normalDistance(u);
      Pose centre = settings.world().centre();
      Pose start =
          new Pose(
              centre.x() + distance * Trigonometry.cos(angle(v)),
              centre.y() + distance * Trigonometry.sin(angle(v)),
              centre.heading()
                  + startRadians
                      * normalDistance(part(otherShift + (number + 0.5) / scenarios))
                      * Trigonometry.cos(angle(w)));
      Scenario scenario = Scenario.draw(seed, number);
      Optional<Supplier<Carrier>> carrier =
          robot.map(body -> () -> new ShakenRobot(body, Optional.of(settings.world()), scenario));
      for (FoodLayout layout : layouts) {
        runs.add(new ForagingRun(layout, start, carrier));
      }
    }
    return runs;
  }

  private static double part(double number) {
    return number - Math.floor(number);
  }

  private static double angle(double part) {
    return (2 * part - 1) * Math.PI;
  }

  /** Distance of a standard normal point in the plane from its middle (Box and Muller, 1958). */
  private static double normalDistance(double part) {
    return Math.sqrt(-2 * StrictMath.log(1 - part));
  }
}
