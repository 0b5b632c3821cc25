package org.nemadrive.telemetry.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.dashboard.DashboardServer;
import org.nemadrive.telemetry.dashboard.DashboardSettings;
import org.nemadrive.telemetry.service.Telemetry;
import org.nemadrive.telemetry.simulated.SimulatedLoop;
import org.nemadrive.telemetry.simulated.SimulatedRobot;

/** A simulated robot, a real broker and the dashboard's server, all running. */
public final class Stage implements AutoCloseable {
  private final Mosquitto broker;
  private final SimulatedRobot robot;
  private final Telemetry telemetry;
  private final SimulatedLoop loop;
  private final DashboardServer server;

  private Stage(Path folder, SimulatedRobot shown, TelemetryConfigChange change, double tickHz)
      throws IOException {
    broker = Mosquitto.open(folder).start();
    robot = shown;
    TelemetryConfig config =
        TelemetryConfig.of("nema-1", broker.address()).withCommands(CommandSettings.usual());
    telemetry = Telemetry.start(change.apply(config), robot.info(), robot.drive());
    robot.connect(telemetry);
    robot.start();
    loop = new SimulatedLoop(robot, tickHz).start();
    server =
        DashboardServer.start(
            InetAddress.getLoopbackAddress(),
            0,
            DashboardSettings.relayed("nema-1", config.login()::openSocket));
  }

  /** Changes the configuration before the start. */
  public interface TelemetryConfigChange {
    /** The configuration to use. */
    TelemetryConfig apply(TelemetryConfig config);
  }

  /** Sets everything up. */
  public static Stage set(Path folder, double tickHz, TelemetryConfigChange change)
      throws IOException {
    return new Stage(folder, Worms.robot(), change, tickHz);
  }

  /** Sets everything up, with a trained worm. */
  public static Stage trained(Path folder, double tickHz, TelemetryConfigChange change)
      throws IOException {
    return new Stage(folder, Worms.trained(tickHz), change, tickHz);
  }

  /** The broker. */
  public Mosquitto broker() {
    return broker;
  }

  /** The robot. */
  public SimulatedRobot robot() {
    return robot;
  }

  /** Its telemetry. */
  public Telemetry telemetry() {
    return telemetry;
  }

  /** Where the dashboard is. */
  public String url() {
    return server.url();
  }

  @Override
  public void close() {
    loop.close();
    telemetry.close();
    server.close();
    broker.close();
  }
}
