package org.nemadrive.trainer.strategy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.strategy.baseline.OnePlusOne;
import org.nemadrive.trainer.strategy.baseline.OnePlusOneParameters;
import org.nemadrive.trainer.strategy.baseline.OpenAiEs;
import org.nemadrive.trainer.strategy.baseline.OpenAiEsParameters;
import org.nemadrive.trainer.strategy.baseline.SeparableCmaEs;
import org.nemadrive.trainer.strategy.baseline.SeparableCmaEsParameters;
import org.nemadrive.trainer.strategy.enomad.Cfnomad;
import org.nemadrive.trainer.strategy.enomad.CfnomadParameters;
import org.nemadrive.trainer.strategy.enomad.Enomad;
import org.nemadrive.trainer.strategy.enomad.EnomadParameters;
import org.nemadrive.trainer.strategy.penomad.Penomad;
import org.nemadrive.trainer.strategy.penomad.PenomadParameters;

/** All strategies by name. Adding one is adding its class and a line here. */
public final class Strategies {
  private static final Map<String, Entry<?>> BY_NAME = new LinkedHashMap<>();

  static {
    add("penomad", PenomadParameters.defaults(), Penomad::new);
    add("menomad", EnomadParameters.menomad(), Enomad::new);
    add("renomad", EnomadParameters.renomad(), Enomad::new);
    add("cfnomad", CfnomadParameters.defaults(), Cfnomad::new);
    add("ea", EnomadParameters.ea(), Enomad::new);
    add("one-plus-one", OnePlusOneParameters.defaults(), OnePlusOne::new);
    add("openai-es", OpenAiEsParameters.defaults(), OpenAiEs::new);
    add("cma-es", SeparableCmaEsParameters.defaults(), SeparableCmaEs::new);
    add("renomad-random", EnomadParameters.renomadRandom(), Enomad::new);
  }

  /**
   * What there is of a strategy: the parameters it has by default, and what makes it of them.
   *
   * @param <P> its parameters, a record whose components are what can be set
   */
  private record Entry<P extends Record>(
      P parameters, BiFunction<P, TrainingProblem, Strategy> maker) {
    Strategy create(StrategySpec spec, TrainingProblem problem) {
      return maker.apply(spec.apply(parameters), problem);
    }
  }

  private Strategies() {}

  private static <P extends Record> void add(
      String name, P parameters, BiFunction<P, TrainingProblem, Strategy> maker) {
    BY_NAME.put(name, new Entry<>(parameters, maker));
  }

  /** Names of all strategies, in the order in which tables and figures list them. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /**
   * Refuses what is no strategy, or gives it a parameter it does not have.
   *
   * @param strategy as {@link StrategySpec} reads it
   * @throws InvalidInputException if it cannot be used
   */
  public static void requireKnown(String strategy) {
    parameters(strategy);
  }

  /**
   * The parameters of a strategy: a record whose components are what can be set.
   *
   * @param strategy as {@link StrategySpec} reads it
   * @throws InvalidInputException if it cannot be used
   */
  public static Record parameters(String strategy) {
    StrategySpec spec = StrategySpec.parse(strategy);
    return spec.apply(entry(spec).parameters());
  }

  /**
   * A new run of a strategy.
   *
   * @param strategy as {@link StrategySpec} reads it
   * @throws InvalidInputException if it cannot be used
   */
  public static Strategy create(String strategy, TrainingProblem problem) {
    StrategySpec spec = StrategySpec.parse(strategy);
    return entry(spec).create(spec, problem);
  }

  private static Entry<?> entry(StrategySpec spec) {
    Entry<?> entry = BY_NAME.get(spec.name());
    if (entry == null) {
      throw new InvalidInputException(
          "no strategy \"%s\"; there are %s".formatted(spec.name(), String.join(", ", names())));
    }
    return entry;
  }
}
