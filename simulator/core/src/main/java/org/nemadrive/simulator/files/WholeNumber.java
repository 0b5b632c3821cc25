package org.nemadrive.simulator.files;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers as people write them: 300000, 300k, 1M, 1e6, 1.5e6 or 1_000_000. */
public final class WholeNumber {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "([+-]?\\d{1,30}(?:_\\d{1,30})*(?:\\.\\d{1,30})?(?:[eE]\\+?\\d{1,3})?)([kKmM]?)");

  private WholeNumber() {}

  /**
   * The number that is written so.
   *
   * @throws NumberFormatException if it is none, has a fraction or does not fit; the message is for
   *     the person who wrote it
   */
  public static long parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw new NumberFormatException(
          "\"%s\" is no whole number; write 300000, 300k, 1e6 or 1_000_000".formatted(text));
    }
    int zeros =
        switch (written.group(2).toLowerCase(Locale.ROOT)) {
          case "k" -> 3;
          case "m" -> 6;
          default -> 0;
        };
    try {
      return new BigDecimal(written.group(1).replace("_", ""))
          .scaleByPowerOfTen(zeros)
          .longValueExact();
    } catch (ArithmeticException e) {
      NumberFormatException refusal =
          new NumberFormatException("\"%s\" is no whole number, or one too large".formatted(text));
      refusal.initCause(e);
      throw refusal;
    }
  }

  /** As {@link #parse}, for numbers that fit into an {@code int}. */
  public static int parseInt(String text) {
    long number = parse(text);
    if ((int) number != number) {
      throw new NumberFormatException(
          "\"%s\" is too large; the most is %,d".formatted(text, Integer.MAX_VALUE));
    }
    return (int) number;
  }
}
