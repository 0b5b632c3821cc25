package org.nemadrive.trainer.benchmark;

import java.util.List;
import java.util.stream.IntStream;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * A share of a benchmark's runs: every {@code of}-th, so that each share has runs of each strategy.
 *
 * @param number which, from 1
 * @param of number of shares
 */
public record Shard(int number, int of) {
  /** All runs. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final int MAX = 100_000;

  public Shard {
    if (of < 1 || of > MAX || number < 1 || number > of) {
      throw new InvalidInputException(
          "shard %d/%d: expected I/N, with N from 1 to %d and I from 1 to N"
              .formatted(number, of, MAX));
    }
  }

  /**
   * Reads a shard.
   *
   * @param text as in {@code 3/8}
   * @throws InvalidInputException if it is not written so
   */
  public static Shard parse(String text) {
    if (!text.matches("\\d{1,6}/\\d{1,6}")) {
      throw new InvalidInputException(
          "--shard: found \"%s\", expected I/N such as 3/8".formatted(text));
    }
    int slash = text.indexOf('/');
    return new Shard(
        Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  /** The share of a list, in its order. */
  public <T> List<T> of(List<T> all) {
    return IntStream.range(0, all.size())
        .filter(i -> i % of == number - 1)
        .mapToObj(all::get)
        .toList();
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
