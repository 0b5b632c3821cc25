package org.nemadrive.telemetry.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nemadrive.telemetry.outbox.EventStore;
import org.nemadrive.telemetry.outbox.MemoryEventJournal;
import org.nemadrive.telemetry.outbox.Outbox;
import org.nemadrive.telemetry.testing.ScriptedLink;
import org.nemadrive.telemetry.testing.SteppedClock;

class LinkSupervisorTest {
  private final SteppedClock clock = new SteppedClock();
  private final ScriptedLink link = new ScriptedLink();
  private final EventStore events = new EventStore(new MemoryEventJournal(), 10_000, 10_000_000);
  private final Outbox outbox = new Outbox(events);
  private final LinkSupervisor supervisor = supervisor(link, 1);

  private LinkSupervisor supervisor(ScriptedLink over, long seed) {
    return new LinkSupervisor(over, outbox, new Random(seed), message -> {}, clock.nanoTime());
  }

  private void step(long ms) {
    for (long passed = 0; passed < ms; passed += 5) {
      clock.advanceMs(5);
      supervisor.step(clock.nanoTime());
    }
  }

  private void connect() {
    supervisor.step(clock.nanoTime());
    link.accept();
    step(10);
    assertTrue(supervisor.isUp());
  }

  @Test
  void aBrokerThatIsAbsentAtStartIsTriedUntilItAppears() {
    supervisor.step(clock.nanoTime());
    for (int attempt = 1; attempt <= 10; attempt++) {
      assertEquals(attempt, link.attempts());
      link.lose(LinkFault.Kind.UNREACHABLE);
      step(8_100);
    }
    link.accept();
    step(10);
    assertTrue(supervisor.isUp());
    assertEquals(0, supervisor.reconnects(), "the first connection is no reconnect");
  }

  @Test
  void afterAnOutageOfFiveMinutesEveryEventGoesOutInOrderAndOnce() {
    connect();
    link.lose(LinkFault.Kind.CLOSED);
    for (int second = 0; second < 300; second++) {
      step(1_000);
      events.add("event", new byte[0], clock.nanoTime());
      if (!supervisor.isUp()) {
        link.lose(LinkFault.Kind.UNREACHABLE);
      }
    }
    int before = link.published().size();
    step(8_100);
    link.accept();
    step(2_000);
    List<Long> numbers = new ArrayList<>();
    link.published().subList(before, link.published().size()).forEach(p -> numbers.add(p.token()));
    assertEquals(300, numbers.size());
    assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
    assertEquals(0, events.pendingCount());
  }

  @Test
  void pausesDoubleFromHalfASecondToEightAndAreSpreadOverTheUpperHalf() {
    long[] ceilings = {500, 1_000, 2_000, 4_000, 8_000, 8_000};
    double[] sums = new double[ceilings.length];
    int seeds = 2_000;
    for (int seed = 0; seed < seeds; seed++) {
      var backOff = new BackOff(new Random(seed));
      for (int attempt = 0; attempt < ceilings.length; attempt++) {
        double ms = backOff.nextNs() / 1e6;
        assertTrue(ms >= ceilings[attempt] / 2.0 && ms <= ceilings[attempt], ms + " ms");
        sums[attempt] += ms / ceilings[attempt];
      }
    }
    for (double sum : sums) {
      assertEquals(0.75, sum / seeds, 0.01, "uniform over the upper half has its mean at 3/4");
    }
  }

  @Test
  void aBrokerThatClosesRightAfterConnackIsNotHammered() {
    supervisor.step(clock.nanoTime());
    for (int round = 0; round < 200; round++) {
      link.accept();
      step(5);
      link.lose(LinkFault.Kind.CLOSED);
      step(295);
    }
    assertTrue(link.attempts() < 20, link.attempts() + " attempts in a minute");
  }

  @Test
  void aConnectionThatHeldMakesTheNextPauseShortAgain() {
    supervisor.step(clock.nanoTime());
    for (int attempt = 0; attempt < 6; attempt++) {
      link.lose(LinkFault.Kind.UNREACHABLE);
      step(8_100);
    }
    link.accept();
    step(6_000);
    link.lose(LinkFault.Kind.CLOSED);
    int before = link.attempts();
    step(510);
    assertEquals(before + 1, link.attempts());
  }

  @Test
  void anAttemptWithoutAnAnswerIsGivenUpAfterTenSeconds() {
    supervisor.step(clock.nanoTime());
    step(10_010);
    assertEquals(LinkFault.Kind.TIMEOUT, supervisor.fault().kind());
    step(600);
    assertEquals(2, link.attempts());
  }

  @Test
  void aSilentBrokerIsLeftOnceOurOwnMessagesStopComingBack() {
    connect();
    supervisor.echo(clock.nanoTime(), 5_000_000_000L);
    step(4_990);
    assertTrue(supervisor.isUp(), "it was given up too early");
    step(20);
    assertFalse(supervisor.isUp());
    assertEquals(LinkFault.Kind.TIMEOUT, supervisor.fault().kind());
  }

  @Test
  void aBrokerThatNeverEchoesForWantOfARightIsKept() {
    connect();
    step(60_000);
    assertTrue(supervisor.isUp());
  }

  @Test
  void anEvictedClientComesBackButNotAtOnceSoThatTwoOfThemDoNotChaseEachOther() {
    connect();
    link.lose(LinkFault.Kind.EVICTED);
    step(15_000);
    assertTrue(supervisor.isEvicted());
    assertEquals(1, supervisor.evictions());
    assertEquals(1, link.attempts());
    step(1_000);
    assertEquals(2, link.attempts(), "it never gives up");
  }

  @Test
  void closingSaysGoodbyeOnlyWhereSomebodyListens() {
    supervisor.close(clock.nanoTime());
    assertEquals(0, link.goodbyes());
    var other = new ScriptedLink();
    LinkSupervisor connected = supervisor(other, 2);
    connected.step(clock.nanoTime());
    other.accept();
    connected.step(clock.nanoTime());
    connected.close(clock.nanoTime());
    assertEquals(1, other.goodbyes());
    connected.step(clock.nanoTime());
    assertEquals(1, other.attempts(), "closed is closed");
  }
}
