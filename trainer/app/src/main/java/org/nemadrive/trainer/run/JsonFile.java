package org.nemadrive.trainer.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.files.InvalidInputException;

/** Records as JSON files that a person can read. */
public final class JsonFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
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
      return JSON.readValue(Files.readAllBytes(file), type);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "%s cannot be used: %s; restore it from a copy".formatted(file, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
