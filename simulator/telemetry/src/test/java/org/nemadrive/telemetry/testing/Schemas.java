package org.nemadrive.telemetry.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nemadrive.telemetry.message.MessageSchemas;

/** Holds messages against the JSON Schemas the project ships. */
public final class Schemas {
  private static final List<String> NAMES =
      Stream.concat(
              Stream.of(MessageSchemas.ENVELOPE, "command"), MessageSchemas.PUBLISHED.stream())
          .toList();
  private static final Map<String, Schema> BY_NAME = load();

  private Schemas() {}

  private static Map<String, Schema> load() {
    Map<String, String> texts =
        NAMES.stream().collect(Collectors.toMap(name -> "urn:nemadrive:1:" + name, Schemas::text));
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
    var schemas = new HashMap<String, Schema>();
    NAMES.forEach(name -> schemas.put(name, registry.getSchema(text(name), InputFormat.JSON)));
    return schemas;
  }

  private static String text(String name) {
    try {
      return MessageSchemas.text(name);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What is wrong with a message by the schema of that name; empty if nothing is. */
  public static List<String> problems(String name, byte[] json) {
    try {
      JsonNode message = new ObjectMapper().readTree(json);
      return BY_NAME.get(name).validate(message).stream().map(Object::toString).toList();
    } catch (IOException notJson) {
      return List.of(notJson.getMessage());
    }
  }
}
