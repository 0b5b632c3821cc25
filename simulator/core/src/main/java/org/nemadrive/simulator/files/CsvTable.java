package org.nemadrive.simulator.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A comma-separated table with a header line; lines that start with {@code #} and empty lines do
 * not count.
 */
public final class CsvTable {
  /** The largest table read, bytes: some forty times the published connectome's. */
  public static final long MAX_BYTES = 5_000_000;

  private static final CsvFactory CSV =
      CsvFactory.builder()
          .enable(CsvParser.Feature.ALLOW_COMMENTS)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.TRIM_SPACES)
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
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException("no file at " + file + "; check the path");
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(
            "%s has %d bytes, at most %d are read; is it the right file?"
                .formatted(file, Files.size(file), MAX_BYTES));
      }
      return read(in, file.toString(), columns);
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
      return read(in, name, columns);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read resource " + name, e);
    }
  }

  private static List<CsvRow> read(InputStream in, String file, String... columns)
      throws IOException {
    List<String> header = List.of(columns);
    List<CsvRow> rows = new ArrayList<>();
    boolean headerSeen = false;
    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
    try (CsvParser parser = CSV.createParser(reader)) {
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        List<String> values = new ArrayList<>(header.size());
        long line = 0;
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
          line = parser.currentTokenLocation().getLineNr();
          values.add(parser.getText().strip());
        }
        if (!headerSeen) {
          headerSeen = true;
          if (!values.equals(header)) {
            throw new InvalidInputException(
                "%s, line %d: the header is \"%s\", expected \"%s\""
                    .formatted(file, line, String.join(",", values), String.join(",", header)));
          }
        } else if (values.size() != header.size()) {
          throw new InvalidInputException(
              "%s, line %d: found %d values in \"%s\", expected %d (%s)"
                  .formatted(
                      file,
                      line,
                      values.size(),
                      String.join(",", values),
                      header.size(),
                      String.join(",", header)));
        } else {
          rows.add(new CsvRow(file, line, header, values));
        }
      }
    } catch (JacksonException e) {
      throw new InvalidInputException(
          "%s, line %d: %s".formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    }
    if (!headerSeen) {
      throw new InvalidInputException(
          file + " is empty, expected a table with the header " + String.join(",", header));
    }
    return rows;
  }
}
