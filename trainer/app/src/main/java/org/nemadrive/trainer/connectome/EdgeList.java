package org.nemadrive.trainer.connectome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nemadrive.simulator.files.InvalidInputException;

/** A table with a row for each connection. */
final class EdgeList {
  /** What a column can mean, and the headings by which people call it. */
  enum Meaning {
    PRE(
        "pre presynaptic source from sender origin neuron1 neurona pre_name prename precell"
            + " presynapticneuron presynapticcell neuron sending sourcename fromid"),
    POST(
        "post postsynaptic target to receiver destination neuron2 neuronb post_name postname"
            + " postcell postsynapticneuron postsynapticcell muscle receiving targetname toid"),
    COUNT(
        "count weight synapses contacts number nbr n num numberofconnections connections sections"
            + " synapsecount numberofsynapses w0 value edgeweight"),
    TYPE("type kind syntype synapsetype edgetype connectiontype"),
    TRANSMITTER("transmitter neurotransmitter nt neurotransmitters");

    private final List<String> headings;

    Meaning(String headings) {
      this.headings = List.of(headings.split(" "));
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private EdgeList() {}

  /**
   * The edges of a table.
   *
   * @param map meanings of columns by their headings, from {@code --map}; none for the usual ones
   * @param assumed told of each assumption
   */
  static List<Edge> edges(TextTable table, Map<String, String> map, List<String> assumed) {
    Map<Meaning, Integer> columns = new EnumMap<>(Meaning.class);
    List<String> header = table.rows().getFirst();
    for (int c = 0; c < header.size(); c++) {
      String heading = header.get(c);
      String told = map.get(heading);
      for (Meaning meaning : Meaning.values()) {
        boolean usual =
            meaning.headings.contains(simple(heading)) && !map.containsValue(meaning.key());
        if (told == null ? usual : told.equals(meaning.key())) {
          columns.putIfAbsent(meaning, c);
        }
      }
    }
    boolean titled = columns.containsKey(Meaning.PRE) && columns.containsKey(Meaning.POST);
    if (titled) {
      assumed.add(
          "columns: "
              + columns.entrySet().stream()
                  .map(e -> "\"%s\" is %s".formatted(header.get(e.getValue()), e.getKey().key()))
                  .collect(Collectors.joining(", ")));
    } else {
      takeFirstColumns(table, columns, assumed);
    }
    if (!columns.containsKey(Meaning.COUNT)) {
      assumed.add("no column of counts: every row is one contact");
    }
    List<Edge> edges = new ArrayList<>();
    for (int r = titled ? 1 : 0; r < table.rows().size(); r++) {
      List<String> row = table.rows().get(r);
      edges.add(
          new Edge(
              table.place(r),
              value(table, r, columns.get(Meaning.PRE)),
              value(table, r, columns.get(Meaning.POST)),
              optional(row, columns.get(Meaning.TYPE), ""),
              optional(row, columns.get(Meaning.COUNT), "1"),
              optional(row, columns.get(Meaning.TRANSMITTER), "")));
    }
    return edges;
  }

  /** Whether the first row names the ends of connections. */
  static boolean isTitled(TextTable table, Map<String, String> map) {
    List<String> header = table.rows().getFirst();
    return !map.isEmpty()
        || header.stream().anyMatch(h -> Meaning.PRE.headings.contains(simple(h)))
            && header.stream().anyMatch(h -> Meaning.POST.headings.contains(simple(h)));
  }

  private static void takeFirstColumns(
      TextTable table, Map<Meaning, Integer> columns, List<String> assumed) {
    List<String> first = table.rows().getFirst();
    boolean pairs = first.size() == 2 && table.rows().stream().allMatch(row -> row.size() == 2);
    boolean counted = first.size() == 3 && TextTable.isNumber(first.get(2));
    if (!pairs && !counted) {
      throw new InvalidInputException(
          "%s: the header \"%s\" names no sender and receiver; say which columns they are with --map COLUMN=pre --map COLUMN=post (and count, type, transmitter)"
              .formatted(table.place(0), String.join(",", first)));
    }
    columns.put(Meaning.PRE, 0);
    columns.put(Meaning.POST, 1);
    if (counted) {
      columns.put(Meaning.COUNT, 2);
    }
    assumed.add("no header: the columns are pre, post" + (counted ? " and count" : ""));
  }

  private static String value(TextTable table, int row, int column) {
    List<String> values = table.rows().get(row);
    if (column >= values.size() || values.get(column).isEmpty()) {
      throw new InvalidInputException(
          "%s: found \"%s\", expected the name of a cell in column %d"
              .formatted(table.place(row), String.join(",", values), column + 1));
    }
    return values.get(column);
  }

  private static String optional(List<String> row, Integer column, String absent) {
    return column == null || column >= row.size() ? absent : row.get(column);
  }

  private static String simple(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
  }

  /** The meanings that {@code --map} knows. */
  static String meanings() {
    return Arrays.stream(Meaning.values()).map(Meaning::key).collect(Collectors.joining(", "));
  }
}
