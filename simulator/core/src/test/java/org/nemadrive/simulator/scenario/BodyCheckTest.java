package org.nemadrive.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.body.BodyProfile;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;

class BodyCheckTest {
  private static final Path PROFILES = Path.of("..", "..", "hardware-profiles");

  private static final List<FoodLayout> PENTAGON =
      ForagingTask.parse("pentagon", WorldParameters.DEFAULT, 1).layouts();

  private static TrainedWeights shipped(String name) {
    return WeightsFile.read(
        PROFILES.resolve("weights").resolve(name + ".json"), Connectome.celegans());
  }

  private static Optional<String> warning(TrainedWeights weights, String profile) {
    ForagingSettings bare = ForagingSettings.of(weights.dynamics());
    if (profile == null) {
      return BodyCheck.warning(weights, bare, Optional.empty(), PENTAGON);
    }
    ProfileFile file = ProfileFile.read(PROFILES.resolve(profile + ".yaml"));
    return BodyCheck.warning(
        weights, bare.withBody(BodyProfile.read(file.root())), Optional.of(file), PENTAGON);
  }

  @Test
  void aWormInAnotherBodyThanItsOwnIsToldOfWithWhatItEatsThere() {
    String text = warning(shipped("pentagon"), "hbridge").orElseThrow();
    assertTrue(text.contains("trained for the ideal worm, "), text);
    assertTrue(text.contains("in the body of hbridge they eat "), text);
    assertTrue(
        text.endsWith(
            "\"trainer train --task polygon5 --profile ../../hardware-profiles/hbridge.yaml\""),
        text);
    String other = warning(shipped("pentagon-hbridge"), "gopigo2").orElseThrow();
    assertTrue(other.contains("trained for hbridge, 36 of 36"), other);
  }

  @Test
  void aWormInItsOwnBodyIsNotWarnedOf() {
    assertEquals(Optional.empty(), warning(shipped("pentagon"), null));
    assertEquals(Optional.empty(), warning(shipped("pentagon-hbridge"), "hbridge"));
    assertTrue(warning(shipped("pentagon-hbridge"), null).isPresent());
  }

  @Test
  void theShippedWormsOfRobotsKeepTheirFoodInScenariosThatNoTrainingSaw() {
    for (String robot : List.of("gopigo3", "gopigo2", "hbridge", "hbridge-l298n")) {
      TrainedWeights weights = shipped("pentagon-" + robot);
      ForagingSettings settings =
          ForagingSettings.of(weights.dynamics())
              .withBody(BodyProfile.read(PROFILES.resolve(robot + ".yaml")));
      ShakenForager forager = new ShakenForager(weights.connectome(), settings);
      forager.load(weights.genome());
      Shaking drives = new Shaking(8, 0, 0);
      FoodInScenarios food = forager.forage(drives, PENTAGON, 987_654_321);
      assertTrue(
          food.mean() >= 0.97 * weights.origin().foodEaten(), robot + " eats " + food.mean());
      assertEquals(food, forager.forage(drives, PENTAGON, 987_654_321), "same seed, same food");
      assertTrue(weights.origin().body().foodMean() >= 0.97 * weights.origin().foodEaten(), robot);
      assertEquals(robot, weights.origin().body().profile());
    }
  }

  @Test
  void scenariosOfOneSeedDifferAndAreTheSameEachTime() {
    assertEquals(Scenario.draw(5, 3), Scenario.draw(5, 3));
    assertNotEquals(Scenario.draw(5, 3), Scenario.draw(5, 4));
    assertNotEquals(Scenario.draw(5, 3), Scenario.draw(6, 3));
    double sum = 0;
    for (int number = 0; number < 1000; number++) {
      Scenario scenario = Scenario.draw(1, number);
      assertTrue(scenario.slowerMotors() >= 0.7 && scenario.slowerMotors() < 1.3);
      sum += scenario.leftGain();
    }
    assertEquals(1, sum / 1000, 0.004, "four standard errors of the mean");
  }
}
