package org.nemadrive.trainer.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of a ledger as text, without where and when they were made. */
public final class Rows {
  private Rows() {}

  /** All lines of a folder's ledger, sorted; read without the ledger's own code. */
  public static List<String> sorted(Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    return Files.readAllLines(folder.resolve("ledger.jsonl")).stream()
        .map(
            line -> {
              try {
                ObjectNode row = (ObjectNode) json.readTree(line);
                if (row.remove("made") == null) {
                  throw new AssertionError("a row says where it was made");
                }
                return row.toString();
              } catch (IOException e) {
                throw new AssertionError(line, e);
              }
            })
        .sorted()
        .toList();
  }
}
