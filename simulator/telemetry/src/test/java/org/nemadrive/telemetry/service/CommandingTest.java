package org.nemadrive.telemetry.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.broker.EmbeddedBroker;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.Rig;
import org.nemadrive.telemetry.testing.Schemas;
import org.nemadrive.telemetry.testing.Watcher;
import org.nemadrive.testing.OpensBroker;

/** Commands over a real broker. */
@OpensBroker
class CommandingTest {
  private static final Topics TOPICS = new Topics("nema-1");

  @TempDir Path folder;

  private static Rig rig(BrokerAddress broker) throws Exception {
    return new Rig(TelemetryConfig.of("nema-1", broker).withCommands(CommandSettings.usual()));
  }

  @Test
  void aRetainedEstopOutlivesRobotAndBrokerAndOnlyResumeEndsIt() throws Exception {
    try (var broker =
        Mosquitto.open(folder, "persistence true", "persistence_location " + folder + "/")
            .start()) {
      try (var person = Watcher.on(broker.address())) {
        person.publish(TOPICS.command("estop"), "true", true, null);
      }
      for (int boot = 0; boot < 2; boot++) {
        broker.stop();
        broker.start();
        try (var rig = rig(broker.address());
            var person = Watcher.on(broker.address())) {
          rig.stepUntilReady();
          assertEquals(Mode.ESTOP, rig.robot().mode().mode(), "ready means the stop was heard");
          person.command(TOPICS.command("arm"), "{}", "arm-" + boot);
          rig.stepUntil("answered", () -> person.all("/reply/arm").size() > 0);
          assertEquals(Mode.ESTOP, rig.robot().mode().mode());
        }
      }
      try (var rig = rig(broker.address());
          var person = Watcher.on(broker.address())) {
        rig.stepUntilReady();
        person.command(TOPICS.command("resume"), "{}", "resume-1");
        rig.stepUntil("resumed", () -> rig.robot().mode().mode() == Mode.DISARMED);
        rig.stepUntil("flushed", () -> rig.engine().isFlushed());
      }
      try (var rig = rig(broker.address())) {
        rig.stepUntilReady();
        assertEquals(Mode.DISARMED, rig.robot().mode().mode(), "the retained stop is gone");
      }
    }
  }

  @Test
  void aRequestIsAnsweredOnItsResponseTopicWithItsCorrelationData() throws Exception {
    try (var broker = Mosquitto.open(folder).start();
        var rig = rig(broker.address());
        var person = Watcher.on(broker.address())) {
      rig.stepUntilReady();
      var properties = new MqttProperties();
      byte[] correlation = {0, (byte) 0xff, 7};
      properties.setCorrelationData(correlation);
      properties.setResponseTopic(TOPICS.replies() + "ann/42");
      properties.setMessageExpiryInterval(10L);
      person.publish(TOPICS.command("arm"), "", false, properties);
      rig.stepUntil("answered", () -> person.all("/reply/ann/42").size() == 1);
      Watcher.Seen reply = person.all("/reply/ann/42").getFirst();
      assertArrayEquals(correlation, reply.properties().getCorrelationData());
      assertEquals("application/json", reply.properties().getContentType());
      assertTrue(reply.json().path("accepted").asBoolean());
      assertEquals(List.of(), Schemas.problems("reply", reply.payload()));
    }
  }

  @Test
  void aCommandPublishedRetainedIsRefusedLiveAndAgainAfterAReconnect() throws Exception {
    try (var broker = Mosquitto.open(folder).start();
        var person = Watcher.on(broker.address())) {
      try (var rig = rig(broker.address())) {
        rig.stepUntilReady();
        var properties = new MqttProperties();
        properties.setCorrelationData(new byte[] {1});
        person.publish(TOPICS.command("arm"), "{}", true, properties);
        rig.stepUntil("refused", () -> refusals(rig, "retained") == 1);
      }
      try (var rig = rig(broker.address())) {
        rig.stepUntilReady();
        rig.stepUntil("refused", () -> refusals(rig, "retained") == 1);
        assertEquals(Mode.DISARMED, rig.robot().mode().mode());
      }
    }
  }

  @Test
  void aCommandOfMegabytesIsAnsweredAndCountedAndAStopOfAnySizeStops() throws Exception {
    String padding = " ".repeat(5_000_000);
    try (var broker = Mosquitto.open(folder).start();
        var rig = rig(broker.address());
        var person = Watcher.on(broker.address())) {
      rig.stepUntilReady();
      rig.robot().start();
      person.command(TOPICS.command("arm"), "{" + padding + "}", "large-1");
      rig.stepUntil("answered", () -> person.all("/reply/arm").size() == 1);
      assertEquals("oversized", person.all("/reply/arm").getFirst().json().path("code").asText());
      assertEquals(1, refusals(rig, "oversized"));
      person.publish(TOPICS.command("estop"), padding + "!", false, null);
      rig.stepUntil("stopped", () -> rig.robot().mode().mode() == Mode.ESTOP);
      assertEquals(0, rig.engine().link().reconnects(), "the connection bore it");
    }
  }

  private static long refusals(Rig rig, String reason) {
    return rig.engine().commands().counts().refusedByReason().getOrDefault(reason, 0L);
  }

  @Test
  void everythingWorksWithTheEmbeddedBrokerToo() throws Exception {
    try (var broker = EmbeddedBroker.start();
        var rig = rig(BrokerAddress.parse(broker.uri()));
        var person = Watcher.on(BrokerAddress.parse(broker.uri()))) {
      rig.stepUntilReady();
      rig.robot().start();
      rig.events(50);
      rig.stepUntil("delivered", () -> rig.engine().events().pendingCount() == 0);
      rig.stepUntil("a picture", () -> person.all("/telemetry/neurons").size() > 2);
      person.publish(TOPICS.command("estop"), "true", false, null);
      rig.stepUntil("stopped", () -> rig.robot().mode().mode() == Mode.ESTOP);
      rig.stepUntil(
          "told",
          () ->
              person.all("/state").stream()
                  .anyMatch(message -> message.json().path("mode").asText().equals("estop")));
      assertFalse(person.all("/event/failsafe").isEmpty());
    }
  }
}
