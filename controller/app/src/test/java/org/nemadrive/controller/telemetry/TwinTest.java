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
      "Not connected: another took this robot's place at the broker; if two robots have one name,"
          + " give each a name of its own. Trying again.";

  @TempDir Path folder;

  @Test
  void theOneThatLeavesSaysOnceAtItsConsoleWhyItIsUnseenAndWhatToDo() throws Exception {
    try (var broker = Mosquitto.open(folder).start();
        var watcher = Watcher.on(broker.address());
        var robot = WatchedDrive.start(folder, "--broker", broker.address().toString())) {
      String topic = watcher.awaitState("ready", "running").topic();
      // A session id greater than any other: that twin stays.
      String twin = "{\"v\":1,\"sid\":\"zzzz\",\"state\":\"ready\",\"mode\":\"disarmed\"}";
      for (int told = 0; !robot.said().contains(SAID); told++) {
        assertTrue(robot.isAlive() && told < 10_000, "it did not leave: " + robot.said());
        int seen = watcher.all().size();
        watcher.publish(topic, twin, false, new MqttProperties());
        watcher.await("the twin", seen, m -> m.topic().equals(topic) && isTwin(m));
      }
      assertTrue(robot.isAlive(), "whether it stops is not the link's to decide");
      assertEquals(1, robot.said().lines().filter(line -> line.endsWith(SAID)).count());
    }
  }

  private static boolean isTwin(Watcher.Seen message) {
    return message.json().path("sid").asText().equals("zzzz");
  }
}
