package org.nemadrive.trainer.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nemadrive.simulator.body.BodyProfile;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Sha256;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.scenario.Shaking;
import org.nemadrive.trainer.ledger.LedgerJson;
import org.nemadrive.trainer.run.JsonFile;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.ScenarioSettings;

/**
 * What is around the worm of a run: the body of a robot, and the scenarios it trains in. Has their
 * contents and no path, so that a run is the same on every machine; in a folder they are the files
 * {@code robot-profile.yaml} and {@code scenarios.json}.
 *
 * @param profile text of the robot's hardware profile; empty for none
 * @param scenarioText the {@link ScenarioSettings} as JSON; empty for single runs from the centre
 */
public record Surroundings(String profile, String scenarioText) {
  /** No robot, single runs from the centre. */
  public static final Surroundings NONE = new Surroundings("", "");

  /** Names of the files in a folder. */
  public static final List<String> FILES = List.of(RunFolder.ROBOT_PROFILE, RunFolder.SCENARIOS);

  private static final String PROFILE = FILES.getFirst();
  private static final String SCENARIOS = FILES.getLast();

  /**
   * What a command names.
   *
   * @param robot the robot's hardware profile
   */
  public static Surroundings of(Optional<ProfileFile> robot, Optional<ScenarioSettings> scenarios) {
    return new Surroundings(
        robot.map(ProfileFile::text).orElse(""), scenarios.map(LedgerJson::line).orElse(""));
  }

  /**
   * What the files in a folder say.
   *
   * @throws InvalidInputException if one of them cannot be read
   */
  public static Surroundings read(Path folder) {
    Path robot = folder.resolve(PROFILE);
    Path scenarios = folder.resolve(SCENARIOS);
    return of(
        Files.exists(robot) ? Optional.of(ProfileFile.read(robot)) : Optional.empty(),
        Files.exists(scenarios)
            ? Optional.of(JsonFile.read(scenarios, ScenarioSettings.class))
            : Optional.empty());
  }

  /** Puts the files that are not there yet into a folder. */
  public void keep(Path folder) throws IOException {
    Path robot = folder.resolve(PROFILE);
    if (!profile.isEmpty() && !Files.exists(robot)) {
      AtomicFile.write(robot, out -> out.write(profile.getBytes(StandardCharsets.UTF_8)));
    }
    Path file = folder.resolve(SCENARIOS);
    if (!scenarioText.isEmpty() && !Files.exists(file)) {
      JsonFile.write(file, scenarios().orElseThrow());
    }
  }

  /**
   * How foraging runs are made, with the body of the robot if there is one.
   *
   * @throws InvalidInputException naming key and allowed values, if the profile has no such body
   */
  public ForagingSettings foraging() {
    ForagingSettings bare = ForagingSettings.of(Dynamics.SYNCHRONOUS);
    return robot().map(file -> bare.withBody(BodyProfile.read(file.root()))).orElse(bare);
  }

  /** The scenarios; empty for single runs from the centre. */
  public Optional<ScenarioSettings> scenarios() {
    return scenarioText.isEmpty()
        ? Optional.empty()
        : Optional.of(LedgerJson.read(scenarioText, SCENARIOS, ScenarioSettings.class));
  }

  /** What the profile calls the robot; empty for none. */
  public Optional<String> robotName() {
    return robot().map(file -> file.root().text("name"));
  }

  /** SHA-256 of the profile, as a run's identity has it; empty for none. */
  String body() {
    return profile.isEmpty() ? "" : Sha256.hex(profile);
  }

  private Optional<ProfileFile> robot() {
    return profile.isEmpty() ? Optional.empty() : Optional.of(ProfileFile.of(PROFILE, profile));
  }

  /** As people read it. */
  @Override
  public String toString() {
    String body = robotName().map(name -> "the body of " + name).orElse("no robot");
    return scenarios().map(settings -> body + ", " + text(settings)).orElse(body);
  }

  private static String text(ScenarioSettings settings) {
    Shaking shaking = settings.shaking();
    String scenarios =
        "%d scenarios with starts %s units and %s radians off"
            .formatted(shaking.scenarios(), shaking.startUnits(), shaking.startRadians());
    return settings.redrawEvaluations() == 0
        ? scenarios
        : "%s, drawn anew after %,d evaluations".formatted(scenarios, settings.redrawEvaluations());
  }
}
