package org.nemadrive.controller.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.Watcher;
import org.nemadrive.testing.OpensBroker;
import org.nemadrive.testing.StartsProcess;

/** Two robots of one name at one broker: the one that leaves says so where it stands. */
@OpensBroker
@StartsProcess
class TwinTest {
  private static final String SAID =
      "This robot goes on, but nobody sees it or can stop it over MQTT any more: another robot uses"
          + " the same name at this broker; stop this one by hand, give every robot a name of its"
          + " own and start this one again";

  @TempDir Path folder;

  @Test
  void theOneThatLeavesSaysOnceAtItsConsoleThatItGoesOnUnseenAndWhatToDo() throws Exception {
    try (var broker = Mosquitto.open(folder).start();
        var watcher = Watcher.on(broker.address());
        var robot = WatchedDrive.start(folder, "--broker", broker.address().toString())) {
      String topic = watcher.awaitState("ready", "running").topic();
      // A session id greater than any other: that twin stays.
      String twin = "{\"v\":1,\"sid\":\"zzzz\",\"state\":\"ready\",\"mode\":\"disarmed\"}";
      for (int told = 0; !robot.said().contains("any more"); told++) {
        assertTrue(robot.isAlive() && told < 10_000, "it did not leave: " + robot.said());
        int seen = watcher.all().size();
        watcher.publish(topic, twin, false, new MqttProperties());
        watcher.await("the twin", seen, m -> m.topic().equals(topic) && isTwin(m));
      }
      assertTrue(robot.isAlive(), "whether it stops is not the link's to decide");
      assertEquals(1, robot.said().lines().filter(line -> line.endsWith(SAID)).count());
      assertTrue(robot.said().contains("ERROR " + SAID), robot.said());
    }
  }

  private static boolean isTwin(Watcher.Seen message) {
    return message.json().path("sid").asText().equals("zzzz");
  }
}
