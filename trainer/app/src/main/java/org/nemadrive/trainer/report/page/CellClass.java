package org.nemadrive.trainer.report.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The class of a neuron of <i>C. elegans</i> (White et al. 1986) by its name: AVA for AVAL and
 * AVAR. A letter or number at the end is a place only if another cell has the opposite or another
 * one there.
 */
final class CellClass {
  private static final String WORM = "elegans";
  private static final Pattern NUMBERED = Pattern.compile("([A-Z]{2,})[0-9]{1,2}");

  private CellClass() {}

  /** The page about a neuron in WormAtlas; empty for another animal's cells. */
  static Optional<String> page(String animal, String cell, List<String> neurons) {
    return animal.contains(WORM) && neurons.contains(cell)
        ? Optional.of(
            "https://www.wormatlas.org/neurons/Individual%20Neurons/"
                + of(cell, neurons)
                + "frameset.html")
        : Optional.empty();
  }

  /** The class of one of some cells. */
  static String of(String cell, List<String> neurons) {
    Matcher numbered = NUMBERED.matcher(cell);
    if (numbered.matches()) {
      Pattern siblings = Pattern.compile(numbered.group(1) + "[0-9]{1,2}");
      boolean several = neurons.stream().filter(siblings.asMatchPredicate()).count() > 1;
      return several ? numbered.group(1) : cell;
    }
    String unsided = withoutEither(cell, 'L', 'R', "", neurons);
    return withoutEither(unsided, 'D', 'V', unsided.equals(cell) ? "" : "[LR]", neurons);
  }

  private static String withoutEither(
      String name, char one, char other, String after, List<String> neurons) {
    int end = name.length() - 1;
    char last = name.charAt(end);
    if (end < 2 || last != one && last != other) {
      return name;
    }
    String rest = name.substring(0, end);
    String opposite = rest + (last == one ? other : one);
    boolean paired = neurons.stream().anyMatch(cell -> cell.matches(opposite + after));
    return paired ? rest : name;
  }
}
