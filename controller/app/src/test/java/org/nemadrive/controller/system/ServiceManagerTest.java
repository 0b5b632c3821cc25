package org.nemadrive.controller.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickSample;

@EnabledOnOs(OS.LINUX)
class ServiceManagerTest {
  private static final long MS = 1_000_000;

  /** What a datagram on this machine needs is no time at all; this only bounds a failure. */
  private static final int AT_ONCE_MS = 20;

  @TempDir private Path folder;

  private static Map<String, String> environment(String name, String watchdogUs) {
    return Map.of("NOTIFY_SOCKET", name, "WATCHDOG_USEC", watchdogUs);
  }

  private static TickSample tick(long number, long nowNs, StopReason reason) {
    TickSample sample = new TickSample(300, 36);
    sample.tick = number;
    sample.nowNs = nowNs;
    sample.stopReason = reason;
    sample.foodEaten = 7;
    return sample;
  }

  @Test
  void withoutAServiceManagerNothingIsSentAndNothingFails() {
    try (ServiceManager nobody = ServiceManager.of(Map.of())) {
      assertFalse(nobody.isThere());
      assertEquals(0, nobody.watchdogNs());
      nobody.ready();
      nobody.alive();
      nobody.status("alone");
    }
  }

  @Test
  void messagesArriveAsDatagramsAtAPath() {
    String name = folder.resolve("notify").toString();
    try (FakeServiceManager systemd = new FakeServiceManager(name, AT_ONCE_MS)) {
      ServiceManager manager = ServiceManager.of(environment(name, "1000000"));
      assertTrue(manager.isThere());
      assertEquals(1000 * MS, manager.watchdogNs());
      manager.ready();
      manager.status("päd");
      manager.alive();
      manager.close();
      manager.stopping();
      assertEquals(
          List.of("READY=1", "STATUS=päd", "WATCHDOG=1", "STOPPING=1"), systemd.receiveAll());
    }
  }

  @Test
  void messagesArriveInTheAbstractNamespace() {
    String name = "@nemadrive-" + UUID.randomUUID();
    try (FakeServiceManager systemd = new FakeServiceManager(name, AT_ONCE_MS);
        ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", name))) {
      manager.ready();
      assertEquals("READY=1", systemd.receive());
    }
  }

  @Test
  void anAddressIsTheFamilyAndTheNameAndAnAbstractOneBeginsWithZero() {
    // unix(7): sun_family in the machine's byte order, then sun_path.
    byte[] address = NotifySocket.address("@ab");
    short family = ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getShort();
    assertEquals(1, family);
    assertArrayEquals(new byte[] {0, 'a', 'b'}, Arrays.copyOfRange(address, 2, 5));
    byte[] path = NotifySocket.address("/run/x");
    assertEquals("/run/x", new String(path, 2, 6, StandardCharsets.US_ASCII));
    assertEquals(8, path.length);
    assertThrows(IllegalArgumentException.class, () -> NotifySocket.address("relative"));
    assertThrows(IllegalArgumentException.class, () -> NotifySocket.address("@" + "x".repeat(107)));
  }

  @Test
  void aSocketNobodyListensToLosesMessagesAndNothingElse() {
    String gone = folder.resolve("gone").toString();
    try (ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", gone))) {
      assertTrue(manager.isThere());
      manager.ready();
      manager.alive();
    }
    assertFalse(ServiceManager.of(Map.of("NOTIFY_SOCKET", "vsock:2:1")).isThere());
  }

  @Test
  void aFullSocketIsNotWaitedFor() {
    String name = folder.resolve("notify").toString();
    try (FakeServiceManager systemd = new FakeServiceManager(name, AT_ONCE_MS);
        ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", name))) {
      // More than any kernel queues for a datagram socket; a send that waited would never return.
      for (int i = 0; i < 2000; i++) {
        manager.alive();
      }
      int taken = systemd.receiveAll().size();
      assertTrue(taken > 0 && taken < 2000, taken + " messages were queued");
    }
  }

  @Test
  void theWatchdogOfAnotherProcessIsNotOurs() {
    String name = folder.resolve("notify").toString();
    Map<String, String> other =
        Map.of("NOTIFY_SOCKET", name, "WATCHDOG_USEC", "1000000", "WATCHDOG_PID", "1");
    try (ServiceManager manager = ServiceManager.of(other)) {
      assertEquals(0, manager.watchdogNs());
    }
  }

  @Test
  void theFirstTickMakesTheServiceReadyAndLaterTicksProveLifeFourTimesInTheWatchdogsTime() {
    String name = folder.resolve("notify").toString();
    try (FakeServiceManager systemd = new FakeServiceManager(name, AT_ONCE_MS);
        ServiceManager manager = ServiceManager.of(environment(name, "1000000"))) {
      ServiceHeartbeat heartbeat = new ServiceHeartbeat(manager, 100 * MS);
      assertEquals(List.of(), systemd.receiveAll(), "no tick, no word");
      heartbeat.onTick(tick(0, 5000 * MS, StopReason.NONE), 0);
      assertEquals(
          List.of(
              "READY=1", "WATCHDOG=1", "STATUS=driving, tick 0, 0 periods missed, 7 food eaten"),
          systemd.receiveAll());
      long proofs = 0;
      for (int i = 1; i <= 10; i++) {
        heartbeat.onTick(tick(i, (5000 + 100 * i) * MS, StopReason.NONE), 0);
        proofs += systemd.receiveAll().stream().filter("WATCHDOG=1"::equals).count();
      }
      // Every 250 ms at a tick of 100 ms is at 300, 600 and 900 ms.
      assertEquals(3, proofs);
    }
  }

  @Test
  void aStopIsToldAtOnceWithItsReason() {
    String name = folder.resolve("notify").toString();
    try (FakeServiceManager systemd = new FakeServiceManager(name, AT_ONCE_MS);
        ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", name))) {
      ServiceHeartbeat heartbeat = new ServiceHeartbeat(manager, 100 * MS);
      heartbeat.onTick(tick(0, 0, StopReason.NONE), 0);
      systemd.receiveAll();
      heartbeat.onTick(tick(1, 100 * MS, StopReason.BATTERY_LOW), 0);
      List<String> said = systemd.receiveAll();
      assertEquals(1, said.size(), "nobody asked for proofs of life: " + said);
      assertTrue(said.get(0).startsWith("STATUS=stopped: BATTERY_LOW (the battery"), said.get(0));
    }
  }

  @Test
  void aLoopSlowerThanTheWatchdogAsksForThreePeriods() {
    String name = folder.resolve("notify").toString();
    try (FakeServiceManager systemd = new FakeServiceManager(name, AT_ONCE_MS);
        ServiceManager manager = ServiceManager.of(environment(name, "1000000"))) {
      new ServiceHeartbeat(manager, 500 * MS).onTick(tick(0, 0, StopReason.NONE), 0);
      assertEquals(
          List.of("WATCHDOG_USEC=1500000", "READY=1", "WATCHDOG=1"),
          systemd.receiveAll().subList(0, 3));
    }
  }
}
