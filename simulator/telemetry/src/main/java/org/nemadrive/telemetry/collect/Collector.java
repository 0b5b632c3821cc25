package org.nemadrive.telemetry.collect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nemadrive.simulator.mode.DriveState;
import org.nemadrive.simulator.tick.TickRing;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.telemetry.EventKind;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.message.Bodies;
import org.nemadrive.telemetry.message.MessageWriter;
import org.nemadrive.telemetry.message.OutboundMessage;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.outbox.Outbox;

/**
 * Reads the ring, builds the messages of the streams when they are due, and turns edges into
 * events. Belongs to the telemetry thread.
 */
public final class Collector {
  /** Neuron sets in one message at most; further ticks are counted as skipped. */
  static final int MAX_SETS = 100;

  private final Topics topics;
  private final MessageWriter writer;
  private final Outbox outbox;
  private final TickRing.Reader ring;
  private final TickSample sample;
  private final int neurons;
  private final int foodItems;
  private final String poseSource;
  private final HealthParts healthParts;
  private final DurationWindow lateness = new DurationWindow();
  private final DurationWindow duration = new DurationWindow();
  private final EdgeEvents edges = new EdgeEvents(this::event);
  private final Map<Stream, Due> due = new EnumMap<>(Stream.class);
  private final List<String> fired = new ArrayList<>();
  private long firstFiredTick;
  private int skipped;
  private int ticksSinceSent;
  private long lostCounted;
  private boolean seen;

  /** What other parts add to {@code telemetry/health}. */
  public interface HealthParts {
    /** The link. */
    Bodies.Link link(long nowNs);

    /** The commands. */
    Bodies.Commands commands();

    /** The machine. */
    Bodies.Machine machine();
  }

  /**
   * Makes a collector.
   *
   * @param ring where samples come from, of the shape that {@code info} describes
   * @param info tells how many neurons and food items a sample has
   */
  public Collector(
      Topics topics,
      MessageWriter writer,
      Outbox outbox,
      TickRing ring,
      RobotInfo info,
      Map<Stream, Double> ratesHz,
      HealthParts healthParts,
      long nowNs) {
    this.topics = topics;
    this.writer = writer;
    this.outbox = outbox;
    this.ring = ring.reader();
    this.healthParts = healthParts;
    neurons = info.neurons() == null ? 1 : info.neurons().size();
    foodItems = info.arena() == null ? 0 : info.arena().foodWu().size();
    poseSource = info.kind().equals("robot") ? "odometry" : "simulation";
    sample = ring.newSample();
    ratesHz.forEach((stream, hz) -> due.put(stream, new Due(hz, nowNs)));
  }

  /** An empty ring for ticks of the shape that this info describes. */
  public static TickRing ringFor(RobotInfo info, int capacity) {
    return new TickRing(
        capacity,
        info.neurons() == null ? 1 : info.neurons().size(),
        info.arena() == null ? 0 : info.arena().foodWu().size());
  }

  /** Changes the rate of a stream. */
  public void rate(Stream stream, double hz, long nowNs) {
    due.get(stream).setHz(hz, nowNs);
  }

  /** Does what is due. */
  public void step(long nowNs) {
    while (ring.read(sample)) {
      see();
    }
    if (ring.lost() > lostCounted) {
      long lost = ring.lost() - lostCounted;
      lostCounted = ring.lost();
      skipped += (int) lost;
      outbox.countDropped("ring", lost);
    }
    boolean health = due.get(Stream.HEALTH).take(nowNs);
    if (seen) {
      if (due.get(Stream.TICK).take(nowNs) && ticksSinceSent > 0) {
        send(Stream.TICK, tick(), nowNs);
        ticksSinceSent = 0;
      }
      if (due.get(Stream.POSE).take(nowNs) && !Double.isNaN(sample.xWu)) {
        send(Stream.POSE, pose(), nowNs);
      }
      if (due.get(Stream.NEURONS).take(nowNs) && !fired.isEmpty()) {
        var sets = List.copyOf(fired);
        send(Stream.NEURONS, new Bodies.Neurons(firstFiredTick, neurons, skipped, sets), nowNs);
        fired.clear();
        skipped = 0;
      }
    }
    if (health) {
      String topic = topics.stream(Stream.HEALTH);
      byte[] json = writer.write(topic, health(nowNs));
      outbox.offerStream(Stream.HEALTH.word(), OutboundMessage.retainedStream(topic, json), nowNs);
    }
  }

  private void see() {
    seen = true;
    ticksSinceSent++;
    lateness.add(sample.latenessNs);
    duration.add(sample.durationNs);
    edges.see(sample);
    if (fired.size() == MAX_SETS) {
      fired.removeFirst();
      firstFiredTick++;
      skipped++;
    }
    if (fired.isEmpty()) {
      firstFiredTick = sample.tick;
    }
    fired.add(BitText.of(sample.fired, neurons));
  }

  private void send(Stream stream, Object body, long nowNs) {
    String topic = topics.stream(stream);
    byte[] json = writer.write(topic, body);
    outbox.offerStream(stream.word(), OutboundMessage.stream(topic, json), nowNs);
  }

  private Bodies.Tick tick() {
    return new Bodies.Tick(
        sample.tick,
        ticksSinceSent,
        Rounded.to(sample.leftDrive, 10_000),
        Rounded.to(sample.rightDrive, 10_000),
        Rounded.to(sample.leftMuscle, 100),
        Rounded.to(sample.rightMuscle, 100),
        sample.spikeCount,
        Double.isNaN(sample.rangeMm) ? null : (int) Math.round(sample.rangeMm),
        sample.touch,
        sample.foodSensed,
        microseconds(sample.latenessNs),
        microseconds(sample.durationNs));
  }

  private Bodies.Pose pose() {
    return new Bodies.Pose(
        Rounded.to(sample.xWu, 100),
        Rounded.to(sample.yWu, 100),
        Rounded.to(sample.headingRad, 10_000),
        poseSource,
        sample.foodEaten,
        BitText.of(sample.eaten, foodItems));
  }

  private Bodies.Health health(long nowNs) {
    return new Bodies.Health(
        sample.tick,
        lateness.size(),
        lateness.percentiles(),
        duration.percentiles(),
        sample.missedPeriods,
        sample.saturatedTicks,
        sample.batteryMv == 0 ? null : sample.batteryMv,
        healthParts.machine(),
        healthParts.link(nowNs),
        healthParts.commands());
  }

  private static int microseconds(long ns) {
    return (int) Math.min(Integer.MAX_VALUE, ns / 1_000);
  }

  /** Stores an event with its number. */
  public void event(EventKind kind, Map<String, ?> fields) {
    String topic = topics.event(kind);
    var body = new TreeMap<String, Object>(fields);
    body.put("number", outbox.events().nextNumber());
    body.put("store", outbox.events().storeId());
    body.put("kind", kind.word());
    outbox.events().add(topic, writer.write(topic, body), writer.session().clock().nanoTime());
  }

  /** Publishes connection and mode. */
  public void state(String state, DriveState drive, String cause) {
    var body = new Bodies.State(state, drive.mode().word(), cause, drive.holder());
    outbox.offerRetained(
        OutboundMessage.retained(topics.state(), writer.write(topics.state(), body)));
  }
}
