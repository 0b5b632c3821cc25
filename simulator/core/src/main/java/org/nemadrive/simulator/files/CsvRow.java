package org.nemadrive.simulator.files;

import java.util.List;

/**
 * One row of a {@link CsvTable}, which knows its place in the file for the sake of good errors.
 *
 * @param file name of the file, for messages
 * @param line line in the file, from 1
 * @param columns column names, as the header gives them
 * @param values one value a column, trimmed; shape as {@code columns}
 */
public record CsvRow(String file, long line, List<String> columns, List<String> values) {
  public CsvRow {
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  /** The text in a column, possibly empty. */
  public String text(String column) {
    return values.get(columns.indexOf(column));
  }

  /**
   * The text in a column that must not be empty.
   *
   * @throws InvalidInputException if it is empty
   */
  public String required(String column) {
    String value = text(column);
    if (value.isEmpty()) {
      throw invalid(column, "a value");
    }
    return value;
  }

  /**
   * A finite number.
   *
   * @throws InvalidInputException if the text is no number, is infinite or NaN
   */
  public double finite(String column) {
    try {
      double value = Double.parseDouble(text(column));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through: both kinds of wrong number get the same advice.
    }
    throw invalid(column, "a finite number");
  }

  /**
   * A whole number within bounds.
   *
   * @throws InvalidInputException if the text is no whole number from {@code min} to {@code max}
   */
  public int wholeNumber(String column, int min, int max) {
    try {
      int value = Integer.parseInt(text(column));
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through: both kinds of wrong number get the same advice.
    }
    throw invalid(column, "a whole number from " + min + " to " + max);
  }

  /** The error for a value of this row that cannot be used, naming file, line, column and value. */
  public InvalidInputException invalid(String column, String allowed) {
    return new InvalidInputException(
        "%s, line %d, column %s: found \"%s\", expected %s"
            .formatted(file, line, column, text(column), allowed));
  }
}
