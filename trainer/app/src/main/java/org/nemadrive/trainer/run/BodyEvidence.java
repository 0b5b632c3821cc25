package org.nemadrive.trainer.run;

import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.scenario.BodyCheck;
import org.nemadrive.simulator.scenario.FoodInScenarios;
import org.nemadrive.simulator.scenario.ShakenForager;
import org.nemadrive.simulator.weights.TrainedBody;

/** What a worm eats on the robot of a run, in scenarios that the training did not see. */
final class BodyEvidence {
  private static final int SCENARIOS = 64;

  /** Sets the scenarios' seeds apart from all others that come of the run's seed. */
  private static final long PLACE = 0x5CE4A210L;

  private final Connectome connectome;
  private final RunInputs inputs;
  private final TrainedBody robot;
  private final long seed;

  BodyEvidence(RunFolder folder, RunInputs inputs, Connectome connectome) {
    this.connectome = connectome;
    this.inputs = inputs;
    this.seed = SplitMix64.seed(folder.settings().seed(), PLACE);
    this.robot =
        folder.settings().robotProfile() == null
            ? null
            : BodyCheck.identity(ProfileFile.read(folder.robotProfileFile()));
  }

  /** The robot with what this genome eats on it; null for a run without a robot. */
  TrainedBody of(double[] genome) {
    ForagingSettings foraging = inputs.foraging();
    boolean motorsKnown = foraging.body().flatMap(body -> body.motor()).isPresent();
    if (robot == null || !motorsKnown) {
      return robot;
    }
    ShakenForager forager = new ShakenForager(connectome, foraging);
    forager.load(genome);
    FoodInScenarios food = forager.forage(inputs.task().layouts(), seed, SCENARIOS);
    return new TrainedBody(
        robot.profile(), robot.sha256(), food.scenarios(), food.mean(), food.least(), food.most());
  }
}
