package org.nemadrive.simulator.connectome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nemadrive.simulator.files.CsvRow;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * Reads a connectome from its two tables: published synapses ({@code presynaptic, postsynaptic,
 * kind, contacts, transmitter}) and groups ({@code group, cell}).
 */
public final class ConnectomeReader {
  private static final String[] SYNAPSE_COLUMNS = {
    "presynaptic", "postsynaptic", "kind", "contacts", "transmitter"
  };
  private static final String[] GROUP_COLUMNS = {"group", "cell"};
  private static final int MAX_CONTACTS = 10_000;

  private ConnectomeReader() {}

  /**
   * Reads any mapped nervous system.
   *
   * @param name its name, for people
   * @param synapses file with the table of published synapses
   * @param groups file with the table of groups
   * @throws InvalidInputException if a table cannot be read or a cell does not resolve, naming
   *     file, line and value
   */
  public static Connectome read(String name, Path synapses, Path groups) {
    return build(
        name, CsvTable.read(synapses, SYNAPSE_COLUMNS), CsvTable.read(groups, GROUP_COLUMNS));
  }

  static Connectome readCelegans() {
    return build(
        "Caenorhabditis elegans, adult hermaphrodite",
        CsvTable.readResource(Connectome.class, "celegans-synapses.csv", SYNAPSE_COLUMNS),
        CsvTable.readResource(Connectome.class, "celegans-groups.csv", GROUP_COLUMNS));
  }

  private static Connectome build(String name, List<CsvRow> synapseRows, List<CsvRow> groupRows) {
    List<PublishedSynapse> published = new ArrayList<>(synapseRows.size());
    for (CsvRow row : synapseRows) {
      published.add(
          new PublishedSynapse(
              row.required("presynaptic"),
              row.required("postsynaptic"),
              kind(row),
              row.wholeNumber("contacts", 1, MAX_CONTACTS),
              row.text("transmitter")));
    }
    checkMusclesNeverSend(synapseRows, published);
    return new Connectome(name, published, groups(groupRows, published));
  }

  private static SynapseKind kind(CsvRow row) {
    return Arrays.stream(SynapseKind.values())
        .filter(kind -> kind.tableName().equals(row.text("kind")))
        .findFirst()
        .orElseThrow(
            () ->
                row.invalid(
                    "kind",
                    Arrays.stream(SynapseKind.values())
                        .map(SynapseKind::tableName)
                        .collect(Collectors.joining(", ", "one of ", ""))));
  }

  private static void checkMusclesNeverSend(List<CsvRow> rows, List<PublishedSynapse> published) {
    Set<String> muscles =
        published.stream()
            .filter(synapse -> synapse.kind() == SynapseKind.NEUROMUSCULAR)
            .map(PublishedSynapse::postsynaptic)
            .collect(Collectors.toSet());
    for (int i = 0; i < rows.size(); i++) {
      PublishedSynapse synapse = published.get(i);
      if (muscles.contains(synapse.presynaptic())) {
        throw rows.get(i)
            .invalid("presynaptic", "a neuron; this cell is the target of a neuromuscular row");
      }
      if (synapse.kind() != SynapseKind.NEUROMUSCULAR && muscles.contains(synapse.postsynaptic())) {
        throw rows.get(i)
            .invalid("postsynaptic", "a neuron; only neuromuscular rows may reach a muscle");
      }
    }
  }

  private static Map<String, List<String>> groups(
      List<CsvRow> rows, List<PublishedSynapse> published) {
    Set<String> known = new HashSet<>();
    for (PublishedSynapse synapse : published) {
      known.add(synapse.presynaptic());
      known.add(synapse.postsynaptic());
    }
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (CsvRow row : rows) {
      String cell = row.required("cell");
      if (!known.contains(cell)) {
        throw row.invalid("cell", "a cell that the table of synapses names");
      }
      List<String> members = groups.computeIfAbsent(row.required("group"), g -> new ArrayList<>());
      if (members.contains(cell)) {
        throw row.invalid("cell", "each cell once in a group");
      }
      members.add(cell);
    }
    return groups;
  }
}
