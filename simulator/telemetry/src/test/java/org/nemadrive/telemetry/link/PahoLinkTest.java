package org.nemadrive.telemetry.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.telemetry.TelemetryClock;
import org.nemadrive.telemetry.message.OutboundMessage;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.RawBroker;
import org.nemadrive.testing.OpensBroker;

/** The ways of Paho that the link must not let through; each was seen in Paho 1.2.5. */
@OpensBroker
class PahoLinkTest {
  private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};

  /** CONNACK with receive maximum 5 (property 0x21) and topic alias maximum 10 (0x22). */
  private static final byte[] CONNACK_FIVE_AT_ONCE = {0x20, 9, 0, 0, 6, 0x21, 0, 5, 0x22, 0, 10};

  private static final byte[] CONNACK_BAD_PASSWORD = {0x20, 3, 0, (byte) 134, 0};
  private static final byte[] CONNACK_THEN_TAKEN_OVER = {
    0x20, 3, 0, 0, 0, (byte) 0xe0, 2, (byte) 142, 0
  };

  private static final long PATIENCE_NS = 120_000_000_000L;

  private PahoLink link;

  @AfterEach
  void drop() {
    link.abort();
  }

  private void connect(BrokerAddress broker) {
    var will = OutboundMessage.retained("will", new byte[] {'{', '}'});
    link =
        new PahoLink(
            new LinkSettings(BrokerLogin.of(broker), "test", will, List.of()),
            TelemetryClock.system(),
            message -> {});
    link.connect();
  }

  private LinkEvent next() {
    long endNs = System.nanoTime() + PATIENCE_NS;
    while (System.nanoTime() < endNs) {
      LinkEvent event = link.poll();
      if (event != null) {
        return event;
      }
      LockSupport.parkNanos(500_000);
    }
    throw new AssertionError("nothing happened");
  }

  private LinkFault.Kind lost() {
    return assertInstanceOf(LinkEvent.Lost.class, next()).fault().kind();
  }

  private static OutboundMessage message() {
    return OutboundMessage.stream("topic", new byte[2_000]);
  }

  @Test
  void aFailedFirstConnectIsReportedAndTheNextIsWhollyNew() throws Exception {
    connect(BrokerAddress.parse("mqtt://127.0.0.1:" + Mosquitto.freePort()));
    assertEquals(LinkFault.Kind.UNREACHABLE, lost());
    link.connect();
    assertEquals(LinkFault.Kind.UNREACHABLE, lost());
  }

  @Test
  void noMoreIsUnderWayThanTheBrokerTakesLessOne() throws Exception {
    try (var broker = new RawBroker(CONNACK_FIVE_AT_ONCE, true)) {
      connect(broker.address());
      assertEquals(4, assertInstanceOf(LinkEvent.Connected.class, next()).window());
      assertEquals(4, link.window());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {32_768, 40_000, 65_535})
  void aBrokerThatTakesVeryManyAtOnceIsGivenTheWholeWindow(int receiveMaximum) throws Exception {
    byte[] connack = {0x20, 6, 0, 0, 3, 0x21, (byte) (receiveMaximum >> 8), (byte) receiveMaximum};
    try (var broker = new RawBroker(connack, true)) {
      connect(broker.address());
      assertEquals(19, assertInstanceOf(LinkEvent.Connected.class, next()).window());
      var reliable = OutboundMessage.retained("topic", new byte[2]);
      for (int number = 1; number <= 19; number++) {
        assertTrue(link.publish(reliable, number), "publish " + number + " was refused");
      }
      assertFalse(link.publish(reliable, 20), "one more than the window");
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void publishingToABrokerThatDoesNotReadNeverWaitsAndIsRefusedOnceFull() throws Exception {
    try (var broker = new RawBroker(CONNACK_FIVE_AT_ONCE, false)) {
      connect(broker.address());
      next();
      // A publish that waited for the socket would wait for ever: nobody reads at its other end.
      int taken = 0;
      for (int number = 0; number < 5_000; number++) {
        taken += link.publish(message(), 0) ? 1 : 0;
        if (number % 50 == 0) {
          LockSupport.parkNanos(1_000_000); // lets the client fill the system's buffers
        }
      }
      assertTrue(taken < 500, taken + " of 5,000 were taken by a broker that reads nothing");
    }
  }

  @Test
  void abortingClosesTheSocketWhateverItsPeerDoes() throws Exception {
    try (var broker = new RawBroker(new byte[0], true)) {
      connect(broker.address());
      assertTrue(broker.awaitCame());
      link.abort();
      assertTrue(broker.awaitGone(), "the socket stayed open");
      assertNull(link.poll(), "an aborted connection says nothing more");
    }
  }

  @Test
  void everyThreadIsADaemonAndEndsWithItsConnection() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (var broker = new RawBroker(CONNACK, true)) {
      connect(broker.address());
      assertInstanceOf(LinkEvent.Connected.class, next());
      Set<Thread> mine = mqttThreads(before);
      assertTrue(mine.size() >= 3, "Paho has at least a sender, a receiver and a callback thread");
      assertTrue(mine.stream().allMatch(Thread::isDaemon), mine.toString());
      link.abort();
      for (Thread thread : mine) {
        thread.join(PATIENCE_NS / 1_000_000);
        assertFalse(thread.isAlive(), thread + " goes on after its connection");
      }
    }
  }

  private static Set<Thread> mqttThreads(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread) && !thread.getName().equals("raw-broker"))
        .filter(thread -> thread.getName().contains("MQTT") || thread.getName().contains("mqtt"))
        .collect(Collectors.toSet());
  }

  @Test
  void aRefusalInConnackIsReportedByItsReason() throws Exception {
    try (var broker = new RawBroker(CONNACK_BAD_PASSWORD, true)) {
      connect(broker.address());
      assertEquals(LinkFault.Kind.CREDENTIALS, lost());
    }
  }

  @Test
  void aTakenOverSessionIsReportedAsAnEviction() throws Exception {
    try (var broker = new RawBroker(CONNACK_THEN_TAKEN_OVER, true)) {
      connect(broker.address());
      LinkEvent first = next();
      LinkEvent event = first instanceof LinkEvent.Connected ? next() : first;
      assertEquals(
          LinkFault.Kind.EVICTED, assertInstanceOf(LinkEvent.Lost.class, event).fault().kind());
    }
  }

  @Test
  void garbageInsteadOfMqttEndsTheAttemptAndNothingElse() throws Exception {
    try (var broker = new RawBroker("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(), true)) {
      connect(broker.address());
      assertInstanceOf(LinkEvent.Lost.class, next());
    }
  }
}
