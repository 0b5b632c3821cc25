package org.nemadrive.simulator.files;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Names as people type them, and what they may have meant by one that there is not. */
public final class Names {
  /** Beginnings this long or longer stand for the whole. */
  private static final int MIN_BEGINNING = 3;

  private static final String BARE = "[\\w./:=,@%+-]+";

  private Names() {}

  /** A word of a command as a person types it: in single quotes if a shell needs them. */
  public static String typed(Object word) {
    String text = word.toString();
    return text.matches(BARE) ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /**
   * A clause for a refusal, such as {@code (did you mean "pentagon"?)} with a space before it;
   * empty if no name is near.
   *
   * @param typed what was found
   * @param names what is allowed
   */
  public static String didYouMean(String typed, Collection<String> names) {
    String found = typed.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> isNear(found, name.toLowerCase(Locale.ROOT)))
        .min(
            Comparator.comparingInt(
                (String name) -> distance(found, name.toLowerCase(Locale.ROOT))))
        .map(" (did you mean \"%s\"?)"::formatted)
        .orElse("");
  }

  /** One slip in three letters, two in five, or a beginning. */
  private static boolean isNear(String found, String name) {
    return found.length() >= MIN_BEGINNING && name.startsWith(found)
        || distance(found, name) <= Math.max(1, (Math.min(found.length(), name.length()) + 1) / 3);
  }

  /**
   * Letters put in, left out, replaced or swapped with their neighbour: the restricted distance of
   * Damerau (1964), by dynamic programming.
   */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], 1 + d[i - 2][j - 2]);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
