package org.nemadrive.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import org.nemadrive.broker.EmbeddedBroker;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.config.InvalidConfigException;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.config.TelemetryConfigFile;
import org.nemadrive.telemetry.dashboard.DashboardServer;
import org.nemadrive.telemetry.link.BrokerAddress;
import picocli.CommandLine.Option;

/** Where a drive can be watched and commanded. */
final class WatchOptions {
  private static final String EMBEDDED = "embedded";

  @Option(
      names = "--telemetry",
      paramLabel = "FILE",
      description = "Publish over MQTT as this configuration says.")
  private Path configuration;

  @Option(
      names = "--broker",
      paramLabel = "URI|" + EMBEDDED,
      description =
          "Publish to this broker, for instance mqtt://127.0.0.1:1883, or to one inside this"
              + " program, for a quick look.")
  private String broker;

  @Option(
      names = "--robot",
      paramLabel = "NAME",
      defaultValue = "robot-1",
      description = "Name in the topics with --broker (default: ${DEFAULT-VALUE}).")
  private String robot;

  @Option(
      names = "--dashboard",
      paramLabel = "PORT",
      description = "Serve the dashboard on this port of this machine.")
  private Integer dashboardPort;

  @Option(
      names = "--websocket",
      paramLabel = "URI",
      defaultValue = "ws://{host}:9001/",
      description = "The broker as browsers reach it (default: ${DEFAULT-VALUE}).")
  private String webSocket;

  /** What is open while a drive is watched. */
  record Watch(TelemetryConfig config, EmbeddedBroker embedded, DashboardServer dashboard)
      implements AutoCloseable {
    @Override
    public void close() {
      if (dashboard != null) {
        dashboard.close();
      }
      if (embedded != null) {
        embedded.close();
      }
    }
  }

  /** Whether anything is to be published. */
  boolean wanted() {
    return configuration != null || broker != null;
  }

  /**
   * Starts the embedded broker and the dashboard, if they are asked for.
   *
   * @throws InvalidInputException if the options or the configuration cannot be used
   */
  Watch open(PrintWriter out) throws IOException {
    if (configuration != null && broker != null) {
      throw new InvalidInputException(
          "--telemetry and --broker exclude each other; the configuration names its broker");
    }
    EmbeddedBroker embedded = EMBEDDED.equals(broker) ? startEmbedded() : null;
    if (embedded != null) {
      out.println(EmbeddedBroker.NOTICE);
      out.println("Broker: " + embedded.uri());
    }
    TelemetryConfig config = config(embedded);
    DashboardServer dashboard = null;
    if (dashboardPort != null) {
      dashboard =
          DashboardServer.start(
              InetAddress.getLoopbackAddress(),
              dashboardPort,
              embedded == null ? webSocket : embedded.webSocketUri(),
              config.robot());
      out.println("Dashboard: " + dashboard.url());
    }
    out.flush();
    return new Watch(config, embedded, dashboard);
  }

  /** The package for robots leaves the broker's libraries out. */
  private static EmbeddedBroker startEmbedded() throws IOException {
    try {
      return EmbeddedBroker.start();
    } catch (NoClassDefFoundError e) {
      throw new InvalidInputException(
          "this installation has no broker inside; install Mosquitto and pass"
              + " --broker mqtt://127.0.0.1:1883",
          e);
    }
  }

  private TelemetryConfig config(EmbeddedBroker embedded) {
    try {
      return configuration != null
          ? TelemetryConfigFile.read(configuration)
          : TelemetryConfig.of(
                  robot, BrokerAddress.parse(embedded == null ? broker : embedded.uri()))
              .withCommands(new CommandSettings(true, 500, 0));
    } catch (InvalidConfigException | IllegalArgumentException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
  }
}
