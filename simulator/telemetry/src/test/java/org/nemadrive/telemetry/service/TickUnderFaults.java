package org.nemadrive.telemetry.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.tick.TickRing;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.simulated.SimulatedRobot;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.Proxy;
import org.nemadrive.telemetry.testing.Worms;
import org.nemadrive.testing.OpensBroker;

/**
 * Measures a loop at 100 Hz while its broker is well, absent, frozen, slow or killed: how late
 * ticks begin, and how long handing a tick over takes. Run only when named: {@code mvn verify -pl
 * simulator/telemetry -Dtest=TickUnderFaults}.
 */
@OpensBroker
class TickUnderFaults {
  private static final long PERIOD_NS = 10_000_000L;
  private static final int SECONDS = 10;

  @TempDir Path folder;

  @Test
  void theLoopIsMeasuredUnderEveryFaultOfTheBroker() throws Exception {
    loop("warm-up", Worms.robot().drive().ring(), () -> {});
    loop("no telemetry", Worms.robot().drive().ring(), () -> {});
    absent();
    withBroker("broker well", broker -> {});
    withBroker("broker frozen", Mosquitto::freeze);
    withBroker(
        "broker killed and started",
        broker -> {
          broker.kill();
          broker.start();
        });
    slow();
  }

  private interface Fault {
    void strike(Mosquitto broker);
  }

  private void absent() throws Exception {
    var address = BrokerAddress.parse("mqtt://127.0.0.1:" + Mosquitto.freePort());
    SimulatedRobot robot = Worms.robot();
    try (var telemetry =
        Telemetry.start(TelemetryConfig.of("t", address), robot.info(), robot.drive())) {
      robot.connect(telemetry);
      loop("broker absent", robot.drive().ring(), () -> {});
    }
  }

  private void withBroker(String name, Fault fault) throws Exception {
    SimulatedRobot robot = Worms.robot();
    try (var broker = Mosquitto.open(folder).start();
        var telemetry =
            Telemetry.start(
                TelemetryConfig.of("t", broker.address()), robot.info(), robot.drive())) {
      robot.connect(telemetry);
      loop(name, robot.drive().ring(), () -> fault.strike(broker));
    }
  }

  private void slow() throws Exception {
    SimulatedRobot robot = Worms.robot();
    try (var broker = Mosquitto.open(folder).start();
        var proxy = Proxy.to(broker.port());
        var telemetry =
            Telemetry.start(
                TelemetryConfig.of("t", proxy.address()), robot.info(), robot.drive())) {
      robot.connect(telemetry);
      loop("network of 2 kB/s", robot.drive().ring(), () -> proxy.limit(2_000));
    }
  }

  private void loop(String name, TickRing ring, Runnable fault) {
    TickSample sample = ring.newSample();
    int ticks = SECONDS * 100;
    long[] lateNs = new long[ticks];
    long[] handingNs = new long[ticks];
    Thread striker = null;
    long deadlineNs = System.nanoTime();
    for (int tick = 0; tick < ticks; tick++) {
      if (tick == ticks / 4) {
        striker = Thread.ofPlatform().daemon().start(fault);
      }
      deadlineNs += PERIOD_NS;
      for (long left = deadlineNs - System.nanoTime();
          left > 0;
          left = deadlineNs - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      sample.tick++;
      long beganNs = System.nanoTime();
      ring.write(sample);
      handingNs[tick] = System.nanoTime() - beganNs;
      lateNs[tick] = beganNs - deadlineNs;
      deadlineNs = Math.max(deadlineNs, beganNs - PERIOD_NS);
    }
    System.out.printf(
        Locale.ROOT,
        "%-26s late p50 %7.1f us, p99 %8.1f us; handing over p50 %5.2f us, p99 %6.2f us, max %8.2f"
            + " us%n",
        name,
        rank(lateNs, 0.5),
        rank(lateNs, 0.99),
        rank(handingNs, 0.5),
        rank(handingNs, 0.99),
        rank(handingNs, 1));
    join(striker);
    assertEquals(ticks, sample.tick, "every tick was handed over");
  }

  private static void join(Thread thread) {
    try {
      thread.join(5_000);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private static double rank(long[] values, double fraction) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(fraction * sorted.length) - 1)] / 1e3;
  }
}
