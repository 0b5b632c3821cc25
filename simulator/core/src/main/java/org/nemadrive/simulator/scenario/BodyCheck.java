package org.nemadrive.simulator.scenario;

import java.util.List;
import java.util.Optional;
import org.nemadrive.simulator.files.Names;
import org.nemadrive.simulator.files.Sha256;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.weights.TrainedBody;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsOrigin;
import org.nemadrive.simulator.world.FoodLayout;

/** Says so when a worm is to drive another body than the one it was trained for. */
public final class BodyCheck {
  /** Part of its food that a worm must keep in a body for it to be as good as its own. */
  private static final double KEPT = 0.95;

  /** What a training or a drive without a robot is called. */
  private static final String NO_BODY = "the ideal worm";

  private BodyCheck() {}

  /** The robot that a training is for, as its weights name it, without what they eat there. */
  public static TrainedBody identity(ProfileFile profile) {
    return new TrainedBody(profile.root().text("name"), Sha256.hex(profile.text()), 0, 0, 0, 0, 0);
  }

  /**
   * Compares the body of a drive with that of the training, and lets the worm forage once if they
   * differ.
   *
   * @param settings how foraging runs are made, with the body of the drive if there is one
   * @param profile the profile of that body
   * @param layouts the food, counted only if it is the training's
   * @return what a person should know, with the number; empty if the worm eats as it did
   */
  public static Optional<String> warning(
      TrainedWeights weights,
      ForagingSettings settings,
      Optional<ProfileFile> profile,
      List<FoodLayout> layouts) {
    WeightsOrigin origin = weights.origin();
    int count = layouts.stream().mapToInt(FoodLayout::count).sum();
    if (origin == null || origin.foodEaten() == 0 || count != origin.foodCount()) {
      return Optional.empty();
    }
    String trainedIn = origin.body() == null ? "" : origin.body().sha256();
    String drivenIn = profile.map(p -> identity(p).sha256()).orElse("");
    if (trainedIn.equals(drivenIn)) {
      return Optional.empty();
    }
    Forager forager = new Forager(weights.connectome(), settings);
    forager.load(weights.genome());
    int eaten = 0;
    for (FoodLayout layout : layouts) {
      forager.forage(layout);
      eaten += forager.foodEaten();
    }
    if (eaten >= KEPT * origin.foodEaten()) {
      return Optional.empty();
    }
    return Optional.of(
        "these weights were trained for %s, %d of %d food eaten; in %s they eat %d: train for it with \"trainer train --task %s%s\""
            .formatted(
                origin.body() == null ? NO_BODY : origin.body().profile(),
                origin.foodEaten(),
                origin.foodCount(),
                profile.map(p -> "the body of " + identity(p).profile()).orElse(NO_BODY),
                eaten,
                Names.typed(origin.task()),
                profile.map(p -> " --profile " + Names.typed(p.name())).orElse("")));
  }
}
