package org.nemadrive.controller.deploy;

import org.nemadrive.controller.weights.WeightsIdentity;
import org.nemadrive.simulator.weights.TrainedWeights;

/** Is told what became of weights, on the deployment's thread. */
public interface DeploymentListener {
  /** Nobody listens. */
  DeploymentListener NONE =
      new DeploymentListener() {
        @Override
        public void loaded(
            WeightsIdentity now, TrainedWeights weights, WeightsIdentity before, String cause) {}

        @Override
        public void rolledBack(
            WeightsIdentity now, TrainedWeights weights, WeightsIdentity before, String cause) {}

        @Override
        public void foundGood(WeightsIdentity now) {}
      };

  /** Other weights drive from now on. */
  void loaded(WeightsIdentity now, TrainedWeights weights, WeightsIdentity before, String cause);

  /** The weights before, or those nature gave, are back after a fault. */
  void rolledBack(
      WeightsIdentity now, TrainedWeights weights, WeightsIdentity before, String cause);

  /** The weights drove through their probation. */
  void foundGood(WeightsIdentity now);
}
