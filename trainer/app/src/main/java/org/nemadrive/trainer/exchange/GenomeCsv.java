package org.nemadrive.trainer.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.files.InvalidInputException;

/** A genome as one CSV row of numbers in canonical order, without a header. */
public final class GenomeCsv {
  private static final long MAX_BYTES = 1_000_000;

  private GenomeCsv() {}

  /** Writes a genome, every number with as many digits as give it back exactly. */
  public static void write(Path file, double[] genome) throws IOException {
    String row = Arrays.stream(genome).mapToObj(Double::toString).collect(Collectors.joining(","));
    AtomicFile.write(file, out -> out.write((row + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Reads a genome.
   *
   * @throws InvalidInputException if the file is not one row of as many finite numbers as the
   *     connectome has weights
   */
  public static double[] read(Path file, Connectome connectome) {
    List<String> lines = lines(file);
    if (lines.size() != 1) {
      throw new InvalidInputException(
          "%s has %d rows, expected one row of %d numbers"
              .formatted(file, lines.size(), connectome.weightCount()));
    }
    String[] values = lines.getFirst().split(",", -1);
    if (values.length != connectome.weightCount()) {
      throw new InvalidInputException(
          "%s, line 1: found %d numbers, expected %d, one for each weight of %s"
              .formatted(file, values.length, connectome.weightCount(), connectome.name()));
    }
    double[] genome = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      genome[i] = number(file, i, values[i].strip());
    }
    return genome;
  }

  private static List<String> lines(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException("no file at " + file + "; check the path");
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(
            "%s has %d bytes, at most %d are read; is it the right file?"
                .formatted(file, Files.size(file), MAX_BYTES));
      }
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static double number(Path file, int index, String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through: both kinds of wrong number get the same advice.
    }
    throw new InvalidInputException(
        "%s, line 1, number %d: found \"%s\", expected a finite number"
            .formatted(file, index + 1, text));
  }
}
