package org.nemadrive.telemetry.testing;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.nemadrive.telemetry.EventKind;
import org.nemadrive.telemetry.TelemetryClock;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.MqttLink;
import org.nemadrive.telemetry.link.PahoLink;
import org.nemadrive.telemetry.service.TelemetryEngine;
import org.nemadrive.telemetry.simulated.SimulatedRobot;

/**
 * A simulated robot and its telemetry on the test's own thread, over the real Paho client, so that
 * a test sees every count at every moment.
 */
public final class Rig implements AutoCloseable {
  private static final long PATIENCE_NS = 180_000_000_000L;
  private static final long TICK_NS = 10_000_000L;

  private final SkippingClock clock = new SkippingClock();
  private final SimulatedRobot robot = Worms.robot();
  private final TelemetryEngine engine;
  private MqttLink link;
  private String clientId;
  private long nextTickNs = clock.nanoTime();

  /** Makes a rig; nothing happens before it is stepped. */
  public Rig(TelemetryConfig config) throws IOException {
    engine =
        new TelemetryEngine(
            config,
            robot.info(),
            robot.drive(),
            clock,
            RandomGenerator.getDefault(),
            (settings, firstSight) -> {
              clientId = settings.clientId();
              link = new PahoLink(settings, clock, firstSight);
              return link;
            });
    robot.connect(engine);
  }

  /** The telemetry. */
  public TelemetryEngine engine() {
    return engine;
  }

  /** What names the robot to its broker; who knows it can take its place. */
  public String clientId() {
    return clientId;
  }

  /** Lets time pass at once, for the robot and its telemetry, not for the network. */
  public void skipMs(long ms) {
    clock.skippedNs += ms * 1_000_000;
  }

  /** The robot. */
  public SimulatedRobot robot() {
    return robot;
  }

  /** One step; the robot ticks at 100 Hz. */
  public void step() {
    long nowNs = clock.nanoTime();
    if (nowNs >= nextTickNs) {
      nextTickNs = nowNs + TICK_NS;
      robot.tick(nowNs, 0, 0, 0);
    }
    engine.step(nowNs);
    engine.commands().step(nowNs);
    LockSupport.parkNanos(500_000);
  }

  /** Steps until something is so. */
  public void stepUntil(String what, BooleanSupplier condition) {
    long endNs = System.nanoTime() + PATIENCE_NS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > endNs) {
        throw new AssertionError("did not happen: " + what + "; fault: " + engine.link().fault());
      }
      step();
    }
  }

  /** Steps until the broker was heard of. */
  public Rig stepUntilReady() {
    stepUntil("connected", () -> engine.link().isEchoed());
    return this;
  }

  /** Steps for a while. */
  public void stepForMs(long ms) {
    long endNs = System.nanoTime() + ms * 1_000_000;
    while (System.nanoTime() < endNs) {
      step();
    }
  }

  /** Makes events. */
  public void events(int count) {
    for (int i = 0; i < count; i++) {
      engine.event(EventKind.FAILSAFE, Map.of("cause", "event " + i));
    }
    step();
  }

  /** Cuts the connection as the death of the process would. */
  public void die() {
    link.abort();
  }

  @Override
  public void close() {
    engine.close();
  }

  /** The machine's clocks; the monotonic one can be put forward. */
  private static final class SkippingClock implements TelemetryClock {
    private final TelemetryClock system = TelemetryClock.system();
    private volatile long skippedNs;

    @Override
    public long nanoTime() {
      return system.nanoTime() + skippedNs;
    }

    @Override
    public long epochMicros() {
      return system.epochMicros();
    }
  }
}
