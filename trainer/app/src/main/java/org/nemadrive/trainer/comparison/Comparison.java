package org.nemadrive.trainer.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The runs of a benchmark on one task, side by side.
 *
 * @param task what they trained on
 * @param curves runs of each strategy, in the order in which tables and figures list them
 */
public record Comparison(String task, Map<String, List<Curve>> curves) {

  /**
   * Puts curves together by strategy.
   *
   * @param task only curves of this task are taken
   * @param strategies the order; a strategy without a curve is left out
   */
  public static Comparison of(String task, List<String> strategies, List<Curve> curves) {
    Map<String, List<Curve>> byStrategy = new LinkedHashMap<>();
    for (String strategy : strategies) {
      List<Curve> of =
          curves.stream()
              .filter(c -> c.task().equals(task) && c.strategy().equals(strategy))
              .collect(Collectors.toList());
      if (!of.isEmpty()) {
        byStrategy.put(strategy, of);
      }
    }
    return new Comparison(task, byStrategy);
  }

  /** Where the runs of each strategy ended. */
  public Map<String, double[]> finals(Measure measure) {
    Map<String, double[]> finals = new LinkedHashMap<>();
    curves.forEach(
        (strategy, of) ->
            finals.put(strategy, of.stream().mapToDouble(c -> measure.of(c.last())).toArray()));
    return finals;
  }

  /** The numbers of each strategy's ends. */
  public Map<String, Spread> spreads(Measure measure) {
    Map<String, Spread> spreads = new LinkedHashMap<>();
    finals(measure).forEach((strategy, values) -> spreads.put(strategy, Spread.of(values)));
    return spreads;
  }

  /** The difference between each pair of strategies. */
  public List<Difference> differences(Measure measure) {
    return Difference.ofAllPairs(finals(measure));
  }

  /** Without some strategies. */
  public Comparison without(String... strategies) {
    Map<String, List<Curve>> kept = new LinkedHashMap<>(curves);
    kept.keySet().removeAll(List.of(strategies));
    return new Comparison(task, kept);
  }
}
