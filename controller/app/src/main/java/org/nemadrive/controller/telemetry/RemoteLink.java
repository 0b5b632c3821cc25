package org.nemadrive.controller.telemetry;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.nemadrive.controller.deploy.Deployment;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.weights.WeightsIdentity;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.TelemetryPort;
import org.nemadrive.telemetry.WatchedDrive;
import org.nemadrive.telemetry.WeightsInlet;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.service.Telemetry;

/** One drive on the network: publishes it, and lets it be commanded. */
public final class RemoteLink implements AutoCloseable {
  /** How long a start waits for a retained estop. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final Telemetry telemetry;

  private RemoteLink(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  /**
   * Connects a drive that does not run yet.
   *
   * @param config where to publish and what to obey
   * @param settings what is driven
   * @param session the drive
   * @param software name and version of this program
   * @param deployment takes weights from the network, or null
   * @throws IOException if the folder for events cannot be used
   */
  public static RemoteLink open(
      TelemetryConfig config,
      DriveSettings settings,
      DriveSession session,
      String software,
      Deployment deployment)
      throws IOException {
    RobotInfo info = RobotInfos.of(settings, session.identity(), software);
    AtomicReference<TelemetryPort> port = new AtomicReference<>(TelemetryPort.none());
    WeightsInlet weights =
        WeightsInlet.closed(
            "this controller was started with a weights file; one that drives from its store takes"
                + " offers");
    if (deployment != null) {
      deployment.tell(new WeightsReports(port::get, info));
      weights = deployment::offer;
      if (settings.identity().equals(WeightsIdentity.UNTRAINED)) {
        session.mode().refuseToArm("it has no trained weights yet; publish some to it");
      }
    }
    Telemetry telemetry =
        Telemetry.start(config, info, new WatchedDrive(session.mode(), session.ring(), weights));
    port.set(telemetry);
    session.listen(new BatteryAlert(telemetry));
    session.listen(new MotorAlert(telemetry));
    return new RemoteLink(telemetry);
  }

  /** Waits a moment for a retained estop; a broker that is away must not hold a robot. */
  public void awaitEstop() throws InterruptedException {
    telemetry.awaitReady(PATIENCE);
  }

  /** Says that the robot is offline and ends. */
  @Override
  public void close() {
    telemetry.close();
  }
}
