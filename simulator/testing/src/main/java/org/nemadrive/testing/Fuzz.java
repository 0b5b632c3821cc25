package org.nemadrive.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Gives a reader of other people's bytes what goes wrong with bytes: cut, flipped, doubled, mixed,
 * and texts with the values that readers forget. Seeded, and bounded: some hundreds of inputs in an
 * ordinary build, as many as fit into {@code -Dfuzz.seconds=75} by name, which it counts aloud.
 */
public final class Fuzz {
  private static final int INPUTS = 150;
  private static final List<String> TOKENS =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e999",
          "-0.0",
          "NaN",
          "9223372036854775808",
          "1e-400",
          "\"\"",
          "[]",
          "{}",
          "{},",
          "[[[[",
          "\u0000",
          "\uFEFF",
          "é",
          "\uD83D\uDC1B",
          "\\ud800",
          ",",
          ":",
          "\"",
          "'",
          "\n",
          "\r",
          "\t",
          "- ",
          "&a",
          "*a",
          "!!str ",
          "---\n",
          "#",
          "../..",
          "%s",
          "٣",
          "2147483648",
          "0x10",
          "1_000",
          "yes",
          "~",
          ".inf");

  private Fuzz() {}

  /** Reads bytes; refuses them by one of its named exceptions. */
  @FunctionalInterface
  public interface Reader {
    /** Reads once. */
    void read(byte[] bytes) throws Exception;
  }

  /**
   * Tries a reader.
   *
   * @param name of the reader, for the failure
   * @param good inputs that it reads
   * @param refusals what it may throw
   * @return how many inputs it was given
   * @throws AssertionError with the input, at the first that ends in anything else
   */
  public static long run(
      String name, List<byte[]> good, Reader reader, List<Class<? extends Exception>> refusals) {
    long seconds = Long.getLong("fuzz.seconds", 0);
    long endNs = System.nanoTime() + seconds * 1_000_000_000L;
    long tried = 0;
    good.forEach(input -> one(name, input, reader, List.of()));
    for (; seconds == 0 ? tried < INPUTS : System.nanoTime() < endNs; tried++) {
      one(name, mutant(good, new Random(31 * tried + name.hashCode())), reader, refusals);
    }
    if (seconds > 0) {
      System.out.println(name + ": " + tried + " inputs");
    }
    return tried;
  }

  private static void one(
      String name, byte[] input, Reader reader, List<Class<? extends Exception>> refusals) {
    try {
      reader.read(input);
    } catch (Throwable thrown) {
      if (refusals.stream().noneMatch(refusal -> refusal.isInstance(thrown))) {
        throw new AssertionError(
            name
                + " ends in "
                + thrown
                + " on this input (Base64): "
                + Base64.getEncoder().encodeToString(input),
            thrown);
      }
    }
  }

  private static byte[] mutant(List<byte[]> good, Random random) {
    byte[] bytes = good.get(random.nextInt(good.size())).clone();
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      bytes = changed(bytes, good, random);
    }
    return bytes;
  }

  private static byte[] changed(byte[] bytes, List<byte[]> good, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int length = random.nextInt(Math.min(64, bytes.length - at) + 1);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> splice(bytes, at, at + length, new byte[0]);
      case 2 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
      case 3 -> {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        yield splice(bytes, at, at + length, noise);
      }
      case 4 -> {
        if (bytes.length > 0) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        yield bytes;
      }
      case 5 -> {
        byte[] other = good.get(random.nextInt(good.size()));
        yield splice(
            bytes,
            at,
            bytes.length,
            Arrays.copyOfRange(other, Math.min(at, other.length), other.length));
      }
      case 6 -> value(bytes, random);
      default ->
          splice(
              bytes,
              at,
              at,
              token(random)
                  .repeat(1 + random.nextInt(random.nextInt(40) == 0 ? 50_000 : 3))
                  .getBytes(StandardCharsets.UTF_8));
    };
  }

  /** Puts another value where a text has one. */
  private static byte[] value(byte[] bytes, Random random) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int colon = text.indexOf(random.nextBoolean() ? ':' : ',', random.nextInt(text.length() + 1));
    if (colon < 0) {
      return bytes;
    }
    int end = colon + 1;
    while (end < text.length() && ",\n}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return splice(bytes, colon + 1, end, (" " + token(random)).getBytes(StandardCharsets.UTF_8));
  }

  private static String token(Random random) {
    return TOKENS.get(random.nextInt(TOKENS.size()));
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
    byte[] whole = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
    System.arraycopy(middle, 0, whole, from, middle.length);
    System.arraycopy(bytes, to, whole, from + middle.length, bytes.length - to);
    return whole;
  }
}
