package org.nemadrive.trainer.connectome;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.DataSet;

/**
 * What a person says of a table beside the table.
 *
 * @param dataSet what to call it and who mapped it
 * @param map meanings of columns by their headings
 * @param electrical whether rows without a type are electrical
 * @param muscles patterns of cells that are muscles
 * @param inhibitory patterns of cells whose synapses inhibit
 * @param drop patterns of cells to leave out
 * @param groups patterns of the cells of each group
 * @param muscularLike whether the neuromuscular synapses are those of that other connectome
 * @param like whose kinds, transmitters and groups cells of the same name have
 */
public record ImportRules(
    DataSet dataSet,
    Map<String, String> map,
    boolean electrical,
    List<String> muscles,
    List<String> inhibitory,
    List<String> drop,
    Map<String, List<String>> groups,
    boolean muscularLike,
    Optional<Connectome> like) {

  /**
   * Whether a name is one of these, in which {@code *} stands for anything, {@code ?} for one
   * character, and {@code 7..23} for a number of that range.
   */
  static Predicate<String> matching(List<String> patterns) {
    List<Predicate<String>> each = patterns.stream().map(ImportRules::one).toList();
    return name -> each.stream().anyMatch(pattern -> pattern.test(name));
  }

  private static Predicate<String> one(String pattern) {
    var range = Pattern.compile("(.*?)(\\d+)\\.\\.(\\d+)(.*)").matcher(pattern);
    if (!range.matches()) {
      return Pattern.compile(regex(pattern)).asMatchPredicate();
    }
    Pattern around = Pattern.compile(regex(range.group(1)) + "(\\d{1,9})" + regex(range.group(4)));
    long from = Long.parseLong(range.group(2));
    long to = Long.parseLong(range.group(3));
    return name -> {
      var matcher = around.matcher(name);
      return matcher.matches()
          && Long.parseLong(matcher.group(1)) >= from
          && Long.parseLong(matcher.group(1)) <= to;
    };
  }

  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return regex.toString();
  }
}
