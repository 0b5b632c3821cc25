package org.nemadrive.telemetry.service;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.nemadrive.telemetry.CommandHandler;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.TelemetryClock;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.MqttLink;
import org.nemadrive.telemetry.link.PahoLink;

/** Telemetry on the test's own thread, whose connection can be cut as a killed process cuts it. */
final class DyingTelemetry {
  private final AtomicReference<MqttLink> link = new AtomicReference<>();
  private final TelemetryClock clock = TelemetryClock.system();
  private final TelemetryEngine engine;

  DyingTelemetry(TelemetryConfig config, RobotInfo info, CommandHandler handler)
      throws IOException {
    engine =
        new TelemetryEngine(
            config,
            info,
            handler,
            clock,
            RandomGenerator.getDefault(),
            (settings, firstSight) -> {
              link.set(new PahoLink(settings, clock, firstSight));
              return link.get();
            });
  }

  void stepUntilReady() {
    long endNs = System.nanoTime() + 20_000_000_000L;
    while (!engine.isReady()) {
      if (System.nanoTime() > endNs) {
        throw new AssertionError("not ready: " + engine.link().fault());
      }
      engine.step(clock.nanoTime());
      LockSupport.parkNanos(1_000_000);
    }
  }

  void die() {
    link.get().abort();
  }

  String sessionId() {
    return engine.session().id();
  }
}
