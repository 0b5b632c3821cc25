package org.nemadrive.telemetry.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.nemadrive.simulator.files.StrictJson;

/**
 * Turns a message body into JSON with its envelope: version {@code v}, wall-clock time {@code
 * ts_us}, session time {@code up_ms}, sequence number {@code seq} (from 0 per topic and session, so
 * that a gap shows a loss) and session id {@code sid}. Not thread-safe.
 */
public final class MessageWriter {
  private static final ObjectMapper JSON =
      StrictJson.mapper()
          .rebuild()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private final Session session;
  private final Map<String, Long> nextSeq = new HashMap<>();

  public MessageWriter(Session session) {
    this.session = session;
  }

  /** The session all messages name. */
  public Session session() {
    return session;
  }

  /**
   * The JSON of a body.
   *
   * @param topic full topic, for the sequence number
   * @param body a record of this package, or a map of JSON fields
   */
  public byte[] write(String topic, Object body) {
    long seq = nextSeq.merge(topic, 1L, Long::sum) - 1;
    ObjectNode message = JSON.createObjectNode();
    message.put("v", Topics.VERSION);
    message.put("ts_us", session.clock().epochMicros());
    message.put("up_ms", session.upMs(session.clock().nanoTime()));
    message.put("seq", seq);
    message.put("sid", session.id());
    message.setAll(JSON.<ObjectNode>valueToTree(body));
    try {
      return JSON.writeValueAsBytes(message);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a message body that is not JSON: " + body, impossible);
    }
  }
}
