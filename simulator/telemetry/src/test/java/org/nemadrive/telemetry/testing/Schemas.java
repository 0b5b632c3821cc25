package org.nemadrive.telemetry.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds messages against the JSON Schemas the project ships. */
public final class Schemas {
  private static final List<String> NAMES =
      List.of(
          "envelope",
          "state",
          "info",
          "tick",
          "pose",
          "neurons",
          "health",
          "event",
          "alert",
          "log",
          "progress",
          "reply",
          "offer",
          "command");
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
    String resource = "/org/nemadrive/telemetry/schema/" + name + ".json";
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
