package org.nemadrive.trainer.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Sha256;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunInputs;
import org.nemadrive.trainer.run.RunSettings;
import org.nemadrive.trainer.run.ScenarioSettings;

/**
 * What tells one run from another: two with the same identity come to the same result, unless their
 * budget is one of minutes.
 *
 * @param task layouts of food, as people write them
 * @param food SHA-256 of where the food lies, as a name such as {@code file:a.csv} does not say it
 * @param strategy how it looks for better weights, as people write it
 * @param parameters every parameter of the strategy, defaults included
 * @param seed all randomness comes from it
 * @param budget when it ends
 * @param connectome identity of the connectome
 * @param body SHA-256 of the profile of the robot around the worm; empty for none
 * @param start SHA-256 of the weights it starts from; empty for W0
 * @param scenarios what it trains in, if not in single runs from the centre; else empty
 * @param code version of the code that matters
 */
public record RunIdentity(
    String task,
    String food,
    String strategy,
    String parameters,
    long seed,
    Budget budget,
    String connectome,
    String body,
    String start,
    String scenarios,
    String code) {
  private static final int ID_DIGITS = 16;
  private static final int SHORT_DIGITS = 8;

  /**
   * The identity of a run of these settings from W0.
   *
   * @param body SHA-256 of the profile of the robot around the worm; empty for none
   * @param scenarios what it trains in; empty for single runs from the centre
   */
  public static RunIdentity of(
      RunSettings settings, ForagingTask task, String body, Optional<ScenarioSettings> scenarios) {
    return of(settings, task, body, "", text(scenarios));
  }

  /**
   * The identity of the run in a folder.
   *
   * @throws InvalidInputException if a file that the settings name cannot be read
   */
  public static RunIdentity of(RunFolder folder, RunInputs inputs) {
    RunSettings settings = folder.settings();
    return of(
        settings,
        inputs.task(),
        settings.robotProfile() == null ? "" : hash(folder.robotProfileFile()),
        settings.startWeights() == null ? "" : hash(folder.startWeightsFile()),
        text(inputs.scenarios()));
  }

  private static String text(Optional<ScenarioSettings> scenarios) {
    return scenarios.map(Object::toString).orElse("");
  }

  private static RunIdentity of(
      RunSettings settings, ForagingTask task, String body, String start, String scenarios) {
    return new RunIdentity(
        settings.task(),
        food(task),
        settings.strategy().text(),
        settings.strategy().parameters().toString(),
        settings.seed(),
        settings.budget(),
        settings.connectome(),
        body,
        start,
        scenarios,
        CodeVersion.of(settings.strategy().parameters()));
  }

  private static String food(ForagingTask task) {
    StringBuilder points = new StringBuilder();
    for (FoodLayout layout : task.layouts()) {
      for (int i = 0; i < layout.count(); i++) {
        points.append(layout.x(i)).append(' ').append(layout.y(i)).append('\n');
      }
      points.append('\n');
    }
    return Sha256.hex(points.toString());
  }

  private static String hash(Path file) {
    try {
      return Sha256.hex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Its name among runs: the first 16 hex digits of the SHA-256 of all of it. */
  public String id() {
    return Sha256.hex(LedgerJson.line(this)).substring(0, ID_DIGITS);
  }

  /** The beginning of its name, for folders. */
  public String shortId() {
    return id().substring(0, SHORT_DIGITS);
  }

  @Override
  public String toString() {
    return "%s by %s, seed %d".formatted(task, strategy, seed);
  }
}
