package org.nemadrive.trainer.connectome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nemadrive.simulator.connectome.CellKind;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.PublishedSynapse;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.connectome.SynapseKind;

/** What a connectome is like, in numbers: counts, degrees, reciprocity, in- and outputs. */
public final class ConnectomeSummary {
  private static final int MOST_CONNECTED = 8;

  private ConnectomeSummary() {}

  /** The lines that {@code trainer connectome info} prints. */
  public static List<String> lines(Connectome connectome) {
    List<String> lines = new ArrayList<>();
    lines.add(connectome.name());
    lines.add("source: " + connectome.dataSet().source());
    lines.add("licence: " + connectome.dataSet().licence());
    lines.add("identity: " + connectome.identity());
    lines.add(
        format(
            "%,d neurons, %,d muscles, %,d weights",
            connectome.neuronCount(), connectome.muscleCount(), connectome.weightCount()));
    lines.add(
        "cells: "
            + Arrays.stream(CellKind.values())
                .map(kind -> format("%,d %s", cells(connectome, kind), kind.tableName()))
                .collect(Collectors.joining(", ")));
    lines.add(
        "contacts: "
            + Arrays.stream(SynapseKind.values())
                .map(kind -> format("%,d %s", contacts(connectome, kind), kind.tableName()))
                .collect(Collectors.joining(", ")));
    long negative = connectome.synapses().stream().filter(s -> s.biologicalWeight() < 0).count();
    lines.add(
        format(
            "W0: %,d positive, %,d negative, %,d zero; from %d to %d",
            connectome.synapses().stream().filter(s -> s.biologicalWeight() > 0).count(),
            negative,
            connectome.synapses().stream().filter(s -> s.biologicalWeight() == 0).count(),
            connectome.synapses().stream().mapToInt(Synapse::biologicalWeight).min().orElse(0),
            connectome.synapses().stream().mapToInt(Synapse::biologicalWeight).max().orElse(0)));
    int[] in = new int[connectome.cells().size()];
    int[] out = new int[connectome.cells().size()];
    for (Synapse synapse : connectome.synapses()) {
      out[synapse.presynaptic()]++;
      in[synapse.postsynaptic()]++;
    }
    int neurons = connectome.neuronCount();
    lines.add(degrees("sends to", Arrays.copyOf(out, neurons)));
    lines.add(degrees("receives from", Arrays.copyOf(in, neurons)));
    lines.add(reciprocity(connectome));
    lines.add(most("most targets", connectome, out));
    lines.add(most("most sources", connectome, in));
    lines.add(
        format(
            "neurons without targets: %s; without sources: %s",
            without(connectome, out), without(connectome, in)));
    connectome
        .groups()
        .forEach(
            (group, members) ->
                lines.add(
                    "group %s: %s"
                        .formatted(
                            group,
                            members.stream()
                                .map(connectome.cells()::get)
                                .collect(Collectors.joining(" ")))));
    return lines;
  }

  private static long cells(Connectome connectome, CellKind kind) {
    return connectome.anatomy().stream().filter(cell -> cell.kind() == kind).count();
  }

  private static int contacts(Connectome connectome, SynapseKind kind) {
    return connectome.published().stream()
        .filter(synapse -> synapse.kind() == kind)
        .mapToInt(PublishedSynapse::contacts)
        .sum();
  }

  private static String degrees(String what, int[] degree) {
    int[] sorted = degree.clone();
    Arrays.sort(sorted);
    return format(
        "a neuron %s %.1f cells on average, median %d, at most %d",
        what,
        Arrays.stream(sorted).average().orElse(0),
        sorted[sorted.length / 2],
        sorted[sorted.length - 1]);
  }

  /** Which part of the connections between two different neurons has one the other way. */
  private static String reciprocity(Connectome connectome) {
    List<Synapse> between =
        connectome.synapses().stream()
            .filter(s -> s.postsynaptic() < connectome.neuronCount())
            .filter(s -> s.presynaptic() != s.postsynaptic())
            .toList();
    long answered =
        between.stream()
            .filter(s -> connectome.weight(s.postsynaptic(), s.presynaptic()).isPresent())
            .count();
    return format(
        "reciprocity: %.1f %% of %,d connections between two neurons",
        between.isEmpty() ? 0 : 100.0 * answered / between.size(), between.size());
  }

  private static String most(String what, Connectome connectome, int[] degree) {
    return what
        + ": "
        + IntStream.range(0, connectome.neuronCount())
            .boxed()
            .sorted(Comparator.comparingInt((Integer cell) -> degree[cell]).reversed())
            .limit(MOST_CONNECTED)
            .map(cell -> connectome.cells().get(cell) + " " + degree[cell])
            .collect(Collectors.joining(", "));
  }

  private static String without(Connectome connectome, int[] degree) {
    String names =
        IntStream.range(0, connectome.neuronCount())
            .filter(cell -> degree[cell] == 0)
            .mapToObj(connectome.cells()::get)
            .collect(Collectors.joining(" "));
    return names.isEmpty() ? "none" : names;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
