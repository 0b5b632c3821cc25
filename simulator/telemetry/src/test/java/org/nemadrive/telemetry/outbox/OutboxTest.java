package org.nemadrive.telemetry.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nemadrive.telemetry.link.LinkEvent;
import org.nemadrive.telemetry.message.OutboundMessage;
import org.nemadrive.telemetry.testing.ScriptedLink;

class OutboxTest {
  private static final long S = 1_000_000_000L;

  private final ScriptedLink link = new ScriptedLink();
  private final Outbox outbox = new Outbox(new EventStore(new MemoryEventJournal(), 100, 100_000));

  private static OutboundMessage message(String topic, String text) {
    return OutboundMessage.stream(topic, text.getBytes(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void connect() {
    link.connect();
  }

  private List<String> topics() {
    return link.published().stream().map(published -> published.message().topic()).toList();
  }

  @Test
  void offeredIsSentPlusDroppedPlusQueuedWhateverTheLinkDoes() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var any = new Outbox(new EventStore(new MemoryEventJournal(), 100, 100_000));
      var someLink = new ScriptedLink();
      someLink.connect();
      someLink.accept();
      long offered = 0;
      long nowNs = 0;
      for (int step = 0; step < 400; step++) {
        nowNs += random.nextLong(S / 5);
        if (random.nextInt(10) < 7) {
          any.offerStream("tick", message("tick", "" + offered++), nowNs);
        }
        someLink.setFull(random.nextInt(10) < 4);
        any.pump(someLink, nowNs);
        if (random.nextInt(3) > 0) {
          while (someLink.poll() instanceof LinkEvent.Delivered d) {
            any.delivered(d.token(), d.ok(), nowNs);
          }
        }
        if (random.nextInt(50) == 0) {
          any.connectionChanged();
        }
        LaneCount count = any.counts().get("tick");
        if (count != null) {
          assertEquals(offered, count.offered());
          assertEquals(offered, count.sent() + count.dropped() + count.queued(), "seed " + seed);
        }
      }
      assertEquals(someLink.published().size(), any.counts().get("tick").sent());
    }
  }

  @Test
  void theNewestOfAFullLaneAreKept() {
    for (int number = 0; number < 100; number++) {
      outbox.offerStream("tick", message("tick", "" + number), 0);
    }
    link.accept();
    outbox.pump(link, 0);
    assertEquals("68", new String(link.published().getFirst().message().payload()));
    assertEquals(68, outbox.counts().get("tick").dropped());
  }

  @Test
  void staleMessagesAreDroppedNotSent() {
    outbox.offerStream("tick", message("tick", "old"), 0);
    outbox.offerStream("tick", message("tick", "new"), 5 * S);
    link.accept();
    outbox.pump(link, 6 * S);
    assertEquals(1, link.published().size());
    assertEquals("new", new String(link.published().getFirst().message().payload()));
    assertEquals(1, outbox.counts().get("tick").dropped());
  }

  @Test
  void repliesGoBeforeRetainedBeforeEventsBeforeStreams() {
    outbox.offerStream("tick", message("tick", "{}"), 0);
    outbox.events().add("event", new byte[0], 0);
    outbox.offerRetained(OutboundMessage.retained("state", new byte[] {1}));
    outbox.offerReply(OutboundMessage.reply("reply", new byte[0], null), 0);
    link.accept();
    outbox.pump(link, 0);
    assertEquals(List.of("reply", "state", "event", "tick"), topics());
  }

  @Test
  void aConnectionBringsAllRetainedMessagesAgainInTheirNewestForm() {
    link.accept();
    outbox.offerRetained(OutboundMessage.retained("info", new byte[] {1}));
    outbox.offerRetained(OutboundMessage.retained("state", new byte[] {1}));
    outbox.offerRetained(OutboundMessage.retained("info", new byte[] {2}));
    outbox.pump(link, 0);
    assertEquals(List.of("state", "info"), topics());
    outbox.connectionChanged();
    outbox.pump(link, 0);
    assertEquals(4, link.published().size());
    assertTrue(topics().subList(2, 4).containsAll(List.of("info", "state")));
  }

  @Test
  void aDeletedRetainedMessageIsDeletedOnceAndForgotten() {
    link.accept();
    outbox.offerRetained(OutboundMessage.retained("alert/x", new byte[] {1}));
    outbox.pump(link, 0);
    outbox.offerRetained(OutboundMessage.retained("alert/x", new byte[0]));
    outbox.pump(link, 0);
    outbox.connectionChanged();
    outbox.pump(link, 0);
    assertEquals(2, link.published().size());
    assertEquals(0, link.published().getLast().message().payload().length);
  }

  @Test
  void aBrokerThatNeverAcknowledgesGetsNoMoreThanTheWindow() {
    link.setAcknowledging(false);
    link.accept();
    for (int number = 0; number < 60; number++) {
      outbox.offerStream("tick", message("tick", "{}"), 0);
      outbox.offerStream("pose", message("pose", "{}"), 0);
      outbox.events().add("event", new byte[0], 0);
      outbox.offerReply(OutboundMessage.reply("reply", new byte[0], null), 0);
      outbox.pump(link, 0);
    }
    assertEquals(19, link.published().size());
  }

  @Test
  void aFastStreamDoesNotStarveASlowOne() {
    link.setAcknowledging(false);
    link.accept();
    for (int number = 0; number < 30; number++) {
      outbox.offerStream("tick", message("tick", "{}"), 0);
    }
    outbox.offerStream("health", message("health", "{}"), 0);
    outbox.pump(link, 0);
    assertTrue(topics().contains("health"), topics().toString());
  }
}
