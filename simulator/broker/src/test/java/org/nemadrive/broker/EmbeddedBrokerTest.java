package org.nemadrive.broker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.nemadrive.testing.OpensBroker;

@OpensBroker
class EmbeddedBrokerTest {
  private static final long PATIENCE_S = 120;

  @Test
  void anMqtt5MessageArrivesWithItsProperties() throws Exception {
    try (var broker = EmbeddedBroker.start()) {
      var client = client(broker, "both");
      var arrived = new LinkedBlockingQueue<MqttMessage>();
      client.setCallback(new Recorder(arrived));
      client.connect();
      client.subscribe(new MqttSubscription[] {new MqttSubscription("worm/#", 1)});
      var message = new MqttMessage("hello".getBytes(StandardCharsets.UTF_8), 1, false, null);
      var properties = new MqttProperties();
      properties.setContentType("text/plain");
      properties.setResponseTopic("worm/reply");
      message.setProperties(properties);
      client.publish("worm/said", message);
      MqttMessage got = arrived.poll(PATIENCE_S, TimeUnit.SECONDS);
      assertEquals("hello", new String(got.getPayload(), StandardCharsets.UTF_8));
      assertEquals("text/plain", got.getProperties().getContentType());
      assertEquals("worm/reply", got.getProperties().getResponseTopic());
      client.disconnect();
      client.close();
    }
  }

  @Test
  void aClientOfMqtt311NeedsNoName() throws Exception {
    // CONNECT with a clean session and a client identifier of no bytes, [MQTT-3.1.3-7]; then the
    // CONNACK of an accepted connection, MQTT 3.1.1 section 3.2.
    byte[] connect = {0x10, 12, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 30, 0, 0};
    byte[] accepted = {0x20, 2, 0, 0};
    try (var broker = EmbeddedBroker.start();
        var socket = new Socket("127.0.0.1", URI.create(broker.uri()).getPort())) {
      socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_S));
      socket.getOutputStream().write(connect);
      assertArrayEquals(accepted, socket.getInputStream().readNBytes(accepted.length));
    }
  }

  @Test
  void noOtherAddressOfThisMachineAnswers() throws Exception {
    try (var broker = EmbeddedBroker.start()) {
      int port = URI.create(broker.uri()).getPort();
      for (var network : NetworkInterface.networkInterfaces().toList()) {
        for (var address : network.inetAddresses().filter(a -> !a.isLoopbackAddress()).toList()) {
          try (var socket = new Socket()) {
            assertThrows(
                IOException.class, () -> socket.connect(new InetSocketAddress(address, port), 500));
          }
        }
      }
    }
  }

  @Test
  void aTakenPortIsNamedInTheError() throws Exception {
    try (var first = EmbeddedBroker.start()) {
      int port = URI.create(first.uri()).getPort();
      var error = assertThrows(IOException.class, () -> EmbeddedBroker.start(port));
      assertTrue(error.getMessage().contains("port " + port), error.getMessage());
    }
  }

  private static MqttClient client(EmbeddedBroker broker, String id) throws Exception {
    return new MqttClient(broker.uri().replace("mqtt:", "tcp:"), id, new MemoryPersistence());
  }
}
