package org.nemadrive.telemetry.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.telemetry.Progress;
import org.nemadrive.telemetry.Severity;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.simulated.SimulatedLoop;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.Schemas;
import org.nemadrive.telemetry.testing.Watcher;
import org.nemadrive.telemetry.testing.Worms;
import org.nemadrive.testing.OpensBroker;

/** A real run against a real broker. */
@OpensBroker
class PublishingTest {
  /** Half of the distance at which the worm feels a wall, world units. */
  private static final int NEAR_WALL_WU = 50;

  private static final Topics TOPICS = new Topics("nema-1");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void everyMessageOfARealRunFitsItsSchemaAndOnlyWhatWasCountedAsDroppedIsMissing()
      throws Exception {
    try (var broker = Mosquitto.open(folder).start();
        var watcher = Watcher.on(broker.address())) {
      var config =
          TelemetryConfig.of("nema-1", broker.address())
              .withCommands(CommandSettings.usual())
              .withEventFolder(folder.resolve("events"));
      var robot = Worms.robot();
      var telemetry = Telemetry.start(config, robot.info(), robot.drive(), PATIENCE);
      try (telemetry;
          var loop = new SimulatedLoop(robot, 100)) {
        robot.connect(telemetry);
        robot.start();
        loop.start();
        telemetry.alert("battery", Severity.WARNING, "7.1 V left, charge the battery");
        telemetry.log(Severity.INFO, "hello");
        telemetry.progress(
            new Progress(
                "run-1",
                "polygon5",
                "menomad",
                "mads",
                3,
                1_000,
                0,
                2_000,
                12.5,
                3.25,
                9,
                7.5,
                36,
                12,
                14,
                -1,
                4,
                "",
                ""));
        watcher.await("food", message -> message.topic().endsWith("event/food"));
        watcher.await("a second run", message -> message.topic().endsWith("event/restart"));
        watcher.ask(TOPICS.command("rate"), "{\"stream\":\"tick\",\"hz\":50}");
        driveIntoTheWall(watcher);
        telemetry.clearAlert("battery");
        watcher.await(
            "the cure",
            message -> message.topic().endsWith("alert/battery") && message.payload().length == 0);
      }
      watcher.awaitState("disconnected", "armed");

      Map<String, Long> missing = new TreeMap<>();
      Map<String, Long> nextSeq = new HashMap<>();
      Map<String, Integer> checked = new TreeMap<>();
      for (Watcher.Seen message : watcher.all()) {
        if (message.topic().startsWith(TOPICS.commands()) || message.payload().length == 0) {
          continue;
        }
        String schema = TOPICS.schemaOf(message.topic());
        assertEquals(
            List.of(),
            Schemas.problems(schema, message.payload()),
            () -> message.topic() + " " + message.json());
        long seq = message.json().path("seq").asLong();
        if (telemetry.counts().containsKey(schema)) {
          long gap = seq - nextSeq.getOrDefault(message.topic(), 0L);
          assertTrue(gap >= 0, "out of order on " + message.topic());
          missing.merge(schema, gap, Long::sum);
        }
        nextSeq.put(message.topic(), seq + 1);
        checked.merge(schema, 1, Integer::sum);
      }
      assertEquals(
          List.of(
              "alert",
              "event",
              "health",
              "info",
              "log",
              "neurons",
              "pose",
              "progress",
              "reply",
              "state",
              "tick"),
          List.copyOf(checked.keySet()),
          "a kind of message was not seen: " + checked);
      missing.forEach(
          (stream, gaps) ->
              assertTrue(
                  gaps <= telemetry.counts().get(stream).dropped(),
                  gaps + " gaps on " + stream + ", but " + telemetry.counts()));
    }
  }

  /** A hand drives it near a wall; what touches it there is felt once the connectome drives. */
  private static void driveIntoTheWall(Watcher watcher) {
    watcher.ask(TOPICS.command("disarm"), "{}");
    watcher.ask(TOPICS.command("arm"), "{}");
    long endNs = System.nanoTime() + PATIENCE.toNanos();
    while (range(watcher) >= NEAR_WALL_WU) {
      assertTrue(System.nanoTime() < endNs, "it never came near the wall");
      // On a busy machine one lease may end before the wall.
      watcher.ask(
          TOPICS.command("drive"),
          "{\"operator\":\"ann\",\"left_drive\":0.1,\"right_drive\":0.1,\"lease_ms\":300}");
    }
    assertTrue(watcher.all("/event/touch").isEmpty(), "while a hand drives, nothing is felt");
    watcher.ask(TOPICS.command("run"), "{}");
    watcher.await("touch", message -> message.topic().endsWith("event/touch"));
    watcher.ask(TOPICS.command("disarm"), "{}");
    watcher.ask(TOPICS.command("arm"), "{}");
  }

  private static int range(Watcher watcher) {
    return watcher.all("/telemetry/tick").getLast().json().path("range_mm").asInt();
  }
}
