package org.nemadrive.simulator.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private enum Kind {
    ONE,
    TWO
  }

  private record Sample(
      int whole, long big, double real, boolean flag, String text, Kind kind, List<String> list) {}

  private static final String GOOD =
      """
      {"whole": 1, "big": 2, "real": 3, "flag": true, "text": "t", "kind": "TWO", "list": ["x"]}
      """;

  private final ObjectMapper json = StrictJson.mapper();

  @Test
  void aRecordIsReadAsWritten() throws Exception {
    assertEquals(
        new Sample(1, 2, 3.0, true, "t", Kind.TWO, List.of("x")),
        json.readValue(GOOD, Sample.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"whole\": 1=\"whole\": \"1\"",
        "\"whole\": 1=\"whole\": 1.9",
        "\"whole\": 1=\"whole\": 1.0",
        "\"whole\": 1=\"whole\": true",
        "\"whole\": 1=\"whole\": null",
        "\"whole\": 1=\"whole\": \"\"",
        "\"whole\": 1=\"whole\": 2147483648",
        "\"whole\": 1,=",
        "\"whole\": 1=\"whole\": 1, \"whole\": 1",
        "\"whole\": 1=\"whole\": 1, \"other\": 1",
        "\"big\": 2=\"big\": \"2\"",
        "\"big\": 2=\"big\": 2.5",
        "\"real\": 3=\"real\": \"3\"",
        "\"real\": 3=\"real\": false",
        "\"real\": 3=\"real\": NaN",
        "\"flag\": true=\"flag\": 1",
        "\"flag\": true=\"flag\": \"true\"",
        "\"text\": \"t\"=\"text\": 5",
        "\"text\": \"t\"=\"text\": 5.5",
        "\"text\": \"t\"=\"text\": true",
        "\"text\": \"t\"=\"text\": null",
        "\"text\": \"t\"=\"text\": [\"t\"]",
        "\"kind\": \"TWO\"=\"kind\": 1",
        "\"kind\": \"TWO\"=\"kind\": \"two\"",
        "\"kind\": \"TWO\"=\"kind\": \"\"",
        "[\"x\"]=\"x\"",
        "[\"x\"]=[1]",
        "]}=]} {}",
        "]}=]}}",
        "]}=],}",
        "\"text\"='text'",
        "{\"whole\"=/**/{\"whole\""
      })
  void aRecordWithAnythingElseInItIsRefused(String change) {
    String[] parts = change.split("=", -1);
    assertTrue(GOOD.contains(parts[0]), parts[0]);
    String text = GOOD.replace(parts[0], parts[1]);
    assertThrows(JsonProcessingException.class, () -> json.readValue(text, Sample.class), text);
  }

  @Test
  void deepNestingIsRefused() {
    assertThrows(JsonProcessingException.class, () -> json.readTree("[".repeat(100_000)));
    assertThrows(
        JsonProcessingException.class, () -> json.readTree("[".repeat(40) + "]".repeat(40)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void otherEncodingsAreNoJson(String encoding) {
    byte[] bytes = GOOD.getBytes(Charset.forName(encoding));
    assertThrows(JsonProcessingException.class, () -> json.readTree(Utf8.text(bytes)));
  }

  @Test
  void bytesThatAreNoUtf8AreToldWithTheirPlace() {
    byte[] bytes = "a\nké".getBytes(StandardCharsets.ISO_8859_1);
    var e = assertThrows(JsonParseException.class, () -> Utf8.text(bytes));
    assertEquals("byte 3 is no UTF-8; save the text as UTF-8", e.getOriginalMessage());
    assertEquals(2, e.getLocation().getLineNr());
    byte[] cutOff = {'a', (byte) 0xC3};
    assertThrows(JsonParseException.class, () -> Utf8.text(cutOff));
    byte[] overlong = {(byte) 0xC0, (byte) 0x80};
    assertThrows(JsonParseException.class, () -> Utf8.text(overlong));
  }

  @Test
  void aByteOrderMarkIsToldByName() {
    byte[] bytes = "\uFEFF{}".getBytes(StandardCharsets.UTF_8);
    var e = assertThrows(JsonParseException.class, () -> Utf8.text(bytes));
    assertTrue(e.getOriginalMessage().contains("byte order mark"), e.getOriginalMessage());
  }

  @Test
  void textOutsideAsciiIsReadAsWritten() throws Exception {
    String text = "käfer, 線虫, \uD83D\uDC1B";
    assertEquals(text, Utf8.text(text.getBytes(StandardCharsets.UTF_8)));
    assertEquals("", Utf8.text(new byte[0]));
  }
}
