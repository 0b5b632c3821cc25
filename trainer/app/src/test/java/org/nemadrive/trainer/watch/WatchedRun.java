package org.nemadrive.trainer.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.message.OutboundMessage;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.service.TelemetryEngine;
import org.nemadrive.telemetry.simulated.SimulatedRobot;
import org.nemadrive.telemetry.testing.ScriptedLink;
import org.nemadrive.telemetry.testing.SteppedClock;
import org.nemadrive.trainer.run.GenerationReport;
import org.nemadrive.trainer.run.ProgressListener;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.Training;

/** A training run and all that is published of it, on the test's own thread and by its clock. */
final class WatchedRun implements ProgressListener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long TICK_MS = 100;

  final Topics topics = new Topics("trainer-1");
  private final SteppedClock clock = new SteppedClock();
  private final ScriptedLink link = new ScriptedLink();
  private final ShownChampion champion;
  private final ProgressPublisher progress;
  private final TelemetryEngine engine;

  WatchedRun(Connectome connectome, Training training, RunFolder folder) throws IOException {
    String runId = folder.path().getFileName().toString();
    champion = new ShownChampion(connectome, training, folder.settings(), runId);
    engine =
        new TelemetryEngine(
            TelemetryConfig.of("trainer-1", BrokerAddress.parse("mqtt://127.0.0.1:1883"))
                .withCommands(CommandSettings.usual()),
            robot().info(),
            robot().drive(),
            clock,
            new Random(1),
            (settings, firstSight) -> link);
    progress =
        new ProgressPublisher(engine, folder.settings(), runId, training.task().foodCount(), 4);
    engine.step(clock.nanoTime());
    link.accept();
    champion.connect(engine);
    robot().start();
    ticks(1); // releases the stop
  }

  SimulatedRobot robot() {
    return champion.robot();
  }

  @Override
  public void afterGeneration(GenerationReport report, double budgetSpent) {
    progress.afterGeneration(report, budgetSpent);
    champion.afterGeneration(report, budgetSpent);
  }

  WatchedRun ticks(int count) {
    for (int i = 0; i < count; i++) {
      robot().tick(clock.nanoTime(), 0, 0, 0);
      clock.advanceMs(TICK_MS);
      engine.step(clock.nanoTime());
    }
    return this;
  }

  List<OutboundMessage> published() {
    return link.published().stream().map(ScriptedLink.Published::message).toList();
  }

  List<JsonNode> published(String topicEnd) {
    return published().stream()
        .filter(message -> message.topic().endsWith(topicEnd))
        .map(message -> json(message.payload()))
        .toList();
  }

  /** Food eaten in the present lap, as the newest pose tells. */
  int foodEaten() {
    return pose().path("food_eaten").asInt();
  }

  JsonNode pose() {
    return published("/telemetry/pose").getLast();
  }

  private static JsonNode json(byte[] payload) {
    try {
      return JSON.readTree(payload);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }
}
