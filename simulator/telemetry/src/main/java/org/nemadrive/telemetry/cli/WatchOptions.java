package org.nemadrive.telemetry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import org.nemadrive.broker.BrokerLibraries;
import org.nemadrive.broker.EmbeddedBroker;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.dashboard.DashboardServer;
import org.nemadrive.telemetry.dashboard.DashboardSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a robot, a simulated worm or a training run can be watched: a mixin for any command. */
public final class WatchOptions {
  private static final int USUAL_PORT = 8080;

  @Mixin private BrokerOptions brokerOptions;

  @Option(
      names = "--dashboard",
      paramLabel = "PORT",
      description =
          "Serve the dashboard on this port of this machine, 0 for any free one (default:"
              + " ${DEFAULT-VALUE}).")
  private Integer dashboardPort;

  @Option(
      names = "--websocket",
      paramLabel = "URI",
      description =
          "Let the page speak to the broker's own WebSocket listener, such as wss://{host}:9883/,"
              + " with user and password. Without it the dashboard passes on what the page says.")
  private String webSocket;

  @Option(
      names = "--dashboard-url",
      paramLabel = "URL",
      description =
          "Where people find the dashboard behind a proxy, such as https://lab.example/worm/.")
  private String publishedUrl;

  private WatchOptions(BrokerOptions brokerOptions, Integer dashboardPort) {
    this.brokerOptions = brokerOptions;
    this.dashboardPort = dashboardPort;
  }

  /** Options of a command that can be watched if that is asked for; the usual name is this. */
  public static WatchOptions ifAsked(String robot) {
    return new WatchOptions(BrokerOptions.ifNamed(robot), null);
  }

  /** Options of a command that is there to be watched: with a broker inside and a dashboard. */
  public static WatchOptions always(String robot) {
    return new WatchOptions(BrokerOptions.orEmbedded(robot), USUAL_PORT);
  }

  /** Whether anything is to be published. */
  public boolean wanted() {
    return brokerOptions.wanted();
  }

  /**
   * Looks at the options without starting anything.
   *
   * @throws InvalidInputException if the options or the configuration cannot be used
   */
  public void check() {
    if (!wanted() && dashboardPort != null) {
      throw new InvalidInputException(
          "--dashboard shows what a broker has: name one with --broker or --telemetry, or try"
              + " --broker embedded");
    }
    if (dashboardPort != null && (dashboardPort < 0 || dashboardPort > 65_535)) {
      throw new InvalidInputException(
          "--dashboard is "
              + dashboardPort
              + ", allowed are ports from 1 to 65535, and 0 for any free one");
    }
    if (dashboardPort == null && (webSocket != null || publishedUrl != null)) {
      throw new InvalidInputException(
          "--websocket and --dashboard-url belong to a dashboard; ask for one with --dashboard"
              + " 8080");
    }
    try {
      new DashboardSettings("", null, webSocket, publishedUrl);
    } catch (IllegalArgumentException wrong) {
      throw new InvalidInputException(wrong.getMessage(), wrong);
    }
    if (wanted() && !brokerOptions.isEmbedded()) {
      brokerOptions.config();
    }
  }

  /**
   * Starts the embedded broker and the dashboard, if they are asked for, and says where they are.
   *
   * @throws InvalidInputException if the options or the configuration cannot be used
   * @throws IOException if a port is taken
   */
  public Watch open(PrintWriter out) throws IOException {
    if (!brokerOptions.isEmbedded()) {
      return open(brokerOptions.config(), null, out);
    }
    EmbeddedBroker embedded = startEmbedded();
    try {
      return open(brokerOptions.config(embedded.uri()), embedded, out);
    } catch (IOException | RuntimeException failed) {
      embedded.close();
      throw failed;
    }
  }

  private static EmbeddedBroker startEmbedded() throws IOException {
    if (!BrokerLibraries.areInstalled()) {
      throw new InvalidInputException(
          "this installation has no broker inside; install Mosquitto and pass"
              + " --broker mqtt://127.0.0.1:1883");
    }
    return EmbeddedBroker.start();
  }

  private Watch open(TelemetryConfig config, EmbeddedBroker embedded, PrintWriter out)
      throws IOException {
    DashboardServer dashboard =
        dashboardPort == null
            ? null
            : DashboardServer.start(
                InetAddress.getLoopbackAddress(),
                dashboardPort,
                new DashboardSettings(
                    config.robot(), config.login()::openSocket, webSocket, publishedUrl));
    Watch watch = new Watch(config, embedded, dashboard);
    watch.describe(out);
    return watch;
  }
}
