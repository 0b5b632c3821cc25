package org.nemadrive.trainer.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.files.CsvRow;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.files.InvalidInputException;

/** A genome as one CSV row of numbers in canonical order, without a header. */
public final class GenomeCsv {
  private GenomeCsv() {}

  /** Writes a genome, every number with as many digits as give it back exactly. */
  public static void write(Path file, double[] genome) throws IOException {
    AtomicFile.write(file, out -> out.write(text(genome).getBytes(StandardCharsets.UTF_8)));
  }

  /** What such a file contains. */
  public static String text(double[] genome) {
    return CsvTable.text(List.of(Arrays.stream(genome).boxed().toList()));
  }

  /**
   * Reads a genome.
   *
   * @throws InvalidInputException if the file is not one row of as many finite numbers as the
   *     connectome has weights
   */
  public static double[] read(Path file, Connectome connectome) {
    List<CsvRow> rows = CsvTable.readRows(file);
    if (rows.size() != 1) {
      throw new InvalidInputException(
          "%s has %d rows, expected one row of %d numbers"
              .formatted(file, rows.size(), connectome.weightCount()));
    }
    List<String> values = rows.getFirst().values();
    if (values.size() != connectome.weightCount()) {
      throw new InvalidInputException(
          "%s, line 1: found %d numbers, expected %d, one for each weight of %s"
              .formatted(file, values.size(), connectome.weightCount(), connectome.name()));
    }
    double[] genome = new double[values.size()];
    for (int i = 0; i < values.size(); i++) {
      genome[i] = number(file, i, values.get(i));
    }
    return genome;
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
