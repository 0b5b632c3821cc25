package org.nemadrive.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nemadrive.simulator.files.Names;

/** Commands as a person can type them in the folder where this program was called. */
public final class Invocation {
  /** How the launcher was called, such as {@code trainer/bin/trainer}. */
  private static final String CALLED_AS = "nemadrive.command";

  /** A call of either program within a sentence. */
  private static final Pattern QUOTED =
      Pattern.compile("(?<=['\"])(trainer|controller)(?= [a-z-])");

  /** Where a launcher lies, in the project as in a release. */
  private static final String LAUNCHER = "(trainer|controller)/bin/\\1";

  /** What the name of an installed launcher begins with. */
  private static final String INSTALLED = "nemadrive-";

  private Invocation() {}

  /**
   * A call of this program.
   *
   * @param program its name, where no launcher said how it was called
   * @param words arguments, quoted here where a shell needs it
   */
  public static String of(String program, Object... words) {
    return of(program, Arrays.stream(words).map(Object::toString).toList());
  }

  /** As {@link #of(String, Object...)}. */
  public static String of(String program, List<String> words) {
    return Stream.concat(Stream.of(System.getProperty(CALLED_AS, program)), words.stream())
        .map(Names::typed)
        .collect(Collectors.joining(" "));
  }

  /**
   * A sentence in which each quoted call of a program, such as {@code "trainer resume runs/mine"},
   * begins with what has to be typed here.
   */
  public static String typable(String sentence) {
    return QUOTED
        .matcher(sentence)
        .replaceAll(found -> Matcher.quoteReplacement(Names.typed(called(found.group()))));
  }

  /** How a program is called: as this one was, if it is the other one that lies beside it. */
  private static String called(String program) {
    String called = System.getProperty(CALLED_AS, program);
    if (name(program).equals(program) || name(program).equals(INSTALLED + program)) {
      return called;
    }
    String other =
        called
            .replaceFirst(LAUNCHER + "$", program + "/bin/" + program)
            .replaceFirst(INSTALLED + "(trainer|controller)$", INSTALLED + program);
    return other.equals(called) ? program : other;
  }

  /** The name of this program for titles: the last part of how it was called. */
  static String name(String program) {
    String called = System.getProperty(CALLED_AS, program);
    return called.substring(called.lastIndexOf('/') + 1);
  }
}
