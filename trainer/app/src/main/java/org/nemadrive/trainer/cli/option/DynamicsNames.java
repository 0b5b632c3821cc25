package org.nemadrive.trainer.cli.option;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.nemadrive.simulator.files.InvalidInputException;
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
    return Arrays.stream(Dynamics.values())
        .filter(dynamics -> dynamics.key().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no dynamics \"%s\"; there are %s"
                        .formatted(
                            name,
                            Arrays.stream(Dynamics.values())
                                .map(Dynamics::key)
                                .collect(Collectors.joining(", ")))));
  }
}
