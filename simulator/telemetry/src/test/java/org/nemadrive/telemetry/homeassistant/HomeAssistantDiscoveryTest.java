package org.nemadrive.telemetry.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.message.OutboundMessage;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.Rig;
import org.nemadrive.telemetry.testing.Watcher;
import org.nemadrive.testing.OpensBroker;

class HomeAssistantDiscoveryTest {
  @TempDir Path folder;

  @Test
  void theAnnouncementHasWhatHomeAssistantRequiresOfADevice() throws Exception {
    OutboundMessage message =
        new HomeAssistantDiscovery(new Topics("nema-1"))
            .announcement(RobotInfo.of("robot", "Nemadrive 1", 10));
    assertEquals("homeassistant/device/nemadrive-nema-1/config", message.topic());
    assertTrue(message.retained());
    JsonNode json = new ObjectMapper().readTree(message.payload());
    assertEquals("nemadrive-nema-1", json.path("device").path("identifiers").path(0).asText());
    assertEquals("Nemadrive", json.path("origin").path("name").asText());
    assertEquals("nemadrive/1/nema-1/state", json.path("availability_topic").asText());
    var ids = new HashSet<String>();
    for (JsonNode part : json.path("components")) {
      assertTrue(part.path("platform").asText().matches("sensor|button"));
      assertTrue(ids.add(part.path("unique_id").asText()), "a unique id twice");
    }
    assertEquals(6, ids.size());
    assertEquals(
        "nemadrive/1/nema-1/cmd/estop",
        json.path("components").path("stop").path("command_topic").asText());
  }

  /** The retained announcements, as somebody sees them who comes now. */
  private static List<String> announced(Mosquitto broker) {
    try (var late = Watcher.on(broker.address(), new MqttConnectionOptions(), "homeassistant/#")) {
      late.publish("homeassistant/end", "x", false, null);
      late.await("the end", message -> message.topic().endsWith("/end"));
      return late.all("/config").stream().map(Watcher.Seen::topic).sorted().toList();
    }
  }

  @OpensBroker
  @Test
  void whatWasAnnouncedIsTakenBackWhenTheRobotIsRenamedAndWhenItIsNoLongerAskedFor()
      throws Exception {
    try (var broker = Mosquitto.open(folder).start()) {
      Path events = folder.resolve("events");
      for (String name : List.of("old", "new")) {
        var config =
            TelemetryConfig.of(name, broker.address())
                .withEventFolder(events)
                .withHomeAssistant(true);
        try (var rig = new Rig(config)) {
          rig.stepUntilReady();
          rig.stepUntil("flushed", () -> rig.engine().isFlushed());
        }
        assertEquals(
            List.of("homeassistant/device/nemadrive-" + name + "/config"), announced(broker));
      }
      try (var rig = new Rig(TelemetryConfig.of("new", broker.address()))) {
        rig.stepUntilReady();
        rig.stepUntil("flushed", () -> rig.engine().isFlushed());
      }
      assertEquals(List.of(), announced(broker));
    }
  }

  @OpensBroker
  @Test
  void itIsSentOnlyIfAskedForAndAgainWhenHomeAssistantStarts() throws Exception {
    try (var broker = Mosquitto.open(folder).start();
        var watcher = Watcher.on(broker.address(), new MqttConnectionOptions(), "homeassistant/#");
        var silent = new Rig(TelemetryConfig.of("quiet", broker.address()));
        var rig = new Rig(TelemetryConfig.of("nema-1", broker.address()).withHomeAssistant(true))) {
      silent.stepUntilReady();
      rig.stepUntilReady();
      watcher.await(
          "announcement",
          message -> message.topic().endsWith("/config") && message.payload().length > 0);
      assertEquals(
          1,
          watcher.all("/config").stream()
              .filter(message -> message.payload().length > 0)
              .map(Watcher.Seen::topic)
              .distinct()
              .count(),
          "one robot did not ask to be announced");
      watcher.publish("homeassistant/status", "online", false, null);
      rig.stepUntil("announced again", () -> watcher.all("/config").size() > 1);
    }
  }
}
