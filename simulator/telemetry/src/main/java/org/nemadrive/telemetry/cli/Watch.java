package org.nemadrive.telemetry.cli;

import java.io.PrintWriter;
import org.nemadrive.broker.EmbeddedBroker;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.dashboard.DashboardServer;

/**
 * What is open while something can be watched.
 *
 * @param config where to publish and what to obey
 * @param embedded the broker inside this program, or null
 * @param dashboard the server of the page, or null
 */
public record Watch(TelemetryConfig config, EmbeddedBroker embedded, DashboardServer dashboard)
    implements AutoCloseable {
  void describe(PrintWriter out) {
    if (embedded != null) {
      out.println(EmbeddedBroker.NOTICE);
      out.println("Broker: " + embedded.uri());
      out.println("Listen: " + embedded.listenCommand());
    }
    if (dashboard != null) {
      out.println("Dashboard: " + dashboard.url());
    }
    out.flush();
  }

  /** Closes both; also in a thread that is interrupted, in which neither would wait for its own. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    if (dashboard != null) {
      dashboard.close();
    }
    if (embedded != null) {
      embedded.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
