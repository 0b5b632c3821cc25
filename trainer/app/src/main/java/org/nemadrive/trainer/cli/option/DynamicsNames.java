package org.nemadrive.trainer.cli.option;

import java.util.Arrays;
import java.util.List;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Names;
import org.nemadrive.simulator.neuron.Dynamics;

/** Dynamics as people name them. */
public final class DynamicsNames {
  private DynamicsNames() {}

  /**
   * The dynamics of this name.
   *
   * @throws InvalidInputException if there is none; the message lists them
   */
  public static Dynamics parse(String name) {
    List<String> names = Arrays.stream(Dynamics.values()).map(Dynamics::key).toList();
    return Arrays.stream(Dynamics.values())
        .filter(dynamics -> dynamics.key().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no dynamics \"%s\"%s; there are %s"
                        .formatted(name, Names.didYouMean(name, names), String.join(", ", names))));
  }
}
