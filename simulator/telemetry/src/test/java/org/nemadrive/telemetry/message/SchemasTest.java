package org.nemadrive.telemetry.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.telemetry.testing.Schemas;

/** The schemas refuse what is wrong, so that a message they let through means something. */
class SchemasTest {
  private static final String START =
      "{\"v\":1,\"ts_us\":1,\"up_ms\":1,\"seq\":0,\"sid\":\"123e4567-e89b-12d3-a456-426614174000\",";
  private static final String STATE = "\"state\":\"ready\",\"mode\":\"armed\",\"cause\":\"test\"}";

  private static List<String> problems(String schema, String json) {
    return Schemas.problems(schema, json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aGoodStatePasses() {
    assertEquals(List.of(), problems("state", START + STATE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{" + STATE,
        START + "\"state\":\"ready\",\"mode\":\"armed\"}",
        START + "\"colour\":\"red\"," + STATE,
        START + "\"state\":\"fine\",\"mode\":\"armed\",\"cause\":\"test\"}",
        START + "\"state\":\"ready\",\"mode\":\"armed\",\"cause\":7}"
      })
  void aStateThatLacksOrAddsOrConfusesSomethingFails(String json) {
    assertFalse(problems("state", json).isEmpty(), json);
  }

  @Test
  void anEventNeedsWhatItsKindNeeds() {
    String event = START + "\"number\":1,\"store\":\"0123456789abcdef\",\"kind\":\"%s\"%s}";
    assertEquals(List.of(), problems("event", event.formatted("restart", "")));
    assertFalse(problems("event", event.formatted("mode", "")).isEmpty());
    assertFalse(problems("event", event.formatted("failsafe", "")).isEmpty());
    assertFalse(problems("event", event.formatted("food", ",\"tick\":1")).isEmpty());
  }

  @Test
  void everyCommandInTheReadmeFitsTheSchemaOfCommands() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    Matcher examples = Pattern.compile("`(\\{\"[^`]*})`").matcher(readme);
    int checked = 0;
    for (; examples.find(); checked++) {
      assertEquals(List.of(), problems("command", examples.group(1)), examples.group(1));
    }
    assertEquals(5, checked);
    assertFalse(problems("command", "{\"left_drive\":2}").isEmpty());
  }

  @Test
  void everyFieldIsDescribed() throws Exception {
    Path folder = Path.of("src/main/resources/org/nemadrive/telemetry/schema");
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        JsonNode properties = new ObjectMapper().readTree(file.toFile()).path("properties");
        properties
            .properties()
            .forEach(
                field ->
                    assertTrue(
                        field.getValue().has("description")
                            || field.getValue().path("type").asText().equals("object"),
                        file + " " + field.getKey()));
      }
    }
  }
}
