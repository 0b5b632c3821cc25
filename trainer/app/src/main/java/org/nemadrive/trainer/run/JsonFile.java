package org.nemadrive.trainer.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.StrictJson;
import org.nemadrive.simulator.files.Utf8;

/** Records as JSON files that a person can read. */
public final class JsonFile {
  private static final ObjectMapper JSON =
      StrictJson.mapper()
          .rebuild()
          .enable(SerializationFeature.INDENT_OUTPUT)
          // A run without a robot or weights to start from says so by a null.
          .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private JsonFile() {}

  /** Writes a record whole or not at all. */
  public static void write(Path file, Record content) throws IOException {
    AtomicFile.write(file, out -> out.write(JSON.writeValueAsBytes(content)));
  }

  /**
   * Reads a record.
   *
   * @throws InvalidInputException if the file cannot be read or holds no such record
   */
  public static <R extends Record> R read(Path file, Class<R> type) {
    try {
      return JSON.readValue(Utf8.text(Files.readAllBytes(file)), type);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "%s cannot be used: %s; restore it from a copy".formatted(file, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
