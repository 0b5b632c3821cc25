package org.nemadrive.telemetry.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.link.LinkFault;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.outbox.EventStore;
import org.nemadrive.telemetry.outbox.LaneCount;
import org.nemadrive.telemetry.testing.EventLedger;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.Proxy;
import org.nemadrive.telemetry.testing.Rig;
import org.nemadrive.telemetry.testing.Watcher;
import org.nemadrive.testing.OpensBroker;

/** Real brokers that are absent, killed, frozen, slow, or behind a broken network. */
@OpensBroker
class OutageTest {
  @TempDir Path folder;

  private TelemetryConfig config(BrokerAddress broker) {
    return TelemetryConfig.of("nema-1", broker).withEventFolder(folder.resolve("events"));
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void aThousandEventsFromBeforeTheBrokerStartedArriveInOrderAndOnceEach() throws Exception {
    try (var broker = Mosquitto.open(folder);
        var rig = new Rig(config(broker.address()))) {
      rig.events(1_000);
      rig.stepUntil("an attempt failed", () -> rig.engine().link().fault() != null);
      assertEquals(LinkFault.Kind.UNREACHABLE, rig.engine().link().fault().kind());
      broker.start();
      try (var watcher = Watcher.on(broker.address())) {
        rig.stepUntil("all sent", () -> rig.engine().events().pendingCount() == 0);
        watcher.await("the last event", m -> m.json().path("number").asLong() == 1_000);
        var ledger = new EventLedger().read(watcher);
        assertEquals(upTo(1_000), ledger.numbers());
        assertRepeatedOnlyByReconnects(ledger, rig, 0);
      }
    }
  }

  /** A broker that was starved of CPU time may be left and found again: not what is tested. */
  private static void assertRepeatedOnlyByReconnects(EventLedger ledger, Rig rig, int expected) {
    int unexpected = rig.engine().link().reconnects() - expected;
    assertTrue(
        ledger.repeated() <= unexpected * EventStore.MAX_IN_FLIGHT,
        ledger.repeated() + " events came twice, with " + unexpected + " reconnects too many");
  }

  @Test
  void aBrokerKilledAgainAndAgainWhileEventsFlowLosesNone() throws Exception {
    try (var broker = Mosquitto.open(folder);
        var rig = new Rig(config(broker.address()))) {
      var ledger = new EventLedger();
      int made = 0;
      for (int life = 0; life < 3; life++) {
        broker.start();
        try (var watcher = Watcher.on(broker.address())) {
          rig.stepUntilReady();
          watcher.awaitState("ready", "disarmed");
          for (int burst = 0; burst < 10; burst++) {
            rig.events(7);
            made += 7;
          }
          broker.kill();
          rig.stepUntil("loss noticed", () -> !rig.engine().link().isUp());
          rig.events(5);
          made += 5;
          ledger.read(watcher);
        }
      }
      broker.start();
      long last = made;
      try (var watcher = Watcher.on(broker.address())) {
        rig.stepUntil("all sent", () -> rig.engine().events().pendingCount() == 0);
        watcher.await("the last event", m -> m.json().path("number").asLong() == last);
        ledger.read(watcher);
      }
      // An event the dead broker had acknowledged may have died with it before its reader saw it;
      // none may be missing that was not acknowledged, and none may come out of order.
      assertEquals(ledger.numbers().stream().sorted().toList(), ledger.numbers());
      assertEquals(0, rig.engine().events().lost());
      int reconnects = rig.engine().link().reconnects();
      assertTrue(reconnects >= 3, "only " + reconnects + " reconnects");
      assertTrue(
          ledger.repeated() <= reconnects * EventStore.MAX_IN_FLIGHT,
          "more than a window per life came twice");
    }
  }

  @Test
  void aReaderWithASessionSeesEveryEventOnceAndInOrderThroughRestartsOfTheBroker()
      throws Exception {
    try (var broker =
            Mosquitto.open(folder, "persistence true", "persistence_location " + folder + "/");
        var rig = new Rig(config(broker.address()))) {
      var ledger = new EventLedger();
      int made = 0;
      for (int life = 0; life < 4; life++) {
        broker.start();
        try (var reader = Watcher.withSession(broker.address(), "reader")) {
          rig.stepUntilReady();
          for (int burst = 0; burst < 10; burst++) {
            rig.events(7);
            made += 7;
          }
          if (life == 3) {
            long last = made;
            rig.stepUntil("all sent", () -> rig.engine().events().pendingCount() == 0);
            reader.await("the last event", m -> m.json().path("number").asLong() == last);
          } else {
            broker.stop();
            rig.stepUntil("loss noticed", () -> !rig.engine().link().isUp());
          }
          ledger.read(reader);
        }
        if (life < 3) {
          rig.events(5);
          made += 5;
        }
      }
      assertEquals(upTo(made), ledger.numbers());
    }
  }

  @Test
  void aFrozenBrokerIsNoticedAndNoEventIsLostOnceItThaws() throws Exception {
    try (var broker = Mosquitto.open(folder).start();
        var rig = new Rig(config(broker.address()));
        var watcher = Watcher.on(broker.address())) {
      rig.stepUntilReady();
      broker.freeze();
      rig.events(40);
      rig.stepUntil("silence noticed", () -> !rig.engine().link().isUp());
      assertEquals(LinkFault.Kind.TIMEOUT, rig.engine().link().fault().kind());
      broker.thaw();
      rig.stepUntilReady();
      rig.stepUntil("all sent", () -> rig.engine().events().pendingCount() == 0);
      watcher.await("the last event", m -> m.json().path("number").asLong() == 40);
      var ledger = new EventLedger().read(watcher);
      assertEquals(upTo(40), ledger.numbers());
    }
  }

  @Test
  void aHalfOpenConnectionIsNoticedAndReplaced() throws Exception {
    try (var broker = Mosquitto.open(folder).start();
        var proxy = Proxy.to(broker.port());
        var rig = new Rig(config(proxy.address()));
        var watcher = Watcher.on(broker.address())) {
      rig.stepUntilReady();
      proxy.swallow();
      rig.events(20);
      rig.stepUntil("silence noticed", () -> !rig.engine().link().isUp());
      proxy.restore();
      rig.stepUntilReady();
      rig.stepUntil("all sent", () -> rig.engine().events().pendingCount() == 0);
      watcher.await("the last event", m -> m.json().path("number").asLong() == 20);
      var ledger = new EventLedger().read(watcher);
      assertEquals(upTo(20), ledger.numbers());
      assertRepeatedOnlyByReconnects(ledger, rig, 1);
    }
  }

  @Test
  void aSlowNetworkCostsOldStreamMessagesEachOfThemCountedAndNoEvent() throws Exception {
    // Health once in ten seconds: the silence that counts as death is three times as long.
    Map<Stream, Double> rates =
        Map.of(Stream.TICK, 50.0, Stream.POSE, 50.0, Stream.NEURONS, 50.0, Stream.HEALTH, 0.1);
    try (var broker = Mosquitto.open(folder).start();
        var proxy = Proxy.to(broker.port());
        var rig = new Rig(config(proxy.address()).withRatesHz(rates));
        var watcher = Watcher.on(broker.address())) {
      rig.stepUntilReady();
      rig.robot().start();
      proxy.limit(16_000);
      rig.stepUntil("drops", () -> rig.engine().counts().get("tick").dropped() > 30);
      rig.events(10);
      proxy.limit(0);
      rig.stepForMs(1_500);
      rig.engine().sayOffline();
      rig.stepUntil("all sent", () -> rig.engine().isFlushed());
      watcher.awaitState("disconnected", "running");
      assertEquals(0, rig.engine().link().reconnects(), "slow is not dead");
      for (String stream : List.of("tick", "pose", "neurons")) {
        LaneCount count = rig.engine().counts().get(stream);
        assertEquals(count.offered(), count.sent() + count.dropped() + count.queued(), stream);
        long arrived = watcher.all("/telemetry/" + stream).size();
        assertTrue(
            count.sent() - arrived <= 2, stream + " sent " + count.sent() + ", arrived " + arrived);
      }
      var ledger = new EventLedger().read(watcher);
      assertEquals(upTo(ledger.numbers().size()), ledger.numbers());
      assertTrue(ledger.numbers().size() >= 10);
    }
  }

  @Test
  void aBrokerThatClosesAfterConnackIsTriedAgainWithGrowingPauses() throws Exception {
    var connects = new AtomicInteger();
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> greetAndClose(server, connects));
      var broker = BrokerAddress.parse("mqtt://127.0.0.1:" + server.getLocalPort());
      try (var rig = new Rig(config(broker))) {
        rig.stepUntil("three attempts", () -> connects.get() >= 3);
        assertEquals(LinkFault.Kind.CLOSED, rig.engine().link().fault().kind());
        rig.events(3);
        assertEquals(3, rig.engine().events().pendingCount());
      }
    }
  }

  private static void greetAndClose(ServerSocket server, AtomicInteger connects) {
    byte[] connack = {0x20, 3, 0, 0, 0};
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        if (client.getInputStream().read() >= 0) {
          client.getOutputStream().write(connack);
          connects.incrementAndGet();
        }
      } catch (IOException closed) {
        // The test is over, or the client was quicker.
      }
    }
  }

  @Test
  void ofTwoRobotsWithOneNameOneLeavesForAWhile() throws Exception {
    try (var broker = Mosquitto.open(folder).start();
        var first = new Rig(TelemetryConfig.of("nema-1", broker.address()));
        var second = new Rig(TelemetryConfig.of("nema-1", broker.address()))) {
      first.stepUntilReady();
      first.stepUntil(
          "one has left",
          () -> {
            second.step();
            return first.engine().link().isEvicted() || second.engine().link().isEvicted();
          });
      Rig gone = first.engine().link().isEvicted() ? first : second;
      Rig stays = gone == first ? second : first;
      assertEquals(LinkFault.Kind.EVICTED, gone.engine().link().fault().kind());
      stays.stepUntilReady();
      int reconnects = stays.engine().link().reconnects();
      stays.stepUntil(
          "a quiet second",
          () -> {
            gone.step();
            return stays.engine().link().connectedNs(System.nanoTime()) > 1_500_000_000L;
          });
      assertTrue(gone.engine().link().isEvicted(), "it came back");
      assertTrue(stays.engine().link().reconnects() <= reconnects + 1, "they evict each other");
      assertTrue(gone.engine().session().id().compareTo(stays.engine().session().id()) < 0);
    }
  }

  @Test
  void aFullDiskKeepsEventsInMemoryAndTheyStillArrive() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()) == 0,
        "skipped: this test fills a disk of its own and needs root to mount one");
    try (var broker = Mosquitto.open(folder);
        var rig = new Rig(TelemetryConfig.of("nema-1", broker.address()).withEventFolder(disk))) {
      rig.events(10);
      assertTrue(rig.engine().events().isOnDisk());
      Files.write(disk.resolve("filler"), new byte[200_000]);
      rig.events(500);
      assertFalse(rig.engine().events().isOnDisk());
      broker.start();
      try (var watcher = Watcher.on(broker.address())) {
        rig.stepUntil("all sent", () -> rig.engine().events().pendingCount() == 0);
        watcher.await("the last event", m -> m.json().path("number").asLong() == 510);
        assertEquals(upTo(510), new EventLedger().read(watcher).numbers());
      }
      Files.delete(disk.resolve("filler"));
      rig.stepUntil("the disk is used again", () -> rig.engine().events().isOnDisk());
    } finally {
      run("umount", disk.toString());
    }
  }

  /** Exit code of a command, 127 if it cannot be had. */
  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException absent) {
      return 127;
    }
  }

  @Test
  void fiveReconnectsLeaveNoThreadBehind() throws Exception {
    try (var broker = Mosquitto.open(folder).start();
        var rig = new Rig(config(broker.address()))) {
      rig.stepUntilReady();
      int before = Thread.activeCount();
      for (int cycle = 0; cycle < 5; cycle++) {
        broker.kill();
        rig.stepUntil("loss noticed", () -> !rig.engine().link().isUp());
        broker.start();
        rig.stepUntilReady();
      }
      rig.stepUntil("old threads ended", () -> Thread.activeCount() <= before + 3);
    }
  }
}
