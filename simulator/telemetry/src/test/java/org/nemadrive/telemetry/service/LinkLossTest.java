package org.nemadrive.telemetry.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.link.LinkEvent;
import org.nemadrive.telemetry.link.LinkFault;
import org.nemadrive.telemetry.link.LinkSettings;
import org.nemadrive.telemetry.message.InboundMessage;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.simulated.SimulatedRobot;
import org.nemadrive.telemetry.testing.ScriptedLink;
import org.nemadrive.telemetry.testing.SteppedClock;
import org.nemadrive.telemetry.testing.Worms;

/** What a robot does that its broker left, by a clock that a test steps. */
class LinkLossTest {
  private static final Topics TOPICS = new Topics("nema-1");

  @TempDir Path folder;

  private final SteppedClock clock = new SteppedClock();
  private final ScriptedLink link = new ScriptedLink();
  private final List<LinkSettings> settings = new ArrayList<>();
  private final SimulatedRobot robot = Worms.robot();
  private TelemetryEngine engine;

  private TelemetryEngine engine() throws Exception {
    return new TelemetryEngine(
        TelemetryConfig.of("nema-1", BrokerAddress.parse("mqtt://localhost"))
            .withCommands(CommandSettings.usual()),
        robot.info(),
        robot.drive(),
        clock,
        RandomGenerator.of("L64X128MixRandom"),
        (wanted, firstSight) -> {
          settings.add(wanted);
          return link;
        });
  }

  @BeforeEach
  void connect() throws Exception {
    engine = engine();
    step(10);
    link.accept();
    step(10);
  }

  private void step(long ms) {
    for (long done = 0; done < ms; done += 10) {
      clock.advanceMs(10);
      engine.step(clock.nanoTime());
      engine.commands().step(clock.nanoTime());
    }
  }

  /** One message of our own a second comes back, as it does while all is well. */
  private void stepHeard(int seconds) {
    for (int second = 0; second < seconds; second++) {
      link.happen(new LinkEvent.Arrived(message(TOPICS.state(), "{}")));
      step(1_000);
    }
  }

  private InboundMessage message(String topic, String json) {
    return new InboundMessage(
        topic, json.getBytes(), false, 2, null, topic.getBytes(), clock.nanoTime());
  }

  private void command(String verb) {
    engine.commands().firstSight(message(TOPICS.command(verb), "{}"));
    step(10);
  }

  @Test
  void aRobotThatWasEvictedStopsBecauseSomebodySetItGoingFromAfarAndItKeepsTrying() {
    command("arm");
    command("run");
    stepHeard(30);
    assertEquals(Mode.RUNNING, robot.mode().mode());
    link.lose(LinkFault.Kind.EVICTED);
    step(2_900);
    assertEquals(Mode.RUNNING, robot.mode().mode(), "it stopped too early");
    step(200);
    assertEquals(Mode.DISARMED, robot.mode().mode());
    assertTrue(
        robot.mode().state().cause().startsWith("no word from the broker for 3"),
        robot.mode().state().cause());
    step(60_000);
    assertTrue(link.attempts() > 1, "it gave up");
    link.accept();
    step(100);
    assertTrue(
        link.published().stream()
            .anyMatch(
                sent ->
                    sent.message().topic().equals(TOPICS.alert("evicted"))
                        && sent.message().payload().length > 0),
        "nobody is told that another took its place");
  }

  @Test
  void aRobotThatAPersonBesideItStartedGoesOnWithoutABroker() {
    robot.start();
    link.lose(LinkFault.Kind.CLOSED);
    step(60_000);
    assertEquals(Mode.RUNNING, robot.mode().mode());
  }

  @Test
  void aConnectionOnWhichNothingIsHeardIsAsGoodAsNone() {
    command("arm");
    command("run");
    stepHeard(5);
    step(3_100);
    assertEquals(Mode.DISARMED, robot.mode().mode());
  }

  @Test
  void aClientIdIsInNoMessageAndAnotherOneAtEachStart() throws Exception {
    engine();
    String first = settings.get(0).clientId();
    String second = settings.get(1).clientId();
    assertTrue(first.matches("nemadrive-[0-9a-f]{32}"), first);
    assertNotEquals(first, second);
    String secret = first.substring(first.length() - 32);
    for (var sent : link.published()) {
      String text = new String(sent.message().payload());
      assertTrue(!text.contains(secret), text);
    }
    assertTrue(link.published().size() > 3, "too little was said to show anything");
  }
}
