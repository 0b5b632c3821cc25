package org.nemadrive.telemetry.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.LinkFault;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.testing.Artemis;
import org.nemadrive.telemetry.testing.EventLedger;
import org.nemadrive.telemetry.testing.Rig;
import org.nemadrive.telemetry.testing.Watcher;
import org.nemadrive.testing.OpensBroker;

/** A broker that is not Mosquitto, and says more. */
@OpensBroker
class OtherBrokerTest {
  private static Artemis broker;

  @BeforeAll
  static void start() {
    broker = Artemis.start();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static Rig rig(String robot) throws Exception {
    return new Rig(
        TelemetryConfig.of(robot, broker.address()).withCommands(CommandSettings.usual()));
  }

  @Test
  void aRobotWhosePlaceIsTakenStopsComesBackSaysSoAndHearsAStop() throws Exception {
    var topics = new Topics("nema-1");
    try (var rig = rig("nema-1");
        var person = Watcher.on(broker.address())) {
      rig.stepUntilReady();
      person.command(topics.command("arm"), "{}", "arm");
      rig.stepUntil("armed", () -> rig.robot().mode().mode() == Mode.ARMED);
      person.command(topics.command("run"), "{}", "run");
      rig.stepUntil("running", () -> rig.robot().mode().mode() == Mode.RUNNING);
      try (var thief = Watcher.withSession(broker.address(), rig.clientId())) {
        thief.await("it listens in its place", seen -> seen.topic().equals(topics.info()));
        rig.stepUntil("evicted", () -> rig.engine().link().isEvicted());
        assertEquals(LinkFault.Kind.EVICTED, rig.engine().link().fault().kind());
        rig.skipMs(3_500);
        rig.stepUntil("stopped", () -> rig.robot().mode().mode() == Mode.DISARMED);
        String cause = rig.robot().mode().state().cause();
        assertTrue(cause.startsWith("no word from the broker for 3"), cause);
        rig.skipMs(20_000);
        rig.stepUntilReady();
        person.await(
            "the alert",
            seen -> seen.topic().equals(topics.alert("evicted")) && seen.payload().length > 0);
      }
      person.command(topics.command("estop"), "true", "stop");
      rig.stepUntil("heard", () -> rig.robot().mode().mode() == Mode.ESTOP);
    }
  }

  @Test
  void eventsComeInOrderAndWhatIsRetainedAndTheLastWillAreThereForWhoeverComesLater()
      throws Exception {
    var topics = new Topics("nema-2");
    try (var person = Watcher.on(broker.address())) {
      person.publish(topics.command("estop"), "true", true, null);
      try (var rig = rig("nema-2")) {
        rig.stepUntilReady();
        assertEquals(Mode.ESTOP, rig.robot().mode().mode(), "ready means the stop was heard");
        rig.events(40);
        rig.stepUntil("all sent", () -> rig.engine().isFlushed());
        rig.die();
      }
      person.awaitState("lost", "disarmed");
      try (var late = Watcher.on(broker.address())) {
        late.awaitState("lost", "disarmed");
        late.await("info", seen -> seen.topic().equals(topics.info()));
        late.await("the stop", seen -> seen.topic().equals(topics.command("estop")));
      }
      var events = new EventLedger().read(person).numbers();
      assertEquals(LongStream.rangeClosed(1, events.size()).boxed().toList(), events);
      assertTrue(events.size() >= 40, events.size() + " events came");
    }
  }
}
