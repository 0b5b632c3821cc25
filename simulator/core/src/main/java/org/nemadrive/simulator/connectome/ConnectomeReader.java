package org.nemadrive.simulator.connectome;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nemadrive.simulator.files.CsvRow;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Names;
import org.nemadrive.simulator.files.StrictYaml;
import org.nemadrive.simulator.files.Utf8;

/**
 * Reads the description of a connectome: {@code connectome.yaml} (what it is called and who mapped
 * it), {@code synapses.csv}, {@code groups.csv}, and {@code cells.csv}, without which the cells are
 * those of the synapses. Every problem is kept with its file, line and value.
 */
public final class ConnectomeReader {
  /** Name of the file that says what a folder describes. */
  public static final String DESCRIPTION = "connectome.yaml";

  /** Name of the table of synapses. */
  public static final String SYNAPSES = "synapses.csv";

  /** Name of the table of groups. */
  public static final String GROUPS = "groups.csv";

  /** Name of the table of cells. */
  public static final String CELLS = "cells.csv";

  /** Groups that every worm needs: two that the world stimulates, two that move the body. */
  public static final List<String> NEEDED_GROUPS = List.of("food", "touch", "left", "right");

  static final String[] SYNAPSE_COLUMNS = {
    "presynaptic", "postsynaptic", "kind", "contacts", "transmitter"
  };
  static final String[] GROUP_COLUMNS = {"group", "cell"};
  static final String[] CELL_COLUMNS = {"cell", "kind", "side"};
  private static final int MAX_CONTACTS = 10_000;
  private static final Set<String> KEYS = Set.of("name", "animal", "source", "licence", "identity");

  private final List<InvalidInputException> problems = new ArrayList<>();
  private final Map<String, Cell> cells = new TreeMap<>();
  private final List<PublishedSynapse> published = new ArrayList<>();
  private final Map<String, List<String>> groups = new LinkedHashMap<>();
  private boolean cellsListed;

  private ConnectomeReader() {}

  /**
   * Reads a folder.
   *
   * @throws InvalidInputException with the first problem, and how many more there are
   */
  public static Connectome read(Path folder) {
    ConnectomeReader reader = new ConnectomeReader();
    Optional<Connectome> connectome = reader.readFolder(folder);
    reader.refuseProblems(
        " (and %d more: \"trainer connectome check " + Names.typed(folder) + "\" names them)");
    return connectome.orElseThrow();
  }

  /**
   * Everything that keeps a folder from being used, each with file, line and cell; empty if {@link
   * #read(Path)} reads it.
   */
  public static List<String> problems(Path folder) {
    ConnectomeReader reader = new ConnectomeReader();
    reader.readFolder(folder);
    return reader.problems.stream().map(InvalidInputException::getMessage).toList();
  }

  /**
   * Reads two tables whose cells are those of the synapses, with any groups.
   *
   * @param name its name, for people
   * @param synapses file with the table of published synapses
   * @param groups file with the table of groups
   * @throws InvalidInputException if a table cannot be read or a cell does not resolve, naming
   *     file, line and value
   */
  public static Connectome read(String name, Path synapses, Path groups) {
    ConnectomeReader reader = new ConnectomeReader();
    reader.readSynapses(CsvTable.read(synapses, SYNAPSE_COLUMNS));
    reader.readGroups(CsvTable.read(groups, GROUP_COLUMNS));
    reader.refuseProblems("");
    return reader.connectome(new DataSet(name, "", "", ""), true);
  }

  static Connectome readResource(String name) {
    ConnectomeReader reader = new ConnectomeReader();
    Function<String, String> path = file -> name + "/" + file;
    reader.readCells(table(path.apply(CELLS), CELL_COLUMNS));
    reader.readSynapses(table(path.apply(SYNAPSES), SYNAPSE_COLUMNS));
    reader.readGroups(table(path.apply(GROUPS), GROUP_COLUMNS));
    reader.refuseProblems("");
    try (var in = Connectome.class.getResourceAsStream(path.apply(DESCRIPTION))) {
      JsonNode tree = StrictYaml.tree(Utf8.text(in.readAllBytes()));
      return reader.connectome(
          reader.dataSet(path.apply(DESCRIPTION), tree).orElseThrow(), groupsCount(tree));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the description of " + name, e);
    }
  }

  private static List<CsvRow> table(String resource, String... columns) {
    return CsvTable.readResource(Connectome.class, resource, columns);
  }

  private void refuseProblems(String more) {
    if (!problems.isEmpty()) {
      InvalidInputException first = problems.getFirst();
      throw problems.size() == 1 || more.isEmpty()
          ? first
          : new InvalidInputException(first.getMessage() + more.formatted(problems.size() - 1));
    }
  }

  private Connectome connectome(DataSet dataSet, boolean groupsCount) {
    return new Connectome(dataSet, cells.values(), published, groups, groupsCount);
  }

  private Optional<Connectome> readFolder(Path folder) {
    if (Files.exists(folder.resolve(CELLS))) {
      attempt(() -> readCells(CsvTable.read(folder.resolve(CELLS), CELL_COLUMNS)));
    }
    attempt(() -> readSynapses(CsvTable.read(folder.resolve(SYNAPSES), SYNAPSE_COLUMNS)));
    attempt(() -> readGroups(CsvTable.read(folder.resolve(GROUPS), GROUP_COLUMNS)));
    for (String group : NEEDED_GROUPS) {
      if (!groups.containsKey(group)) {
        problem(
            "%s: no group \"%s\"; add rows \"%s,CELL\", every worm needs the groups %s"
                .formatted(folder.resolve(GROUPS), group, group, String.join(", ", NEEDED_GROUPS)));
      }
    }
    checkRoles(folder.resolve(GROUPS).toString());
    Path description = folder.resolve(DESCRIPTION);
    try {
      if (!Files.isRegularFile(description)) {
        problem("no file at " + description + "; it says name, animal, source and licence");
        return Optional.empty();
      }
      JsonNode tree = StrictYaml.tree(Utf8.text(Files.readAllBytes(description)));
      Optional<DataSet> dataSet = dataSet(description.toString(), tree);
      return problems.isEmpty()
          ? dataSet.map(named -> connectome(named, groupsCount(tree)))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      problem(
          "%s, line %d: %s"
              .formatted(
                  description,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("unreadable")));
    } catch (IOException e) {
      problem("cannot read " + description + ": " + e.getMessage());
    }
    return Optional.empty();
  }

  private void attempt(Runnable reading) {
    try {
      reading.run();
    } catch (InvalidInputException e) {
      problems.add(e);
    }
  }

  private void problem(String message) {
    problems.add(new InvalidInputException(message));
  }

  private Optional<DataSet> dataSet(String file, JsonNode tree) {
    for (Iterator<String> keys = tree.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!KEYS.contains(key) || !tree.get(key).isValueNode()) {
        problem(
            "%s: found key \"%s\", expected texts for name, animal, source, licence and identity"
                .formatted(file, key));
      }
    }
    String covers = tree.path("identity").asText("all");
    if (!covers.equals("all") && !covers.equals("synapses")) {
      problem("%s, identity: found \"%s\", expected all or synapses".formatted(file, covers));
    }
    if (tree.path("name").asText("").isBlank()) {
      problem(file + ": no name; add a line \"name: SHORT-NAME\"");
      return Optional.empty();
    }
    try {
      return Optional.of(
          new DataSet(
              tree.path("name").asText(),
              tree.path("animal").asText(""),
              tree.path("source").asText(""),
              tree.path("licence").asText("")));
    } catch (IllegalArgumentException e) {
      problem(file + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean groupsCount(JsonNode description) {
    return !description.path("identity").asText("all").equals("synapses");
  }

  private void readCells(List<CsvRow> rows) {
    cellsListed = true;
    for (CsvRow row : rows) {
      attempt(
          () -> {
            Cell cell =
                new Cell(
                    row.required("cell"),
                    named(row, "kind", CellKind.values(), CellKind::tableName),
                    named(row, "side", Side.values(), Side::tableName));
            if (cells.putIfAbsent(cell.name(), cell) != null) {
              throw row.invalid("cell", "each cell once");
            }
          });
    }
  }

  private static <T> T named(CsvRow row, String column, T[] values, Function<T, String> name) {
    return Arrays.stream(values)
        .filter(value -> name.apply(value).equals(row.text(column)))
        .findFirst()
        .orElseThrow(
            () ->
                row.invalid(
                    column,
                    Arrays.stream(values)
                        .map(value -> name.apply(value).isEmpty() ? "nothing" : name.apply(value))
                        .collect(Collectors.joining(", ", "one of ", ""))));
  }

  private void readSynapses(List<CsvRow> rows) {
    List<CsvRow> readable = new ArrayList<>();
    for (CsvRow row : rows) {
      attempt(
          () -> {
            published.add(
                new PublishedSynapse(
                    row.required("presynaptic"),
                    row.required("postsynaptic"),
                    kind(row),
                    row.wholeNumber("contacts", 1, MAX_CONTACTS),
                    row.text("transmitter")));
            readable.add(row);
          });
    }
    if (!cellsListed) {
      takeCellsFromSynapses();
    }
    for (int i = 0; i < readable.size(); i++) {
      checkEnds(readable.get(i), published.get(i));
    }
  }

  private static SynapseKind kind(CsvRow row) {
    return SynapseKind.of(row.text("kind"))
        .orElseThrow(
            () ->
                row.invalid(
                    "kind",
                    Arrays.stream(SynapseKind.values())
                        .map(SynapseKind::tableName)
                        .collect(Collectors.joining(", ", "one of ", ""))));
  }

  private void takeCellsFromSynapses() {
    for (PublishedSynapse synapse : published) {
      boolean muscle = synapse.kind() == SynapseKind.NEUROMUSCULAR;
      cells.putIfAbsent(
          synapse.presynaptic(), new Cell(synapse.presynaptic(), CellKind.UNKNOWN, Side.NONE));
      cells.merge(
          synapse.postsynaptic(),
          new Cell(synapse.postsynaptic(), muscle ? CellKind.MUSCLE : CellKind.UNKNOWN, Side.NONE),
          (known, other) -> other.kind() == CellKind.MUSCLE ? other : known);
    }
  }

  private void checkEnds(CsvRow row, PublishedSynapse synapse) {
    String listed = "a cell of " + CELLS;
    Cell sender = cells.get(synapse.presynaptic());
    Cell receiver = cells.get(synapse.postsynaptic());
    if (sender == null) {
      problems.add(row.invalid("presynaptic", listed));
      return;
    }
    if (receiver == null) {
      problems.add(row.invalid("postsynaptic", listed));
      return;
    }
    boolean ontoMuscle = receiver.kind() == CellKind.MUSCLE;
    if (sender.kind() == CellKind.MUSCLE) {
      problems.add(
          row.invalid(
              "presynaptic",
              cellsListed
                  ? "a neuron; a muscle never sends"
                  : "a neuron; this cell is the target of a neuromuscular row"));
    } else if (ontoMuscle && synapse.kind() != SynapseKind.NEUROMUSCULAR) {
      problems.add(
          row.invalid("postsynaptic", "a neuron; only neuromuscular rows may reach a muscle"));
    } else if (!ontoMuscle && synapse.kind() == SynapseKind.NEUROMUSCULAR) {
      problems.add(
          row.invalid("postsynaptic", "a muscle; a neuromuscular row reaches nothing else"));
    }
  }

  private void readGroups(List<CsvRow> rows) {
    for (CsvRow row : rows) {
      attempt(
          () -> {
            String cell = row.required("cell");
            if (!cells.containsKey(cell)) {
              throw row.invalid(
                  "cell",
                  cellsListed ? "a cell of " + CELLS : "a cell that the table of synapses names");
            }
            List<String> members =
                groups.computeIfAbsent(row.required("group"), group -> new ArrayList<>());
            if (members.contains(cell)) {
              throw row.invalid("cell", "each cell once in a group");
            }
            members.add(cell);
          });
    }
  }

  /** What senses must be a neuron, what moves the body a muscle. */
  private void checkRoles(String file) {
    for (String group : NEEDED_GROUPS) {
      boolean moves = group.equals("left") || group.equals("right");
      for (String name : groups.getOrDefault(group, List.of())) {
        if (cells.get(name).kind() == CellKind.MUSCLE != moves) {
          problem(
              "%s, group %s: cell %s is a %s, the group needs %s"
                  .formatted(
                      file,
                      group,
                      name,
                      moves ? "neuron" : "muscle",
                      moves ? "muscles" : "neurons"));
        }
      }
    }
  }
}
