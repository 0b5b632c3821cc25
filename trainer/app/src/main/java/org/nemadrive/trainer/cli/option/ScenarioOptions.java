package org.nemadrive.trainer.cli.option;

import java.util.Optional;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.scenario.Shaking;
import org.nemadrive.trainer.run.ScenarioSettings;
import picocli.CommandLine.Option;

/** The scenarios to train in: other starts, and with a robot other loads, gains and motors. */
public final class ScenarioOptions {
  private static final int DEFAULT_SCENARIOS = 16;
  private static final int MOST_SCENARIOS = 1000;

  @Option(
      names = "--robust",
      arity = "0..1",
      fallbackValue = "" + DEFAULT_SCENARIOS,
      paramLabel = "K",
      description =
          "Train for the mean of K scenarios (default with --jitter: "
              + DEFAULT_SCENARIOS
              + "); with a robot each has its own load, gains, motors and phase. The worm kept is"
              + " the one that does best in 64 others.")
  private Integer robust;

  @Option(
      names = "--jitter",
      paramLabel = "SIGMA",
      description =
          "Start each scenario at its own place around the centre: normal, SIGMA units in x and y."
              + " For worms without a robot, or robots with a real food sensor.")
  private Double jitter;

  @Option(
      names = "--jitter-heading",
      paramLabel = "SIGMA",
      description = "With --jitter: start with headings that are off, too: normal, SIGMA radians.")
  private Double jitterHeading;

  @Option(
      names = "--redraw",
      paramLabel = "N",
      description =
          "Draw the scenarios anew after every N evaluations (default: never; penomad then begins"
              + " anew from its best worm).")
  private Long redraw;

  /**
   * The scenarios that were asked for; empty for single runs from the centre.
   *
   * @param foraging how runs are made
   * @throws InvalidInputException if a number is out of range, or no scenario would differ
   */
  public Optional<ScenarioSettings> settings(ForagingSettings foraging) {
    if (robust == null && jitter == null && jitterHeading == null && redraw == null) {
      return Optional.empty();
    }
    double units = sigma("--jitter", jitter);
    double radians = sigma("--jitter-heading", jitterHeading);
    int scenarios = robust == null ? DEFAULT_SCENARIOS : robust;
    if (scenarios < 2 || scenarios > MOST_SCENARIOS) {
      throw new InvalidInputException(
          "--robust: found %d, expected a whole number from 2 to %d"
              .formatted(scenarios, MOST_SCENARIOS));
    }
    if (redraw != null && redraw < 0) {
      throw new InvalidInputException(
          "--redraw: found %d, expected a whole number from 0, which is never".formatted(redraw));
    }
    boolean motorsKnown = foraging.body().flatMap(BodyModel::motor).isPresent();
    if (!motorsKnown && units == 0 && radians == 0) {
      throw new InvalidInputException(
          "--robust: all scenarios would be the same; add --jitter SIGMA, or --profile with a file"
              + " that has the section body.motor");
    }
    return Optional.of(
        new ScenarioSettings(new Shaking(scenarios, units, radians), redraw == null ? 0 : redraw));
  }

  private static double sigma(String option, Double value) {
    if (value == null) {
      return 0;
    }
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new InvalidInputException(
          "%s: found %s, expected a finite number from 0".formatted(option, value));
    }
    return value;
  }
}
