package org.nemadrive.simulator.perturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * A neuron held for a while: made to fire, or kept from firing, in each of some ticks.
 *
 * @param neuron its index
 * @param fires whether it is made to fire
 * @param first the first tick, from 0
 * @param last the last tick
 */
public record Clamp(int neuron, boolean fires, int first, int last) {
  private static final Pattern TEXT =
      Pattern.compile("(?<target>.+)=(?<what>fire|rest)@(?<first>\\d{1,7})(-(?<last>\\d{1,7}))?");

  /**
   * Reads {@code CELL=fire@50-100} or {@code CELL=rest@50}; the cell may be several, as {@link
   * Target} reads them.
   *
   * @throws InvalidInputException if it is not of that form, or names no neuron
   */
  public static List<Clamp> parse(String text, Connectome connectome) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidInputException(
          "--clamp: found \"%s\", expected CELL=fire@FIRST-LAST or CELL=rest@FIRST-LAST, in ticks from 0"
              .formatted(text));
    }
    int first = Integer.parseInt(matcher.group("first"));
    int last = matcher.group("last") == null ? first : Integer.parseInt(matcher.group("last"));
    if (last < first) {
      throw new InvalidInputException(
          "--clamp: found ticks %d to %d in \"%s\", expected the earlier one first"
              .formatted(first, last, text));
    }
    Target target = Target.parse("--clamp", matcher.group("target"), connectome);
    List<Clamp> clamps = new ArrayList<>();
    for (int cell : target.cells()) {
      if (cell < connectome.neuronCount()) {
        clamps.add(new Clamp(cell, matcher.group("what").equals("fire"), first, last));
      }
    }
    if (clamps.isEmpty()) {
      throw new InvalidInputException(
          "--clamp: found \"%s\", expected a neuron; muscles do not fire".formatted(text));
    }
    return clamps;
  }

  boolean holds(int tick) {
    return tick >= first && tick <= last;
  }
}
