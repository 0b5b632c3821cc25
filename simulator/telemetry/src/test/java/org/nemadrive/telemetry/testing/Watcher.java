package org.nemadrive.telemetry.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.nemadrive.telemetry.link.BrokerAddress;

/** A person with an MQTT client: sees everything, sends commands. */
public final class Watcher implements AutoCloseable, MqttCallback {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long COMMAND_LIFE_S = 10;
  private static final long PATIENCE_MS = 180_000;

  /** A message as it arrived. */
  public record Seen(String topic, byte[] payload, boolean retained, MqttProperties properties) {
    /** Its JSON. */
    public JsonNode json() {
      try {
        return JSON.readTree(payload);
      } catch (IOException notJson) {
        throw new UncheckedIOException(notJson);
      }
    }
  }

  private static final int NOT_AUTHORIZED = 135;

  private final List<Seen> seen = new ArrayList<>();
  private final MqttAsyncClient client;

  /** Connects without credentials and subscribes to everything below {@code nemadrive/}. */
  public static Watcher on(BrokerAddress broker) {
    return on(broker, new MqttConnectionOptions(), "nemadrive/#");
  }

  /**
   * Comes back to the session of that name, or begins it: the broker keeps for it what it misses.
   */
  public static Watcher withSession(BrokerAddress broker, String name) {
    var options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(3_600L);
    return open(broker, name, options, "nemadrive/#");
  }

  /** Connects with these options and subscribes to a filter. */
  public static Watcher on(BrokerAddress broker, MqttConnectionOptions options, String filter) {
    options.setCleanStart(true);
    return open(broker, "watcher-" + UUID.randomUUID(), options, filter);
  }

  private static Watcher open(
      BrokerAddress broker, String name, MqttConnectionOptions options, String filter) {
    try {
      return new Watcher(broker, name, options, filter);
    } catch (MqttException failed) {
      throw new IllegalStateException("the test's own client failed", failed);
    }
  }

  private Watcher(BrokerAddress broker, String name, MqttConnectionOptions options, String filter)
      throws MqttException {
    String uri = (broker.tls() ? "ssl://" : "tcp://") + broker.host() + ":" + broker.port();
    client = new MqttAsyncClient(uri, name, new MemoryPersistence());
    client.setCallback(this);
    options.setConnectionTimeout((int) (PATIENCE_MS / 1_000));
    client.connect(options).waitForCompletion(PATIENCE_MS);
    if (filter != null) {
      client
          .subscribe(new MqttSubscription[] {new MqttSubscription(filter, 1)})
          .waitForCompletion(PATIENCE_MS);
    }
  }

  @Override
  public synchronized void messageArrived(String topic, MqttMessage message) {
    seen.add(new Seen(topic, message.getPayload(), message.isRetained(), message.getProperties()));
    notifyAll();
  }

  /** Everything so far. */
  public synchronized List<Seen> all() {
    return List.copyOf(seen);
  }

  /** Everything so far on topics that end like this. */
  public List<Seen> all(String topicEnd) {
    return all().stream().filter(message -> message.topic().endsWith(topicEnd)).toList();
  }

  /** Waits for the first message, past or future, of this kind. */
  public Seen await(String what, Predicate<Seen> wanted) {
    return await(what, 0, wanted);
  }

  /** Waits for the first message of this kind after the first {@code from}. */
  public synchronized Seen await(String what, int from, Predicate<Seen> wanted) {
    long endNs = System.nanoTime() + PATIENCE_MS * 1_000_000;
    int next = from;
    while (true) {
      for (; next < seen.size(); next++) {
        if (wanted.test(seen.get(next))) {
          return seen.get(next);
        }
      }
      long leftMs = (endNs - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        throw new AssertionError(
            "no message came: "
                + what
                + "; came: "
                + seen.stream().map(Seen::topic).distinct().toList());
      }
      try {
        wait(leftMs);
      } catch (InterruptedException impatient) {
        throw new IllegalStateException(impatient);
      }
    }
  }

  /** Waits for a retained or live state message that says this. */
  public Seen awaitState(String state, String mode) {
    return await(
        "state " + state + " " + mode,
        message ->
            message.topic().endsWith("/state")
                && message.json().path("state").asText().equals(state)
                && message.json().path("mode").asText().equals(mode));
  }

  /** Publishes at least once, unretained, with the longest life a robot grants. */
  public void command(String topic, String json, String correlation) {
    publish(topic, json, false, properties(correlation));
  }

  /** Sends a command likewise, but does not even wait until the broker has it. */
  public void commandAtOnce(String topic, String json, String correlation) {
    begin(topic, json, false, properties(correlation));
  }

  private static MqttProperties properties(String correlation) {
    var properties = new MqttProperties();
    properties.setMessageExpiryInterval(COMMAND_LIFE_S);
    properties.setCorrelationData(correlation.getBytes(StandardCharsets.UTF_8));
    return properties;
  }

  /** Publishes at least once. */
  public void publish(String topic, String payload, boolean retained, MqttProperties properties) {
    try {
      begin(topic, payload, retained, properties).waitForCompletion(PATIENCE_MS);
    } catch (MqttException failed) {
      throw new IllegalStateException("the test's own publish failed", failed);
    }
  }

  /** Publishes at least once; false if the broker answers that this is not allowed. */
  public boolean mayPublish(String topic, String payload) {
    IMqttToken token = begin(topic, payload, false, new MqttProperties());
    try {
      token.waitForCompletion(PATIENCE_MS);
    } catch (MqttException refused) {
      assertEquals(NOT_AUTHORIZED, refused.getReasonCode());
      return false;
    }
    return token.getReasonCodes()[0] < NOT_AUTHORIZED;
  }

  private IMqttToken begin(
      String topic, String payload, boolean retained, MqttProperties properties) {
    try {
      return client.publish(
          topic,
          new MqttMessage(payload.getBytes(StandardCharsets.UTF_8), 1, retained, properties));
    } catch (MqttException failed) {
      throw new IllegalStateException("the test's own publish failed", failed);
    }
  }

  /** Sends a command and waits for its reply. */
  public JsonNode ask(String topic, String json) {
    String correlation = UUID.randomUUID().toString();
    command(topic, json, correlation);
    return await(
            "reply to " + topic,
            message ->
                message.topic().contains("/reply/")
                    && correlation.equals(message.json().path("id").asText()))
        .json();
  }

  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, 100, false);
      client.close(true);
    } catch (MqttException alreadyGone) {
      // It is only a test's client.
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
