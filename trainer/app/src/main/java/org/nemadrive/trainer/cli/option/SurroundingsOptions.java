package org.nemadrive.trainer.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.trainer.engine.Surroundings;
import org.nemadrive.trainer.run.ScenarioSettings;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;
import org.nemadrive.trainer.strategy.penomad.PenomadParameters;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What worms are trained for: a robot, how far off its positions may be, and scenarios. */
public final class SurroundingsOptions {
  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "Train inside the body of this robot: its wheels, limits and encoders, from a hardware"
              + " profile.")
  private Path profile;

  @Option(
      names = "--margin",
      paramLabel = "UNITS",
      description =
          "Train for food that is eaten for sure although every position may be UNITS off, as on a"
              + " robot; short for the parameter margin of penomad.")
  private Double margin;

  @Mixin private ScenarioOptions scenarioOptions;

  /**
   * What was asked for.
   *
   * @throws InvalidInputException if the profile cannot be used, or a number is out of range
   */
  public Surroundings surroundings() {
    return surroundings(null, Optional.empty());
  }

  /**
   * What was asked for, and else what other settings say.
   *
   * @param otherProfile taken without {@code --profile}; null for none
   * @param otherScenarios taken without any option of scenarios
   * @throws InvalidInputException if the profile cannot be used, or a number is out of range
   */
  public Surroundings surroundings(Path otherProfile, Optional<ScenarioSettings> otherScenarios) {
    Path file = profile == null ? otherProfile : profile;
    Optional<ProfileFile> robot = Optional.ofNullable(file).map(ProfileFile::read);
    Surroundings one = Surroundings.of(robot, Optional.empty());
    Optional<ScenarioSettings> asked = scenarioOptions.settings(one.foraging());
    return Surroundings.of(robot, asked.or(() -> otherScenarios));
  }

  /**
   * A strategy as written, with the margin that was asked for.
   *
   * @throws InvalidInputException if it has no such parameter
   */
  public StrategyChoice withMargin(String strategy) {
    return StrategyChoice.parse(margin == null ? strategy : strategy + ":margin=" + margin);
  }

  /**
   * Strategies as written, those that know a margin with the one that was asked for.
   *
   * @throws InvalidInputException if a margin was asked for and none knows it
   */
  public List<StrategyChoice> withMargin(List<StrategyChoice> strategies) {
    if (margin == null) {
      return strategies;
    }
    if (strategies.stream().noneMatch(SurroundingsOptions::knowsMargin)) {
      throw new InvalidInputException(
          "--margin: none of the strategies is penomad, which alone knows a margin; add it to"
              + " --strategies, or leave the margin out");
    }
    return strategies.stream()
        .map(choice -> knowsMargin(choice) ? withMargin(choice.text()) : choice)
        .toList();
  }

  private static boolean knowsMargin(StrategyChoice choice) {
    return choice.parameters() instanceof PenomadParameters;
  }
}
