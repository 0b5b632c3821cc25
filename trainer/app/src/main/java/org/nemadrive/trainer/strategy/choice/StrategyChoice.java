package org.nemadrive.trainer.strategy.choice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.StrategyParameters;
import org.nemadrive.trainer.strategy.TrainingProblem;

/**
 * A strategy as people choose it: its name, and after colons the parameters that differ from their
 * defaults, such as {@code openai-es:sigma=0.3:pairs=16}. Parameters of a parameter are reached by
 * a dot: {@code menomad:mads.maxEvaluations=50}. Files hold it as that text.
 *
 * @param text as people write it, without spaces
 * @param parameters what the text says
 */
public record StrategyChoice(String text, StrategyParameters parameters) {
  /**
   * Reads one strategy.
   *
   * @throws InvalidInputException if it is not written as above, or cannot be used
   */
  @JsonCreator
  public static StrategyChoice parse(String text) {
    List<StrategyChoice> all = expand(text);
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
   * @throws InvalidInputException if it is not written so, or one of them cannot be used
   */
  public static List<StrategyChoice> expand(String text) {
    String[] parts = text.split(":", -1);
    List<Map<String, String>> overrides = List.of(Map.of());
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      int equals = part.indexOf('=');
      if (equals < 1 || equals == part.length() - 1) {
        throw new InvalidInputException(
            "strategy \"%s\": found \"%s\", expected parameter=value".formatted(text, part));
      }
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> shorter : overrides) {
        for (String value : part.substring(equals + 1).split("\\|", -1)) {
          Map<String, String> more = new LinkedHashMap<>(shorter);
          more.put(part.substring(0, equals).strip(), value.strip());
          longer.add(more);
        }
      }
      overrides = longer;
    }
    String name = parts[0].strip();
    return overrides.stream().map(changes -> of(name, changes)).toList();
  }

  private static StrategyChoice of(String name, Map<String, String> overrides) {
    StringBuilder text = new StringBuilder(name);
    overrides.forEach(
        (parameter, value) -> text.append(':').append(parameter).append('=').append(value));
    StrategyParameters parameters = Strategies.defaults(name);
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      try {
        List<String> path = Arrays.asList(override.getKey().split("\\."));
        parameters = RecordCopy.with(parameters, path, override.getValue());
      } catch (IllegalArgumentException e) {
        throw new InvalidInputException("strategy \"%s\": %s".formatted(text, e.getMessage()), e);
      }
    }
    return new StrategyChoice(text.toString(), parameters);
  }

  /** A new run of the strategy. */
  public Strategy create(TrainingProblem problem) {
    return parameters.create(problem);
  }

  /** As people write it. */
  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
