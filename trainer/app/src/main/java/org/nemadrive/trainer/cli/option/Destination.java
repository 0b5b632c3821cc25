package org.nemadrive.trainer.cli.option;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * Where a command writes to: a file that is not there yet, or {@code -} for standard output.
 *
 * @param option the option that named it, for messages
 * @param text as a person named it
 * @param force whether a file that is there may be replaced
 */
public record Destination(String option, String text, boolean force) {
  private static final String STANDARD_OUTPUT = "-";

  /** What is written. */
  public interface Content {
    /** Writes it all. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Whether it is standard output, so that nothing else may be printed there. */
  public boolean isStandardOutput() {
    return text.equals(STANDARD_OUTPUT);
  }

  /** The file. */
  public Path file() {
    return Path.of(text);
  }

  /**
   * Looks before anything is computed.
   *
   * @param endings what the name of a file may end in; standard output may be any of them
   * @throws InvalidInputException if the file is there, or its name ends in something else
   */
  public void check(String... endings) {
    if (isStandardOutput() || isDevice()) {
      return;
    }
    String name = String.valueOf(file().getFileName()).toLowerCase(Locale.ROOT);
    if (Arrays.stream(endings).noneMatch(name::endsWith)) {
      throw new InvalidInputException(
          "%s: found %s, expected a name that ends in %s, or - for standard output"
              .formatted(option, text, String.join(" or ", endings)));
    }
    if (Files.exists(file()) && !force) {
      throw new InvalidInputException(
          "%s: %s is there already; give another name, or --force to replace it"
              .formatted(option, text));
    }
  }

  /** A device or a pipe is called as it is called, and nothing in it is replaced. */
  private boolean isDevice() {
    return Files.exists(file()) && !Files.isRegularFile(file()) && !Files.isDirectory(file());
  }

  /** Writes a file whole or not at all, or to standard output. */
  public void write(Content content) throws IOException {
    if (isStandardOutput()) {
      content.writeTo(System.out);
      System.out.flush();
    } else {
      AtomicFile.write(file(), content::writeTo);
    }
  }
}
