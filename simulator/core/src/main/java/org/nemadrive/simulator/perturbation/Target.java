package org.nemadrive.simulator.perturbation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nemadrive.simulator.connectome.CellKind;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.SynapseKind;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * What an experiment acts upon, as a person writes it: with commas between, names of cells, {@code
 * class:KIND} (sensory, inter, motor, unknown, muscle), {@code group:NAME}, {@code synapse:A-B},
 * {@code type:KIND} (chemical, electrical, neuromuscular).
 *
 * @param cells indices of cells
 * @param synapses indices of weights
 * @param kinds kinds of synapses
 */
public record Target(
    SortedSet<Integer> cells, SortedSet<Integer> synapses, SortedSet<SynapseKind> kinds) {

  /**
   * Reads a target.
   *
   * @param option the option it was given to, for messages
   * @throws InvalidInputException if a part names nothing of the connectome
   */
  public static Target parse(String option, String text, Connectome connectome) {
    SortedSet<Integer> cells = new TreeSet<>();
    SortedSet<Integer> synapses = new TreeSet<>();
    SortedSet<SynapseKind> kinds = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      String name = part.strip();
      int colon = name.indexOf(':');
      String rest = name.substring(colon + 1);
      OptionalInt cell = connectome.cell(name);
      if (cell.isPresent()) {
        cells.add(cell.getAsInt());
        continue;
      }
      switch (colon < 0 ? "" : name.substring(0, colon)) {
        case "class" -> cells.addAll(ofKind(option, name, rest, connectome));
        case "group" -> cells.addAll(ofGroup(option, name, rest, connectome));
        case "synapse" -> synapses.add(synapse(option, name, rest, connectome));
        case "type" ->
            kinds.add(
                SynapseKind.of(rest)
                    .orElseThrow(
                        () -> wrong(option, name, "type:chemical, electrical or neuromuscular")));
        default ->
            throw wrong(
                option,
                name,
                "a cell of "
                    + connectome.name()
                    + ", class:KIND, group:NAME, synapse:A-B or type:KIND; 'trainer connectome"
                    + " info' names the cells");
      }
    }
    return new Target(cells, synapses, kinds);
  }

  private static List<Integer> ofKind(
      String option, String name, String kind, Connectome connectome) {
    List<Integer> cells =
        IntStream.range(0, connectome.cells().size())
            .filter(i -> connectome.cell(i).kind().tableName().equals(kind))
            .boxed()
            .toList();
    if (cells.isEmpty()) {
      throw wrong(
          option,
          name,
          Arrays.stream(CellKind.values())
              .map(CellKind::tableName)
              .collect(Collectors.joining(", ", "class: and a kind that it has, of ", "")));
    }
    return cells;
  }

  private static List<Integer> ofGroup(
      String option, String name, String group, Connectome connectome) {
    List<Integer> cells = connectome.groups().get(group);
    if (cells == null) {
      throw wrong(option, name, "group: and one of " + connectome.groups().keySet());
    }
    return cells;
  }

  /** Names of cells may have hyphens in them, so each hyphen may be the one between them. */
  private static int synapse(String option, String name, String ends, Connectome connectome) {
    List<Integer> found = new ArrayList<>();
    for (int at = ends.indexOf('-'); at >= 0; at = ends.indexOf('-', at + 1)) {
      OptionalInt pre = connectome.cell(ends.substring(0, at).strip());
      OptionalInt post = connectome.cell(ends.substring(at + 1).strip());
      if (pre.isPresent() && post.isPresent()) {
        connectome.weight(pre.getAsInt(), post.getAsInt()).ifPresent(found::add);
      }
    }
    if (found.size() != 1) {
      throw wrong(option, name, "synapse:A-B where A sends to B in " + connectome.name());
    }
    return found.getFirst();
  }

  private static InvalidInputException wrong(String option, String found, String expected) {
    return new InvalidInputException(
        "%s: found \"%s\", expected %s".formatted(option, found, expected));
  }
}
