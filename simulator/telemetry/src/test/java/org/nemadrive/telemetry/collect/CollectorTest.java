package org.nemadrive.telemetry.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.tick.TickRing;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodPoint;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.telemetry.Arena;
import org.nemadrive.telemetry.NeuronOrder;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.message.Bodies;
import org.nemadrive.telemetry.message.MessageWriter;
import org.nemadrive.telemetry.message.Session;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.outbox.EventStore;
import org.nemadrive.telemetry.outbox.MemoryEventJournal;
import org.nemadrive.telemetry.outbox.Outbox;
import org.nemadrive.telemetry.testing.ScriptedLink;
import org.nemadrive.telemetry.testing.SteppedClock;

class CollectorTest {
  private static final RobotInfo INFO =
      RobotInfo.of("sim", "test", 100)
          .withNeurons(
              new NeuronOrder(
                  List.of("ADAL", "ADFL", "VA1", "X", "Y", "Z", "U", "V", "W"), "ismuuuuuu"))
          .withArena(new Arena(1600, 1200, "test", 20, Collections.nCopies(70, List.of(1.0, 2.0))));

  private final SteppedClock clock = new SteppedClock();
  private final ScriptedLink link = new ScriptedLink();
  private final TickRing ring = Collector.ringFor(INFO, 64);
  private final TickSample sample = ring.newSample();
  private final Outbox outbox = new Outbox(new EventStore(new MemoryEventJournal(), 100, 100_000));
  private Collector collector;

  @BeforeEach
  void start() {
    link.connect();
    link.accept();
    collector =
        new Collector(
            new Topics("nema-1"),
            new MessageWriter(Session.start(clock)),
            outbox,
            ring,
            INFO,
            Map.of(Stream.TICK, 10.0, Stream.POSE, 10.0, Stream.NEURONS, 5.0, Stream.HEALTH, 1.0),
            new NoHealth(),
            clock.nanoTime());
  }

  /** One tick of a loop at 100 Hz. */
  private void tick() {
    sample.tick++;
    ring.write(sample);
    clock.advanceMs(10);
    collector.step(clock.nanoTime());
    outbox.pump(link, clock.nanoTime());
    link.published().forEach(published -> delivered(published));
  }

  private void delivered(ScriptedLink.Published published) {
    while (link.poll() != null) {
      outbox.delivered(published.token(), true, clock.nanoTime());
    }
  }

  private List<JsonNode> sent(String topicEnd) throws Exception {
    var found = new ArrayList<JsonNode>();
    for (var published : link.published()) {
      if (published.message().topic().endsWith(topicEnd)) {
        found.add(new ObjectMapper().readTree(published.message().payload()));
      }
    }
    return found;
  }

  @Test
  void aLoopAt100HzMakesTenTickMessagesASecondThatAccountForEveryTick() throws Exception {
    for (int tick = 0; tick < 300; tick++) {
      tick();
    }
    List<JsonNode> ticks = sent("/tick");
    assertEquals(30, ticks.size(), 1);
    long last = ticks.getLast().path("tick").asLong();
    int counted = ticks.stream().mapToInt(message -> message.path("ticks").asInt()).sum();
    assertEquals(last, counted, "the ticks since each message before add up");
  }

  @Test
  void theFiredSetsHoldEveryTickInOrderWithTheLowestBitFirst() throws Exception {
    for (int tick = 0; tick < 60; tick++) {
      sample.fired[0] = (tick + 1) & 0x1ff;
      tick();
    }
    long next = 1;
    for (JsonNode message : sent("/neurons")) {
      assertEquals(next, message.path("first_tick").asLong());
      assertEquals(9, message.path("neurons").asInt());
      assertEquals(0, message.path("skipped").asInt());
      for (JsonNode set : message.path("fired_bits")) {
        byte[] bytes = Base64.getDecoder().decode(set.asText());
        assertEquals(2, bytes.length, "nine bits take two bytes");
        assertEquals(next & 0x1ff, (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8);
        next++;
      }
    }
    assertTrue(next > 40, "only " + next + " sets were sent");
  }

  @Test
  void touchAndFoodBecomeEventsOnceEach() throws Exception {
    tick();
    sample.touch = true;
    tick();
    tick();
    sample.touch = false;
    sample.foodEaten = 2;
    sample.xWu = 812.34;
    tick();
    tick();
    assertEquals(1, sent("/touch").size());
    assertEquals(1, sent("/touch-released").size());
    JsonNode food = sent("/food").getFirst();
    assertEquals(2, food.path("items").asInt());
    assertEquals(812.3, food.path("x_wu").asDouble());
    List<Long> numbers = new ArrayList<>();
    link.published().stream()
        .filter(published -> published.message().topic().contains("/event/"))
        .forEach(published -> numbers.add(published.token()));
    assertEquals(List.of(1L, 2L, 3L), numbers);
  }

  @Test
  void foodEatenInATickThatTheRingLostIsInTheNextPose() throws Exception {
    List<FoodPoint> food = new ArrayList<>();
    for (int item = 0; item < 70; item++) {
      food.add(new FoodPoint(22.0 * item, 100));
    }
    World world = new World(WorldParameters.DEFAULT);
    world.reset(new FoodLayout("test", food), new Pose(800, 900, 0));
    sample.takeWorld(world);
    tick();
    // Three items are eaten, each in a tick of which 64 newer ones leave nothing in the ring.
    for (int item : new int[] {0, 63, 69}) {
      world.moveTo(22.0 * item, 100, 0);
      sample.takeWorld(world);
      sample.tick++;
      ring.write(sample);
    }
    world.moveTo(800, 900, 0);
    for (int newer = 0; newer < 64; newer++) {
      sample.takeWorld(world);
      sample.tick++;
      ring.write(sample);
    }
    clock.advanceMs(200);
    tick();
    JsonNode pose = sent("/pose").getLast();
    byte[] bits = Base64.getDecoder().decode(pose.path("eaten_bits").asText());
    assertEquals(9, bits.length, "seventy items take nine bytes");
    assertEquals("{0, 63, 69}", BitSet.valueOf(bits).toString());
    assertEquals(3, pose.path("food_eaten").asInt());
    assertEquals(4, outbox.counts().get("ring").dropped(), "of 68 samples the ring kept 64");
  }

  @Test
  void healthHasExactPercentilesOfTheNewestThousandTicks() throws Exception {
    for (int tick = 1; tick <= 1_500; tick++) {
      sample.latenessNs = tick * 1_000L;
      tick();
    }
    JsonNode lateness = sent("/health").getLast().path("lateness");
    JsonNode health = sent("/health").getLast();
    long newest = health.path("tick").asLong();
    assertEquals(1_000, health.path("window_ticks").asInt());
    assertEquals(newest, lateness.path("max_us").asLong());
    assertEquals(newest - 10, lateness.path("p99_us").asLong());
    assertEquals(newest - 500, lateness.path("p50_us").asLong());
  }

  @Test
  void aFasterRateTakesEffectAndAPauseIsNotMadeUpFor() throws Exception {
    collector.rate(Stream.TICK, 50, clock.nanoTime());
    for (int tick = 0; tick < 100; tick++) {
      tick();
    }
    assertEquals(50, sent("/tick").size(), 1);
    int before = sent("/tick").size();
    clock.advanceMs(10_000);
    tick();
    tick();
    assertFalse(sent("/tick").size() > before + 2, "a burst after a pause");
  }

  /** Health of nothing else. */
  private static final class NoHealth implements Collector.HealthParts {
    @Override
    public Bodies.Link link(long nowNs) {
      return null;
    }

    @Override
    public Bodies.Commands commands() {
      return null;
    }

    @Override
    public Bodies.Machine machine() {
      return null;
    }
  }
}
