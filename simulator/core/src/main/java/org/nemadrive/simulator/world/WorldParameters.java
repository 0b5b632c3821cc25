package org.nemadrive.simulator.world;

/**
 * The constants of the world. Equation numbers are those of Churchland and Garcia-Ojalvo,
 * "Reinforcement learning in densely recurrent biological networks" (2025).
 *
 * @param width width of the arena, world units, default 1600
 * @param height height of the arena, world units, default 1200
 * @param detectionRange D of Eq. 4: food this near is sensed and rewarded in part, world units,
 *     default 150
 * @param consumptionRange C of Eq. 4: food nearer than this is eaten, world units, default 20
 * @param wallCutoff a wall nearer than this is felt, world units, default 100
 * @param fullReward R_full of Eq. 4: reward for a food item eaten, default 30
 * @param partialReward R_partial of Eq. 4: reward a tick for a food item at distance 0 in detection
 *     range, falling linearly to 0 at its edge, default 1/30
 */
public record WorldParameters(
    double width,
    double height,
    double detectionRange,
    double consumptionRange,
    double wallCutoff,
    double fullReward,
    double partialReward) {

  /** The paper's constants. */
  public static final WorldParameters DEFAULT =
      new WorldParameters(1600, 1200, 150, 20, 100, 30, 1.0 / 30);

  public WorldParameters {
    requirePositive("width", width);
    requirePositive("height", height);
    requirePositive("detectionRange", detectionRange);
    requirePositive("consumptionRange", consumptionRange);
    requirePositive("wallCutoff", wallCutoff);
    requirePositive("fullReward", fullReward);
    requirePositive("partialReward", partialReward);
    if (consumptionRange > detectionRange) {
      throw new IllegalArgumentException(
          "consumptionRange %s, allowed up to detectionRange %s"
              .formatted(consumptionRange, detectionRange));
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " " + value + ", needs a positive number");
    }
  }

  /** The worm's usual start: the centre of the arena, heading 0. */
  public Pose centre() {
    return new Pose(width / 2, height / 2, 0);
  }
}
