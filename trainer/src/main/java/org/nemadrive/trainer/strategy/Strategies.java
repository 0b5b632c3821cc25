package org.nemadrive.trainer.strategy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.nemadrive.simulator.files.InvalidInputException;

/** All strategies by name. Adding one is adding its class and a line here. */
public final class Strategies {
  private static final Map<String, Function<TrainingProblem, Strategy>> BY_NAME =
      new TreeMap<>(
          Map.of(
              "menomad", problem -> new Enomad(EnomadParameters.menomad(), problem),
              "renomad", problem -> new Enomad(EnomadParameters.renomad(), problem),
              "ea", problem -> new Enomad(EnomadParameters.ea(), problem)));

  private Strategies() {}

  /** Names of all strategies, in alphabetical order. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /**
   * Refuses a name that is no strategy's.
   *
   * @throws InvalidInputException if there is none of that name
   */
  public static void requireKnown(String name) {
    if (!BY_NAME.containsKey(name)) {
      throw new InvalidInputException(
          "no strategy \"%s\"; there are %s".formatted(name, String.join(", ", names())));
    }
  }

  /**
   * A new run of a strategy.
   *
   * @throws InvalidInputException if there is none of that name
   */
  public static Strategy create(String name, TrainingProblem problem) {
    requireKnown(name);
    return BY_NAME.get(name).apply(problem);
  }
}
