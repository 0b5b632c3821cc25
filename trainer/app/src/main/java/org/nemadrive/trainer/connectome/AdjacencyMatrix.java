package org.nemadrive.trainer.connectome;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * A table with a row for each cell that sends and a column for each that receives. Names may stand
 * behind and below headings of groups, as in published sheets; sums at the edges, which have no
 * name, do not count.
 */
final class AdjacencyMatrix {
  private static final int MOST_HEADINGS = 6;

  private AdjacencyMatrix() {}

  static List<Edge> edges(TextTable table, List<String> assumed) {
    List<List<String>> rows = table.rows();
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    int nameRow = mostNames(rows.size(), r -> rows.get(r));
    int nameColumn =
        mostNames(width, c -> rows.stream().map(row -> c < row.size() ? row.get(c) : "").toList());
    List<String> receivers = rows.get(nameRow);
    List<Edge> edges = new ArrayList<>();
    for (int r = nameRow + 1; r < rows.size(); r++) {
      List<String> row = rows.get(r);
      String sender = nameColumn < row.size() ? row.get(nameColumn) : "";
      for (int c = nameColumn + 1; c < row.size() && !sender.isEmpty(); c++) {
        String receiver = c < receivers.size() ? receivers.get(c) : "";
        String value = row.get(c);
        if (value.isEmpty() || receiver.isEmpty()) {
          continue;
        }
        if (!TextTable.isNumber(value)) {
          throw new InvalidInputException(
              "%s: found \"%s\" from %s to %s, expected a number of contacts; is it a matrix of connections?"
                  .formatted(table.place(r), value, sender, receiver));
        }
        if (Double.parseDouble(value) != 0) {
          edges.add(new Edge(table.place(r), sender, receiver, "", value, ""));
        }
      }
    }
    if (edges.isEmpty()) {
      throw new InvalidInputException(
          table.file() + " is neither a list nor a matrix of connections");
    }
    assumed.add(
        "a matrix: rows send (names in column %d), columns receive (names in line %d)"
            .formatted(nameColumn + 1, table.lines().get(nameRow)));
    return edges;
  }

  /** Which of the first lines has the most different names. */
  private static int mostNames(int lines, IntFunction<List<String>> line) {
    int best = 0;
    int most = -1;
    for (int i = 0; i < Math.min(lines, MOST_HEADINGS); i++) {
      Set<String> names = new HashSet<>();
      for (String value : line.apply(i)) {
        if (!value.isEmpty() && !TextTable.isNumber(value)) {
          names.add(value);
        }
      }
      if (names.size() > most) {
        best = i;
        most = names.size();
      }
    }
    return best;
  }
}
