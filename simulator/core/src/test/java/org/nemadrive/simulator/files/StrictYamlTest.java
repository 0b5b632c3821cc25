package org.nemadrive.simulator.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictYamlTest {
  @Test
  void sectionsListsNumbersAndTextsAreReadAsWritten() throws Exception {
    JsonNode root = StrictYaml.tree("a: 1\nb: [2.5, yes, \"3\"]\nc: {d: true}\n# the end\n");
    assertEquals(1, root.get("a").intValue());
    assertEquals(2.5, root.get("b").get(0).doubleValue());
    assertEquals("yes", root.get("b").get(1).textValue());
    assertEquals("3", root.get("b").get(2).textValue());
    assertTrue(root.get("c").get("d").booleanValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing but a comment",
        "null",
        "{}",
        "[a]",
        "a text",
        "a: 1\na: 2",
        "a: {b: 1, b: 2}",
        "a: 1\n---\na: 2",
        "a: 1\n---\n",
        "a: 1\n...\nb: 2",
        "a: &x 1\nb: *x",
        "a: !!int 1",
        "a: !mine 1",
        "base: &b {c: 1}\na:\n  <<: *b",
        "a: [1",
        "a: \"1",
        "\ta: 1",
        "a: b: c",
        "a: 1\u0000"
      })
  void anythingElseIsRefused(String text) {
    assertThrows(JsonProcessingException.class, () -> StrictYaml.tree(text));
  }

  @Test
  void deepNestingIsRefusedHoweverItIsWritten() {
    assertThrows(JsonProcessingException.class, () -> StrictYaml.tree("a: " + "[".repeat(10_000)));
    assertThrows(
        JsonProcessingException.class,
        () -> StrictYaml.tree("a: " + "[".repeat(40) + "]".repeat(40)));
    assertThrows(
        JsonProcessingException.class, () -> StrictYaml.tree("a:\n " + "- ".repeat(10_000) + "1"));
  }

  @Test
  void whatIsRefusedIsRefusedWithItsLine() {
    var e = assertThrows(JsonProcessingException.class, () -> StrictYaml.tree("a: 1\nb: 2\na: 3"));
    assertEquals(3, e.getLocation().getLineNr());
    e = assertThrows(JsonProcessingException.class, () -> StrictYaml.tree("a: 1\nb: !!str 2"));
    assertEquals(2, e.getLocation().getLineNr());
  }

  @Test
  void randomTextOfYamlsOwnSignsIsReadOrRefusedAndNeverBreaksTheReader() {
    String alphabet =
        "ab:: --[]{},,&*!|>'\"%@#?~ \n\n  \t0123456789.eExo_+\uFEFF\u0085\u2028\u0007é";
    Random random = new Random(8);
    int read = 0;
    for (int trial = 0; trial < 20_000; trial++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "a: " : "");
      for (int length = random.nextInt(30); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        assertTrue(StrictYaml.tree(text.toString()).isObject());
        read++;
      } catch (JsonProcessingException refused) {
        assertTrue(refused.getOriginalMessage() != null);
      } catch (RuntimeException other) {
        throw new AssertionError("trial " + trial + ":\n" + text, other);
      }
    }
    assertTrue(read > 200, read + " could be read");
  }
}
