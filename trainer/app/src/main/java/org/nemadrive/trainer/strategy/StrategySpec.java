package org.nemadrive.trainer.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * A strategy as people write it: its name, and after colons the parameters that differ from their
 * defaults, such as {@code openai-es:sigma=0.3:pairs=16}. Parameters of a parameter are reached by
 * a dot: {@code menomad:mads.maxEvaluations=50}.
 *
 * @param name name of the strategy
 * @param overrides values of parameters, in the order given
 */
public record StrategySpec(String name, Map<String, String> overrides) {
  /**
   * Reads one strategy.
   *
   * @throws InvalidInputException if it is not written as above
   */
  public static StrategySpec parse(String text) {
    List<StrategySpec> all = expand(text);
    if (all.size() > 1) {
      throw new InvalidInputException(
          "strategy \"%s\" gives several values to a parameter; give one".formatted(text));
    }
    return all.getFirst();
  }

  /**
   * Reads one strategy or several: where a parameter has values with bars between, as in {@code
   * openai-es:sigma=0.1|0.3}, there is one strategy for each, and for each combination of those.
   *
   * @throws InvalidInputException if it is not written so
   */
  public static List<StrategySpec> expand(String text) {
    String[] parts = text.split(":", -1);
    List<StrategySpec> specs = List.of(new StrategySpec(parts[0].strip(), Map.of()));
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      int equals = part.indexOf('=');
      if (equals < 1 || equals == part.length() - 1) {
        throw new InvalidInputException(
            "strategy \"%s\": found \"%s\", expected parameter=value".formatted(text, part));
      }
      List<StrategySpec> longer = new ArrayList<>();
      for (StrategySpec spec : specs) {
        for (String value : part.substring(equals + 1).split("\\|", -1)) {
          Map<String, String> more = new LinkedHashMap<>(spec.overrides);
          more.put(part.substring(0, equals).strip(), value.strip());
          longer.add(new StrategySpec(spec.name, more));
        }
      }
      specs = longer;
    }
    return specs;
  }

  /**
   * Parameters that are the defaults but for the overrides.
   *
   * @throws InvalidInputException if there is no such parameter, or it cannot have the value
   */
  <P extends Record> P apply(P defaults) {
    P parameters = defaults;
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      try {
        List<String> path = Arrays.asList(override.getKey().split("\\."));
        parameters = RecordCopy.with(parameters, path, override.getValue());
      } catch (IllegalArgumentException e) {
        throw new InvalidInputException("strategy \"%s\": %s".formatted(this, e.getMessage()), e);
      }
    }
    return parameters;
  }

  /** As people write it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name);
    overrides.forEach(
        (parameter, value) -> text.append(':').append(parameter).append('=').append(value));
    return text.toString();
  }
}
