package org.nemadrive.controller.telemetry;

import java.io.IOException;
import java.time.Duration;
import org.nemadrive.controller.deploy.Deployment;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.controller.weights.WeightsIdentity;
import org.nemadrive.telemetry.Mode;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.TelemetryPort;
import org.nemadrive.telemetry.collect.Collector;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.service.Telemetry;

/** One drive on the network: publishes it, and lets it be commanded. */
public final class RemoteLink implements AutoCloseable {
  /** How long a start waits for a retained estop; a broker that is away must not hold a robot. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final Telemetry telemetry;
  private final RobotCommands commands;

  private RemoteLink(Telemetry telemetry, RobotCommands commands) {
    this.telemetry = telemetry;
    this.commands = commands;
  }

  /**
   * Connects a drive that does not run yet.
   *
   * @param config where to publish and what to obey
   * @param settings what is driven
   * @param session the drive
   * @param clock the drive's clock
   * @param software name and version of this program
   * @param deployment takes weights from the network, or null
   * @throws IOException if the folder for events cannot be used
   */
  public static RemoteLink open(
      TelemetryConfig config,
      DriveSettings settings,
      DriveSession session,
      Clock clock,
      String software,
      Deployment deployment)
      throws IOException {
    RobotInfo info = RobotInfos.of(settings, software);
    PortHolder holder = new PortHolder();
    RobotCommands commands = new RobotCommands(session, clock, holder::mode);
    if (deployment != null) {
      deployment.connect(commands, new WeightsReports(() -> holder.port, info));
      commands.takeWeightsThrough(deployment);
      if (settings.identity().equals(WeightsIdentity.UNTRAINED)) {
        commands.refuseToArm("it has no trained weights yet; publish some to it");
      }
    }
    Telemetry telemetry = Telemetry.start(config, info, commands);
    holder.port = telemetry;
    session.listen(
        "telemetry",
        new TickTranslator(
            telemetry,
            commands,
            settings.profile().body(),
            settings.layout(),
            Collector.shapeOf(info)));
    return new RemoteLink(telemetry, commands);
  }

  /** Commands may arrive before there is a port to report the change of mode to. */
  private static final class PortHolder {
    private volatile TelemetryPort port = TelemetryPort.none();

    void mode(Mode mode, String cause) {
      port.mode(mode, cause);
    }
  }

  /**
   * Lets the robot drive, unless an estop holds; waits a moment for a retained one.
   *
   * @return what a person should know: empty if it drives, else why it does not
   */
  public String start() throws InterruptedException {
    telemetry.awaitReady(PATIENCE);
    return commands.start("start").reason();
  }

  /** Lets the robot go on, as a person at it asked; an estop from the network stays. */
  public String goOn() {
    return commands.start("released at the robot").reason();
  }

  /** Stops the robot, as a person at it asked. */
  public void stop() {
    commands.stop("stopped at the robot");
  }

  /** Says that the robot is offline and ends. */
  @Override
  public void close() {
    telemetry.close();
  }
}
