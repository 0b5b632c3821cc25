package org.nemadrive.telemetry.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.telemetry.Severity;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.Rig;
import org.nemadrive.telemetry.testing.Watcher;
import org.nemadrive.testing.OpensBroker;

/** What a broker keeps of a robot that spoke under another name, or died with an alert. */
@OpensBroker
class LeftBehindTest {
  @TempDir Path folder;

  private Rig rig(Mosquitto broker, String robot, String events) throws Exception {
    var rig =
        new Rig(
            TelemetryConfig.of(robot, broker.address()).withEventFolder(folder.resolve(events)));
    return rig.stepUntilReady();
  }

  /** Steps until all is said, then ends as a robot whose battery is taken out. */
  private static void sayAndDie(Rig rig, Mosquitto broker) {
    rig.stepUntil("all sent", () -> rig.engine().isFlushed());
    rig.die();
    rig.close();
  }

  /** Retained topics below {@code nemadrive/1/}, as somebody sees them who comes now. */
  private static Set<String> kept(Mosquitto broker) {
    try (var late = Watcher.on(broker.address(), new MqttConnectionOptions(), "nemadrive/1/#")) {
      late.publish("nemadrive/1/end", "x", false, null);
      late.await("the end", seen -> seen.topic().endsWith("/end"));
      var topics = new TreeSet<String>();
      late.all().forEach(seen -> topics.add(seen.topic().substring("nemadrive/1/".length())));
      topics.remove("end");
      return topics;
    }
  }

  private static Predicate<String> of(String robot) {
    return topic -> topic.startsWith(robot + "/");
  }

  @Test
  void aRenamedRobotTakesBackWhatItLeftUnderItsOldNames() throws Exception {
    try (var broker = Mosquitto.open(folder).start()) {
      for (String name : List.of("old", "older")) {
        Rig rig = rig(broker, name, "events");
        rig.engine().alert("battery", Severity.WARNING, "low");
        sayAndDie(rig, broker);
        var left = kept(broker);
        assertTrue(
            left.containsAll(List.of(name + "/state", name + "/info", name + "/alert/battery")),
            left.toString());
      }
      try (var rig = rig(broker, "new", "events")) {
        rig.stepUntil(
            "nothing of the old names",
            () -> kept(broker).stream().noneMatch(of("old").or(of("older"))));
        assertTrue(kept(broker).contains("new/info"));
      }
    }
  }

  @Test
  void whoeverHasTheOldNameNowKeepsWhatIsItsOwn() throws Exception {
    try (var broker = Mosquitto.open(folder).start()) {
      sayAndDie(rig(broker, "old", "events"), broker);
      Rig heir = rig(broker, "old", "heir");
      heir.engine().alert("battery", Severity.WARNING, "low");
      sayAndDie(heir, broker);
      Set<String> before = kept(broker);
      try (var rig = rig(broker, "new", "events")) {
        // Its own state comes back after what was retained: subscriptions are answered in order.
        rig.stepUntil("all sent", () -> rig.engine().isFlushed());
        var after = kept(broker);
        after.removeIf(of("new"));
        assertEquals(before, after);
      }
    }
  }

  @Test
  void anAlertWithWhichARobotDiedIsTakenBackUnlessItStandsAgain() throws Exception {
    try (var broker = Mosquitto.open(folder).start()) {
      Rig dies = rig(broker, "nema-1", "events");
      dies.engine().alert("battery", Severity.WARNING, "low");
      dies.engine().alert("disk", Severity.WARNING, "full");
      sayAndDie(dies, broker);
      try (var rig =
          new Rig(
              TelemetryConfig.of("nema-1", broker.address())
                  .withEventFolder(folder.resolve("events")))) {
        rig.engine().alert("disk", Severity.WARNING, "still full");
        rig.stepUntilReady();
        rig.stepUntil("taken back", () -> !kept(broker).contains("nema-1/alert/battery"));
        rig.stepUntil("all sent", () -> rig.engine().isFlushed());
        assertTrue(kept(broker).contains("nema-1/alert/disk"), "what stands was taken back");
      }
    }
  }
}
