package org.nemadrive.trainer.run;

import java.util.Optional;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.scenario.BodyCheck;
import org.nemadrive.simulator.scenario.FoodInScenarios;
import org.nemadrive.simulator.scenario.ShakenForager;
import org.nemadrive.simulator.scenario.Shaking;
import org.nemadrive.simulator.weights.TrainedBody;
import org.nemadrive.simulator.weights.TrainedStarts;

/** What a worm eats in 64 scenarios that neither its training nor the choice of the worm saw. */
final class Evidence {
  private static final Shaking FROM_THE_CENTRE = new Shaking(64, 0, 0);

  /** Sets the scenarios' seeds apart from all others that come of the run's seed. */
  private static final long PLACE = 0x5CE4A210L;

  private final Connectome connectome;
  private final RunInputs inputs;
  private final TrainedBody robot;
  private final Shaking shaking;
  private final long seed;

  Evidence(RunFolder folder, RunInputs inputs, Connectome connectome) {
    this.connectome = connectome;
    this.inputs = inputs;
    this.seed = SplitMix64.seed(folder.settings().seed(), PLACE);
    this.robot =
        folder.settings().robotProfile() == null
            ? null
            : BodyCheck.identity(ProfileFile.read(folder.robotProfileFile()));
    this.shaking =
        inputs
            .scenarios()
            .map(settings -> settings.shaking().times(FROM_THE_CENTRE.scenarios()))
            .orElse(FROM_THE_CENTRE);
  }

  /** What a genome eats; empty if no scenario would differ from a run from the centre. */
  Optional<FoodInScenarios> fresh(double[] genome) {
    if (!motorsKnown() && !startsDiffer()) {
      return Optional.empty();
    }
    ShakenForager forager = new ShakenForager(connectome, inputs.foraging());
    forager.load(genome);
    return Optional.of(forager.forage(shaking, inputs.task().layouts(), seed));
  }

  private boolean motorsKnown() {
    return inputs.foraging().body().flatMap(BodyModel::motor).isPresent();
  }

  private boolean startsDiffer() {
    return shaking.startUnits() > 0 || shaking.startRadians() > 0;
  }

  /**
   * The robot with what a genome eats on it; null for a run without a robot.
   *
   * @param fresh what {@link #fresh} says of the genome
   */
  TrainedBody body(Optional<FoodInScenarios> fresh) {
    if (robot == null || !motorsKnown()) {
      return robot;
    }
    FoodInScenarios food = fresh.orElseThrow();
    return new TrainedBody(
        robot.profile(),
        robot.sha256(),
        food.scenarios(),
        food.mean(),
        food.least(),
        food.most(),
        food.floorMean());
  }

  /**
   * The starts with what a genome eats from them; null for a run from the centre.
   *
   * @param fresh what {@link #fresh} says of the genome
   */
  TrainedStarts starts(Optional<FoodInScenarios> fresh) {
    if (!startsDiffer()) {
      return null;
    }
    FoodInScenarios food = fresh.orElseThrow();
    return new TrainedStarts(
        shaking.startUnits(),
        shaking.startRadians(),
        food.scenarios(),
        food.mean(),
        food.least(),
        food.most());
  }
}
