package org.nemadrive.telemetry.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.telemetry.TelemetryClock;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.link.BrokerLogin;
import org.nemadrive.telemetry.link.LinkEvent;
import org.nemadrive.telemetry.link.LinkFault;
import org.nemadrive.telemetry.link.LinkSettings;
import org.nemadrive.telemetry.link.PahoLink;
import org.nemadrive.telemetry.message.InboundMessage;
import org.nemadrive.telemetry.message.OutboundMessage;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.outbox.LaneCount;
import org.nemadrive.telemetry.service.TelemetryEngine;
import org.nemadrive.telemetry.simulated.SimulatedRobot;
import org.nemadrive.telemetry.simulated.SimulatedWorm;

/**
 * Many robots in this process, stepped by one thread, and one subscriber that counts what arrives.
 * Latency is from the moment a message was built to the moment the subscriber's client has it, on
 * one clock.
 */
final class LoadRun {
  private static final long STEP_NS = 2_000_000L;
  private static final long PATIENCE_NS = 60_000_000_000L;
  private static final int MAX_LATENCIES = 2_000_000;
  private static final String MARK = "\"ts_us\":";

  private record Member(SimulatedRobot robot, TelemetryEngine engine, long phaseNs) {}

  private final BrokerAddress broker;
  private final int robots;
  private final double hz;
  private final int seconds;
  private final TelemetryClock clock = TelemetryClock.system();
  private final Map<String, long[]> received = new HashMap<>();
  private final int[] latenciesUs = new int[MAX_LATENCIES];
  private final long startUs = clock.epochMicros();
  private int latencies;
  private long bytes;
  private boolean counting;

  LoadRun(BrokerAddress broker, int robots, double hz, int seconds) {
    this.broker = broker;
    this.robots = robots;
    this.hz = hz;
    this.seconds = seconds;
  }

  /** Runs for the time asked for and says what came of it. */
  String measure() throws IOException, InterruptedException {
    var subscriber = new PahoLink(subscriberSettings(), clock, this::count);
    subscriber.connect();
    awaitSubscribed(subscriber);
    Thread drain = Thread.ofPlatform().daemon().start(() -> drain(subscriber));
    List<Member> members = members();
    connectAll(members);
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpuBefore = system.getProcessCpuTime();
    setCounting(true);
    run(members, seconds * 1_000_000_000L);
    setCounting(false);
    long cpuNs = system.getProcessCpuTime() - cpuBefore;
    Map<String, LaneCount> after = sent(members);
    run(members, 0);
    drain.interrupt();
    members.forEach(member -> member.engine.close());
    subscriber.close();
    return report(after, cpuNs);
  }

  private void awaitSubscribed(PahoLink subscriber) {
    long endNs = clock.nanoTime() + PATIENCE_NS;
    while (true) {
      switch (subscriber.poll()) {
        case LinkEvent.Subscribed subscribed -> {
          return;
        }
        case LinkEvent.Lost(LinkFault fault) -> throw new IllegalStateException(fault.advice());
        case null, default -> LockSupport.parkNanos(STEP_NS);
      }
      if (clock.nanoTime() > endNs) {
        throw new IllegalStateException(broker + " did not answer within a minute");
      }
    }
  }

  /** Throws away what is queued for a telemetry thread: messages were counted at first sight. */
  private static void drain(PahoLink subscriber) {
    while (!Thread.currentThread().isInterrupted()) {
      while (subscriber.poll() != null) {
        // Thrown away.
      }
      LockSupport.parkNanos(STEP_NS);
    }
  }

  private LinkSettings subscriberSettings() {
    var will = OutboundMessage.event("nemadrive-load/will", new byte[] {'{', '}'});
    return new LinkSettings(
        BrokerLogin.of(broker), "nemadrive-load", will, List.of("nemadrive/1/+/telemetry/#"));
  }

  private List<Member> members() throws IOException {
    Connectome connectome = Connectome.celegans();
    ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);
    var layout = ForagingTask.parse("pentagon", settings.world(), 1).layouts().getFirst();
    var members = new ArrayList<Member>();
    for (int number = 0; number < robots; number++) {
      var worm = new SimulatedWorm(connectome, connectome.biologicalWeights(), settings, layout);
      var robot = new SimulatedRobot(worm, "sim", "Nemadrive load test", "untrained", "", hz);
      var config =
          TelemetryConfig.of("load-" + number, broker).withRatesHz(Map.of(Stream.TICK, hz));
      var engine =
          new TelemetryEngine(
              config,
              robot.info(),
              robot.drive(),
              clock,
              RandomGenerator.getDefault(),
              (linkSettings, firstSight) -> new PahoLink(linkSettings, clock, firstSight));
      robot.connect(engine);
      robot.start();
      members.add(new Member(robot, engine, Math.round(number * 1e9 / hz / robots)));
    }
    return members;
  }

  private void connectAll(List<Member> members) {
    long endNs = clock.nanoTime() + PATIENCE_NS;
    while (!members.stream().allMatch(member -> member.engine.isReady())) {
      if (clock.nanoTime() > endNs) {
        long ready = members.stream().filter(member -> member.engine.isReady()).count();
        throw new IllegalStateException(
            "only " + ready + " of " + robots + " robots reached " + broker + " within a minute");
      }
      long nowNs = clock.nanoTime();
      members.forEach(member -> member.engine.step(nowNs));
      LockSupport.parkNanos(STEP_NS);
    }
  }

  /** Ticks and steps every robot at its rate, phases spread evenly. */
  private void run(List<Member> members, long durationNs) {
    long startNs = clock.nanoTime();
    long periodNs = Math.round(1e9 / hz);
    long[] ticks = new long[members.size()];
    for (long nowNs = startNs; nowNs - startNs < durationNs; nowNs = clock.nanoTime()) {
      for (int index = 0; index < ticks.length; index++) {
        Member member = members.get(index);
        if (nowNs >= startNs + member.phaseNs + ticks[index] * periodNs) {
          ticks[index]++;
          member.robot.tick(nowNs, 0, 0, 0);
        }
        member.engine.step(clock.nanoTime());
        member.engine.commands().step(nowNs);
      }
      LockSupport.parkNanos(STEP_NS);
    }
    long endNs = clock.nanoTime() + 2_000_000_000L;
    while (clock.nanoTime() < endNs) {
      members.forEach(member -> member.engine.link().step(clock.nanoTime()));
      LockSupport.parkNanos(STEP_NS);
    }
  }

  private static Map<String, LaneCount> sent(List<Member> members) {
    var sums = new HashMap<String, LaneCount>();
    for (Member member : members) {
      member
          .engine
          .counts()
          .forEach(
              (lane, count) ->
                  sums.merge(
                      lane,
                      count,
                      (a, b) ->
                          new LaneCount(
                              a.offered() + b.offered(),
                              a.sent() + b.sent(),
                              a.dropped() + b.dropped(),
                              a.queued() + b.queued())));
    }
    return sums;
  }

  private synchronized void setCounting(boolean on) {
    counting = on;
  }

  private synchronized void count(InboundMessage message) {
    String text = new String(message.payload(), StandardCharsets.US_ASCII);
    int at = text.indexOf(MARK) + MARK.length();
    long sentUs = Long.parseLong(text, at, text.indexOf(',', at), 10);
    if (sentUs < startUs) {
      return; // retained by the broker from an earlier run
    }
    String lane = message.topic().substring(message.topic().lastIndexOf('/') + 1);
    received.computeIfAbsent(lane, any -> new long[1])[0]++;
    if (!counting) {
      return;
    }
    bytes += message.payload().length;
    if (latencies < MAX_LATENCIES) {
      latenciesUs[latencies++] = (int) (clock.epochMicros() - sentUs);
    }
  }

  private synchronized String report(Map<String, LaneCount> after, long cpuNs) {
    Arrays.sort(latenciesUs, 0, latencies);
    long sent = 0;
    long dropped = 0;
    long arrived = 0;
    var text = new StringBuilder();
    for (Stream stream : Stream.values()) {
      LaneCount all = after.get(stream.word());
      long mine = received.getOrDefault(stream.word(), new long[1])[0];
      sent += all.sent();
      dropped += all.dropped();
      arrived += mine;
      text.append(
          String.format(
              Locale.ROOT,
              "  %-8s sent %8d  arrived %8d  dropped by robots %6d%n",
              stream.word(),
              all.sent(),
              mine,
              all.dropped()));
    }
    return String.format(
        Locale.ROOT,
        "%d robots at %.0f Hz for %d s on %s%n%s"
            + "messages per second: %.0f (%.2f MB/s)%n"
            + "lost between robots and subscriber: %d of %d%n"
            + "end-to-end latency: median %.2f ms, p99 %.2f ms, max %.2f ms%n"
            + "CPU of the robots' process, subscriber included: %.2f %% of one core per robot%n",
        robots,
        hz,
        seconds,
        broker,
        text,
        latencies / (double) seconds,
        bytes / 1e6 / seconds,
        sent - arrived,
        sent,
        percentileMs(0.5),
        percentileMs(0.99),
        percentileMs(1),
        100.0 * cpuNs / 1e9 / seconds / robots);
  }

  private double percentileMs(double fraction) {
    return latencies == 0
        ? Double.NaN
        : latenciesUs[Math.max(0, (int) Math.ceil(fraction * latencies) - 1)] / 1_000.0;
  }
}
