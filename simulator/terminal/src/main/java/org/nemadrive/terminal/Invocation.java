package org.nemadrive.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands as a person can type them in the folder where this program was called. */
public final class Invocation {
  /** How the launcher was called, such as {@code trainer/bin/trainer}. */
  private static final String CALLED_AS = "nemadrive.command";

  private static final String BARE = "[\\w./:=,@%+-]+";

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
        .map(word -> word.matches(BARE) ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }

  /** The name of this program for titles: the last part of how it was called. */
  static String name(String program) {
    String called = System.getProperty(CALLED_AS, program);
    return called.substring(called.lastIndexOf('/') + 1);
  }
}
