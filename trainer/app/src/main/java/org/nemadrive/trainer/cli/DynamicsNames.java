package org.nemadrive.trainer.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.neuron.Dynamics;

/** Dynamics as people name them. */
final class DynamicsNames {
  private DynamicsNames() {}

  static Dynamics parse(String name) {
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
