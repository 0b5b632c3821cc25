package org.nemadrive.trainer.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.StrictJson;

/** Records as one line of JSON each, in files and between processes. */
public final class LedgerJson {
  private static final ObjectMapper JSON = StrictJson.mapper();

  private LedgerJson() {}

  /** The record in one line, without a line feed. */
  public static String line(Record content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a record of plain values", e);
    }
  }

  /**
   * Reads a record.
   *
   * @param where file and line, for messages
   * @throws InvalidInputException if the line holds no such record
   */
  public static <R extends Record> R read(String line, String where, Class<R> type) {
    try {
      return JSON.readValue(line, type);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "%s cannot be used: %s; restore it from a copy, or take the line out and the run is computed anew"
              .formatted(where, e.getOriginalMessage().lines().findFirst().orElse("unreadable")),
          e);
    }
  }
}
