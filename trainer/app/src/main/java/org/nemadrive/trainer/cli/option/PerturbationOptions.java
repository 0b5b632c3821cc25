package org.nemadrive.trainer.cli.option;

import java.util.ArrayList;
import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.perturbation.Clamp;
import org.nemadrive.simulator.perturbation.Perturbation;
import org.nemadrive.simulator.perturbation.Target;
import org.nemadrive.simulator.weights.TrainedWeights;
import picocli.CommandLine.Option;

/** What is done to a nervous system before and while it forages. */
public final class PerturbationOptions {
  private static final String TARGET = "CELLS|synapse:A-B|class:KIND|group:NAME|type:KIND";

  @Option(
      names = "--ablate",
      paramLabel = TARGET,
      description =
          "Take cells (with all their synapses) or synapses away; several with commas or given"
              + " again.")
  private List<String> ablated = List.of();

  @Option(
      names = "--silence",
      paramLabel = TARGET,
      description = "Keep cells from sending; they receive and fire as before.")
  private List<String> silenced = List.of();

  @Option(
      names = "--clamp",
      paramLabel = "CELL=fire|rest@FIRST-LAST",
      description = "Make neurons fire, or rest, in each of these ticks (from 0).")
  private List<String> clamped = List.of();

  @Option(
      names = "--gain",
      arity = "2",
      paramLabel = "FACTOR TARGET",
      hideParamSyntax = true,
      description = "Scale what cells or synapses deliver: --gain 0.8 type:electrical.")
  private List<String> gains = List.of();

  /** The weights as they are after the experiment's cuts. */
  public double[] applied(TrainedWeights chosen) {
    Connectome connectome = chosen.connectome();
    double[] weights = chosen.genome().clone();
    Perturbation perturbation = new Perturbation(connectome);
    for (int i = 0; i < gains.size(); i += 2) {
      perturbation.gain(
          weights, factor(gains.get(i)), Target.parse("--gain", gains.get(i + 1), connectome));
    }
    for (String target : silenced) {
      perturbation.silence(weights, Target.parse("--silence", target, connectome));
    }
    for (String target : ablated) {
      perturbation.ablate(weights, Target.parse("--ablate", target, connectome));
    }
    return weights;
  }

  private static double factor(String text) {
    try {
      double factor = Double.parseDouble(text);
      if (Double.isFinite(factor)) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // Falls through: both kinds of wrong number get the same advice.
    }
    throw new InvalidInputException(
        "--gain: found \"%s\", expected a finite number and then what it scales".formatted(text));
  }

  /** The neurons that are held while it forages. */
  public List<Clamp> clamps(Connectome connectome) {
    List<Clamp> clamps = new ArrayList<>();
    clamped.forEach(text -> clamps.addAll(Clamp.parse(text, connectome)));
    return clamps;
  }
}
