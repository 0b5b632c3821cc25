package org.nemadrive.trainer.strategy.choice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Names;
import org.nemadrive.trainer.strategy.StrategyParameters;
import org.nemadrive.trainer.strategy.baseline.OnePlusOneParameters;
import org.nemadrive.trainer.strategy.baseline.OpenAiEsParameters;
import org.nemadrive.trainer.strategy.baseline.SeparableCmaEsParameters;
import org.nemadrive.trainer.strategy.enomad.CfnomadParameters;
import org.nemadrive.trainer.strategy.enomad.EnomadParameters;
import org.nemadrive.trainer.strategy.penomad.PenomadParameters;

/** All strategies by name. Adding one is adding its classes and a line here. */
public final class Strategies {
  private static final Map<String, StrategyParameters> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("penomad", PenomadParameters.defaults());
    BY_NAME.put("menomad", EnomadParameters.menomad());
    BY_NAME.put("renomad", EnomadParameters.renomad());
    BY_NAME.put("cfnomad", CfnomadParameters.defaults());
    BY_NAME.put("ea", EnomadParameters.ea());
    BY_NAME.put("one-plus-one", OnePlusOneParameters.defaults());
    BY_NAME.put("openai-es", OpenAiEsParameters.defaults());
    BY_NAME.put("cma-es", SeparableCmaEsParameters.defaults());
    BY_NAME.put("renomad-random", EnomadParameters.renomadRandom());
  }

  private Strategies() {}

  /** Names of all strategies, in the order in which tables and figures list them. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /** All strategies with their defaults, in the same order. */
  public static List<StrategyChoice> all() {
    return names().stream().map(StrategyChoice::parse).toList();
  }

  /**
   * The defaults of a strategy.
   *
   * @throws InvalidInputException if there is none of that name
   */
  static StrategyParameters defaults(String name) {
    StrategyParameters parameters = BY_NAME.get(name);
    if (parameters == null) {
      throw new InvalidInputException(
          "no strategy \"%s\"%s; there are %s"
              .formatted(name, Names.didYouMean(name, names()), String.join(", ", names())));
    }
    return parameters;
  }
}
