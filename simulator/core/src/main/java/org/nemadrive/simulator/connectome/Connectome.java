package org.nemadrive.simulator.connectome;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nemadrive.simulator.files.Sha256;

/**
 * A mapped nervous system: its cells, its synapses in canonical order, its groups of cells.
 * Immutable.
 *
 * <p>Cells are numbered from 0: first the neurons, then the muscles, each in alphabetical order.
 * Weights follow the canonical order: presynaptic cells by first appearance in the published table,
 * and within one presynaptic cell its postsynaptic cells by first appearance.
 */
public final class Connectome {
  private final DataSet dataSet;
  private final List<PublishedSynapse> published;
  private final List<Cell> anatomy;
  private final List<String> cells;
  private final int neuronCount;
  private final Map<String, Integer> cellIndex;
  private final List<Synapse> synapses;
  private final Map<Long, Integer> synapseIndex;
  private final Map<String, List<Integer>> groups;
  private final boolean groupsCount;
  private final String identity;

  /**
   * @param dataSet what it is called and who mapped it
   * @param anatomy every cell of the synapses, and possibly others; each once
   * @param published connections in the order of the published table
   * @param groups cell names of each group
   * @param groupsCount whether the identity covers the groups; it does not in files that are older
   *     than descriptions of connectomes
   */
  Connectome(
      DataSet dataSet,
      Collection<Cell> anatomy,
      List<PublishedSynapse> published,
      Map<String, List<String>> groups,
      boolean groupsCount) {
    this.dataSet = dataSet;
    this.published = List.copyOf(published);
    this.anatomy =
        anatomy.stream()
            .sorted(
                Comparator.comparing((Cell cell) -> cell.kind() == CellKind.MUSCLE)
                    .thenComparing(Cell::name))
            .toList();
    cells = this.anatomy.stream().map(Cell::name).toList();
    neuronCount =
        (int) this.anatomy.stream().filter(cell -> cell.kind() != CellKind.MUSCLE).count();
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
    this.groups = Collections.unmodifiableMap(indexed);
    this.groupsCount = groupsCount;
    identity = Sha256.hex(groupsCount ? canonicalTable() + canonicalGroups() : canonicalTable());
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

  /** The connectome that is used unless another is named: {@link Connectomes#DEFAULT}. */
  public static Connectome celegans() {
    return Connectomes.builtIn(Connectomes.DEFAULT).orElseThrow();
  }

  /** What it is called and who mapped it. */
  public DataSet dataSet() {
    return dataSet;
  }

  /** Animal and data set in one line, for people. */
  public String name() {
    return dataSet.label();
  }

  /** Data set and the first digits of the identity, for titles. */
  public String tag() {
    return "%s %.8s".formatted(dataSet.name(), identity);
  }

  /** Names of all cells, neurons first; a cell's index is its place here. */
  public List<String> cells() {
    return cells;
  }

  /** What a cell is. */
  public Cell cell(int index) {
    return anatomy.get(index);
  }

  /** Every cell with what it is, in the order of {@link #cells}. */
  public List<Cell> anatomy() {
    return anatomy;
  }

  /** The connections as published, in the order of the table. */
  public List<PublishedSynapse> published() {
    return published;
  }

  /** The groups in the order of their first cells in the table. */
  public Map<String, List<Integer>> groups() {
    return groups;
  }

  /** Number of neurons: cells 0 to {@code neuronCount() - 1}; the cells after them are muscles. */
  public int neuronCount() {
    return neuronCount;
  }

  /** Names of the neurons. */
  public List<String> neurons() {
    return cells.subList(0, neuronCount);
  }

  /** One letter a neuron: s sensory, i interneuron, m motor, u unknown. */
  public String neuronKinds() {
    return anatomy.subList(0, neuronCount).stream()
        .map(cell -> cell.kind().tableName().substring(0, 1))
        .collect(Collectors.joining());
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
              .formatted(group, name(), new TreeSet<>(groups.keySet())));
    }
    return members;
  }

  /** The largest magnitude of a biological weight, 1 or more. */
  public int largestWeight() {
    return synapses.stream().mapToInt(s -> Math.abs(s.biologicalWeight())).reduce(1, Math::max);
  }

  /** A fresh copy of W0, the biological weights, in canonical order. */
  public double[] biologicalWeights() {
    return synapses.stream().mapToDouble(Synapse::biologicalWeight).toArray();
  }

  /**
   * SHA-256 of the canonical table (lines {@code pre,post,weight}) and, if they count, of the
   * groups after it (lines {@code group,cell}); 64 lower-case hex digits.
   */
  public String identity() {
    return identity;
  }

  boolean groupsCount() {
    return groupsCount;
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

  private String canonicalGroups() {
    StringBuilder table = new StringBuilder();
    groups.forEach(
        (group, members) ->
            members.forEach(
                cell -> table.append(group).append(',').append(cells.get(cell)).append('\n')));
    return table.toString();
  }

  private static long key(int presynaptic, int postsynaptic) {
    return (long) presynaptic << Integer.SIZE | postsynaptic;
  }
}
