package org.nemadrive.trainer.connectome;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * A table as programs and people save it: values with commas, semicolons, tabs or blanks between,
 * with or without quotes, byte-order mark and carriage returns. Empty lines and lines that start
 * with {@code #} do not count.
 *
 * @param file its name, for messages
 * @param separator what stood between the values
 * @param lines line in the file of each row, from 1
 * @param rows values of each row, without blanks around them
 */
record TextTable(String file, char separator, List<Integer> lines, List<List<String>> rows) {
  private static final long MAX_BYTES = 100_000_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static TextTable read(Path file) {
    String text = text(file);
    String[] lines = text.split("\r\n|\r|\n", -1);
    List<String> kept =
        Arrays.stream(lines).filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    if (kept.isEmpty()) {
      throw new InvalidInputException(file + " is empty, expected a table of connections");
    }
    char separator = separator(kept);
    List<Integer> numbers = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank() && !lines[i].startsWith("#")) {
        // Tables with tabs may have a header with blanks between its words.
        boolean blanks = separator == ' ' || separator == '\t' && lines[i].indexOf('\t') < 0;
        numbers.add(i + 1);
        rows.add(
            blanks
                ? List.of(lines[i].strip().split("\\s+"))
                : values(lines[i], separator, file + ", line " + (i + 1)));
      }
    }
    return new TextTable(file.toString(), separator, numbers, rows);
  }

  /** The text of a file in UTF-8, without a byte-order mark. */
  static String text(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".xlsx") || name.endsWith(".xls") || name.endsWith(".ods")) {
      throw new InvalidInputException(
          file + " is a spreadsheet; save its sheet as CSV in UTF-8 and import that");
    }
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException("no file at " + file + "; check the path");
    }
    byte[] bytes;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(
            "%s has %d bytes, at most %d are read".formatted(file, Files.size(file), MAX_BYTES));
      }
      bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(
          file
              + " is not UTF-8, perhaps Latin-1 (ISO 8859-1), in which names of cells would be"
              + " mistaken for each other; save it as UTF-8",
          e);
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The separator that stands in most lines; a tab before a semicolon before a comma. */
  private static char separator(List<String> lines) {
    char best = ' ';
    long most = 0;
    for (char candidate : new char[] {'\t', ';', ','}) {
      long with = lines.stream().filter(line -> line.indexOf(candidate) >= 0).count();
      if (with > most) {
        best = candidate;
        most = with;
      }
    }
    return best;
  }

  private static List<String> values(String line, char separator, String place) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        value.append(c);
        i++;
      } else if (c == '"' && (quoted || value.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        values.add(value.toString().strip());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    if (quoted) {
      throw new InvalidInputException(place + ": a quote is never closed");
    }
    values.add(value.toString().strip());
    return values;
  }

  String place(int row) {
    return file + ", line " + lines.get(row);
  }

  static boolean isNumber(String value) {
    return value.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  }
}
