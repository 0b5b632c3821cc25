package org.nemadrive.simulator.connectome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nemadrive.simulator.files.Sha256;

/**
 * A mapped nervous system: its cells, its synapses in canonical order, its groups of cells.
 * Immutable.
 *
 * <p>Cells are numbered from 0: first the neurons, then the muscles (the targets of neuromuscular
 * synapses), each in alphabetical order. Weights follow the canonical order: presynaptic cells by
 * first appearance in the published table, and within one presynaptic cell its postsynaptic cells
 * by first appearance.
 */
public final class Connectome {
  private final String name;
  private final List<String> cells;
  private final int neuronCount;
  private final Map<String, Integer> cellIndex;
  private final List<Synapse> synapses;
  private final Map<Long, Integer> synapseIndex;
  private final Map<String, List<Integer>> groups;
  private final String identity;

  /**
   * @param name name of the mapped animal, for people
   * @param published connections in the order of the published table
   * @param groups cell names of each group
   */
  Connectome(String name, List<PublishedSynapse> published, Map<String, List<String>> groups) {
    this.name = name;
    SortedSet<String> neurons = new TreeSet<>();
    SortedSet<String> muscles = new TreeSet<>();
    for (PublishedSynapse synapse : published) {
      neurons.add(synapse.presynaptic());
      (synapse.kind() == SynapseKind.NEUROMUSCULAR ? muscles : neurons).add(synapse.postsynaptic());
    }
    neuronCount = neurons.size();
    List<String> ordered = new ArrayList<>(neurons);
    ordered.addAll(muscles);
    cells = List.copyOf(ordered);
    cellIndex = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      cellIndex.put(cells.get(i), i);
    }
    synapses = inCanonicalOrder(published);
    synapseIndex = new HashMap<>();
    for (int i = 0; i < synapses.size(); i++) {
      synapseIndex.put(key(synapses.get(i).presynaptic(), synapses.get(i).postsynaptic()), i);
    }
    Map<String, List<Integer>> indexed = new LinkedHashMap<>();
    groups.forEach(
        (group, names) -> indexed.put(group, names.stream().map(cellIndex::get).toList()));
    this.groups = Map.copyOf(indexed);
    identity = Sha256.hex(canonicalTable());
  }

  private List<Synapse> inCanonicalOrder(List<PublishedSynapse> published) {
    Map<Integer, Map<Integer, Integer>> weightOfPostOfPre = new LinkedHashMap<>();
    for (PublishedSynapse row : published) {
      weightOfPostOfPre
          .computeIfAbsent(cellIndex.get(row.presynaptic()), pre -> new LinkedHashMap<>())
          .merge(cellIndex.get(row.postsynaptic()), row.signedContacts(), Integer::sum);
    }
    List<Synapse> ordered = new ArrayList<>();
    weightOfPostOfPre.forEach(
        (pre, posts) ->
            posts.forEach((post, weight) -> ordered.add(new Synapse(pre, post, weight))));
    return List.copyOf(ordered);
  }

  /** The connectome of the adult hermaphrodite <i>C. elegans</i> that ships with Nemadrive. */
  public static Connectome celegans() {
    return Celegans.CONNECTOME;
  }

  private static final class Celegans {
    static final Connectome CONNECTOME = ConnectomeReader.readCelegans();
  }

  /** Name of the mapped animal, for people. */
  public String name() {
    return name;
  }

  /** Names of all cells, neurons first; a cell's index is its place here. */
  public List<String> cells() {
    return cells;
  }

  /** Number of neurons: cells 0 to {@code neuronCount() - 1}; the cells after them are muscles. */
  public int neuronCount() {
    return neuronCount;
  }

  /** Number of muscle cells. */
  public int muscleCount() {
    return cells.size() - neuronCount;
  }

  /** Number of weights of a genome for this connectome. */
  public int weightCount() {
    return synapses.size();
  }

  /** The synapses in canonical order; a weight's index is its synapse's place here. */
  public List<Synapse> synapses() {
    return synapses;
  }

  /** The index of a cell, empty if there is none of that name. */
  public OptionalInt cell(String cellName) {
    Integer index = cellIndex.get(cellName);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** The index of the weight between two cells, empty if they are not joined. */
  public OptionalInt weight(int presynaptic, int postsynaptic) {
    Integer index = synapseIndex.get(key(presynaptic, postsynaptic));
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /**
   * Indices of the cells of a group, in the table's order.
   *
   * @throws IllegalArgumentException if there is no such group
   */
  public List<Integer> group(String group) {
    List<Integer> members = groups.get(group);
    if (members == null) {
      throw new IllegalArgumentException(
          "no group \"%s\" in connectome %s, only %s"
              .formatted(group, name, new TreeSet<>(groups.keySet())));
    }
    return members;
  }

  /** A fresh copy of W0, the biological weights, in canonical order. */
  public double[] biologicalWeights() {
    return synapses.stream().mapToDouble(Synapse::biologicalWeight).toArray();
  }

  /** SHA-256 of the canonical table (lines {@code pre,post,weight}), 64 lower-case hex digits. */
  public String identity() {
    return identity;
  }

  private String canonicalTable() {
    StringBuilder table = new StringBuilder();
    for (Synapse synapse : synapses) {
      table
          .append(cells.get(synapse.presynaptic()))
          .append(',')
          .append(cells.get(synapse.postsynaptic()))
          .append(',')
          .append(synapse.biologicalWeight())
          .append('\n');
    }
    return table.toString();
  }

  private static long key(int presynaptic, int postsynaptic) {
    return (long) presynaptic << Integer.SIZE | postsynaptic;
  }
}
