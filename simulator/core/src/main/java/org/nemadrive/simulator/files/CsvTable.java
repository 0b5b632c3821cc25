package org.nemadrive.simulator.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A comma-separated table with a header line, read and written; in a table that is read, lines that
 * start with {@code #} and empty lines do not count.
 */
public final class CsvTable {
  /** The largest table read, bytes: some forty times the published connectome's. */
  public static final long MAX_BYTES = 5_000_000;

  private static final CsvFactory CSV =
      CsvFactory.builder()
          .enable(CsvParser.Feature.ALLOW_COMMENTS)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .build();

  private CsvTable() {}

  /**
   * Reads a table from a file.
   *
   * @param file the file, at most {@value #MAX_BYTES} bytes
   * @param columns the columns the header must have, in this order
   * @throws InvalidInputException if the file is missing, too large or no such table
   */
  public static List<CsvRow> read(Path file, String... columns) {
    return underHeader(readRows(file), file.toString(), columns);
  }

  /**
   * Reads the rows of a file, whatever they are: a header, if there is one, is the first.
   *
   * @param file the file, at most {@value #MAX_BYTES} bytes
   * @return rows without column names
   * @throws InvalidInputException if the file is missing, too large or not CSV
   */
  public static List<CsvRow> readRows(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException("no file at " + file + "; check the path");
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(
            "%s has %d bytes, at most %d are read; is it the right file?"
                .formatted(file, Files.size(file), MAX_BYTES));
      }
      return rows(in, file.toString());
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a table that ships with the program.
   *
   * @param owner class whose package holds the table
   * @param name name of the table in that package
   * @param columns the columns the header must have, in this order
   * @throws InvalidInputException if it is no such table
   * @throws IllegalStateException if the program was built without the table
   */
  public static List<CsvRow> readResource(Class<?> owner, String name, String... columns) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name + " beside " + owner);
      }
      return underHeader(rows(in, name), name, columns);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read resource " + name, e);
    }
  }

  private static List<CsvRow> rows(InputStream in, String file) throws IOException {
    List<CsvRow> rows = new ArrayList<>();
    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
    try (CsvParser parser = CSV.createParser(reader)) {
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        List<String> values = new ArrayList<>();
        long line = 0;
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
          line = parser.currentTokenLocation().getLineNr();
          values.add(parser.getText().strip());
        }
        rows.add(new CsvRow(file, line, List.of(), values));
      }
    } catch (JacksonException e) {
      throw new InvalidInputException(
          "%s, line %d: %s".formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    }
    return rows;
  }

  private static List<CsvRow> underHeader(List<CsvRow> rows, String file, String... columns) {
    List<String> header = List.of(columns);
    if (rows.isEmpty()) {
      throw new InvalidInputException(
          file + " is empty, expected a table with the header " + String.join(",", header));
    }
    CsvRow first = rows.getFirst();
    if (!first.values().equals(header)) {
      throw new InvalidInputException(
          "%s, line %d: the header is \"%s\", expected \"%s\""
              .formatted(
                  file, first.line(), String.join(",", first.values()), String.join(",", header)));
    }
    return rows.stream().skip(1).map(row -> named(row, header)).toList();
  }

  private static CsvRow named(CsvRow row, List<String> header) {
    if (row.values().size() != header.size()) {
      throw new InvalidInputException(
          "%s, line %d: found %d values in \"%s\", expected %d (%s)"
              .formatted(
                  row.file(),
                  row.line(),
                  row.values().size(),
                  String.join(",", row.values()),
                  header.size(),
                  String.join(",", header)));
    }
    return new CsvRow(row.file(), row.line(), header, row.values());
  }

  /**
   * Writes a table whole or not at all.
   *
   * @param columns names for the header
   * @param rows one value a column, each written as its {@code toString} says
   */
  public static void write(Path file, List<String> columns, List<? extends List<?>> rows)
      throws IOException {
    List<List<?>> all = new ArrayList<>(rows.size() + 1);
    all.add(columns);
    all.addAll(rows);
    AtomicFile.write(file, out -> out.write(text(all).getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Rows as a file holds them: values with commas between, in quotes where they need it, and a line
   * feed after each row.
   */
  public static String text(List<? extends List<?>> rows) {
    StringWriter text = new StringWriter();
    try (CsvGenerator generator = CSV.createGenerator(text)) {
      for (List<?> row : rows) {
        generator.writeStartArray();
        for (Object value : row) {
          generator.writeString(String.valueOf(value));
        }
        generator.writeEndArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot be written", e);
    }
    return text.toString();
  }
}
