package org.nemadrive.telemetry.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.nemadrive.simulator.files.StrictJson;
import org.nemadrive.simulator.files.Utf8;
import org.nemadrive.telemetry.message.InboundMessage;
import org.nemadrive.telemetry.message.Topics;

/**
 * A command that was parsed: its fields, its id and how long it is good for.
 *
 * @param id what makes it unique: the MQTT 5 correlation data (as text, or Base64), else {@code id}
 * @param body its JSON
 * @param expiresNs monotonic time after which it must not be carried out, nanoseconds
 */
record CommandRequest(String id, JsonNode body, long expiresNs) {
  private static final long MAX_TOKENS = 200;
  private static final ObjectMapper JSON = StrictJson.mapper(MAX_TOKENS);
  private static final long LONGEST_LIFE_MS = 10_000;
  private static final Set<String> COMMON = Set.of("v", "id", "sid", "not_after_ms");

  /**
   * Reads a command.
   *
   * <p>Its life is limited either by the MQTT 5 message expiry, or, for clients of MQTT 3.1.1, by
   * {@code sid} and {@code not_after_ms}: the session it is for and the moment on that session's
   * own clock ({@code up_ms} of any of its messages), so that no clock must agree with another.
   *
   * @param harmless whether it needs neither id nor expiry, because acting twice or late does
   *     nothing
   */
  static CommandRequest read(
      InboundMessage message, String sessionId, long sessionStartNs, boolean harmless)
      throws RefusedException {
    JsonNode body = parse(message.payload());
    JsonNode version = body.path("v");
    boolean spoken = version.isInt() && version.intValue() == Topics.VERSION;
    if (!version.isMissingNode() && !spoken) {
      throw new RefusedException(
          Refusal.UNKNOWN, "v is " + version + ", this robot speaks " + Topics.VERSION);
    }
    if (harmless) {
      return new CommandRequest("", body, Long.MAX_VALUE);
    }
    return new CommandRequest(
        id(message, body), body, expiry(message, body, sessionId, sessionStartNs));
  }

  /** The offer within a message on the topic of offers. */
  static byte[] offer(byte[] payload) throws RefusedException {
    return new CommandRequest("", parse(payload), Long.MAX_VALUE).bytes("offer");
  }

  private static JsonNode parse(byte[] payload) throws RefusedException {
    if (payload.length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      JsonNode body = JSON.readTree(Utf8.text(payload));
      if (body.isObject()) {
        return body;
      }
      throw new RefusedException(Refusal.MALFORMED, "a command is a JSON object or empty");
    } catch (JsonProcessingException notJson) {
      throw new RefusedException(
          Refusal.MALFORMED, "this is not JSON: " + notJson.getOriginalMessage());
    }
  }

  private static String id(InboundMessage message, JsonNode body) throws RefusedException {
    byte[] correlation = message.correlation();
    if (correlation != null && correlation.length > 0 && correlation.length <= 64) {
      String text = new String(correlation, StandardCharsets.UTF_8);
      return text.matches("[ -~]+") ? text : Base64.getEncoder().encodeToString(correlation);
    }
    String id = body.path("id").textValue();
    if (id == null || id.isEmpty() || id.length() > 64) {
      throw new RefusedException(
          Refusal.REPEATED,
          "a command needs correlation data or an id, a text of 1 to 64 characters");
    }
    return id;
  }

  private static long expiry(
      InboundMessage message, JsonNode body, String sessionId, long sessionStartNs)
      throws RefusedException {
    if (message.expiryS() >= 0) {
      long lifeMs = Math.min(message.expiryS() * 1_000, LONGEST_LIFE_MS);
      return message.receivedNs() + lifeMs * 1_000_000;
    }
    if (!body.has("not_after_ms")) {
      throw new RefusedException(
          Refusal.EXPIRED,
          "a command needs a message expiry, or sid and not_after_ms, so that it cannot act late");
    }
    if (!sessionId.equals(body.path("sid").textValue())) {
      throw new RefusedException(Refusal.EXPIRED, "sid is of another session of this robot");
    }
    JsonNode notAfter = body.path("not_after_ms");
    if (!notAfter.isIntegralNumber() || !notAfter.canConvertToLong() || notAfter.longValue() < 0) {
      throw new RefusedException(
          Refusal.MALFORMED, "not_after_ms is " + notAfter + ", it must be a whole number from 0");
    }
    long upMs = (message.receivedNs() - sessionStartNs) / 1_000_000;
    return sessionStartNs + Math.min(notAfter.longValue(), upMs + LONGEST_LIFE_MS) * 1_000_000;
  }

  /** Refuses fields that no one knows: they are misspelt, or meant for another version. */
  void allowOnly(Set<String> known) throws RefusedException {
    for (var names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!COMMON.contains(name) && !known.contains(name)) {
        throw new RefusedException(
            Refusal.MALFORMED, "unknown field " + name + "; allowed are " + known);
      }
    }
  }

  /** A number within bounds, or the default if it is absent and there is one. */
  double number(String name, double low, double high, Double absent) throws RefusedException {
    JsonNode node = body.path(name);
    if (node.isMissingNode() && absent != null) {
      return absent;
    }
    double value = node.isNumber() ? node.asDouble() : Double.NaN;
    if (!(value >= low && value <= high)) {
      throw new RefusedException(
          Refusal.MALFORMED,
          name
              + " is "
              + (node.isMissingNode() ? "missing" : node)
              + ", allowed "
              + low
              + " to "
              + high);
    }
    return value;
  }

  /** Silence of all operators that ends a run, milliseconds, or the default if it is absent. */
  int unwatchedStopMs(int absent) throws RefusedException {
    JsonNode node = body.path("unwatched_stop_ms");
    if (node.isMissingNode()) {
      return absent;
    }
    if (!node.isInt() || !CommandSettings.isUnwatchedStop(node.intValue())) {
      throw new RefusedException(
          Refusal.MALFORMED,
          "unwatched_stop_ms is " + node + ", allowed " + CommandSettings.UNWATCHED_STOP_ALLOWED);
    }
    return node.intValue();
  }

  /** Bytes, as Base64. */
  byte[] bytes(String name) throws RefusedException {
    try {
      if (body.path(name).isTextual()) {
        return Base64.getDecoder().decode(body.path(name).textValue());
      }
    } catch (IllegalArgumentException notBase64) {
      // Said below.
    }
    throw new RefusedException(Refusal.MALFORMED, name + " must be a text in Base64");
  }

  /** A text of 1 to 40 characters. */
  String text(String name) throws RefusedException {
    String value = body.path(name).asText("");
    if (!body.path(name).isTextual() || value.isEmpty() || value.length() > 40) {
      throw new RefusedException(Refusal.MALFORMED, name + " must be a text of 1 to 40 characters");
    }
    return value;
  }
}
