package org.nemadrive.controller.telemetry;

import java.util.Map;
import java.util.function.Supplier;
import org.nemadrive.controller.deploy.DeploymentListener;
import org.nemadrive.controller.weights.WeightsIdentity;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.telemetry.EventKind;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.Severity;
import org.nemadrive.telemetry.TelemetryPort;

/**
 * Tells the network which weights drive: {@code info} anew, an event, and an alert while it lasts.
 */
final class WeightsReports implements DeploymentListener {
  private static final String ALERT = "weights-rolled-back";

  private final Supplier<TelemetryPort> port;
  private final RobotInfo info;

  WeightsReports(Supplier<TelemetryPort> port, RobotInfo info) {
    this.port = port;
    this.info = info;
  }

  @Override
  public void loaded(
      WeightsIdentity now, TrainedWeights weights, WeightsIdentity before, String cause) {
    port.get().info(RobotInfos.with(info, now, weights));
    port.get().event(EventKind.WEIGHTS_LOADED, fields(now, before, cause));
    port.get().clearAlert(ALERT);
  }

  @Override
  public void rolledBack(
      WeightsIdentity now, TrainedWeights weights, WeightsIdentity before, String cause) {
    port.get().info(RobotInfos.with(info, now, weights));
    port.get().event(EventKind.WEIGHTS_ROLLED_BACK, fields(now, before, cause));
    port.get()
        .alert(
            ALERT,
            Severity.WARNING,
            "weights %s were rolled back to %s: %s".formatted(before.name(), now.name(), cause));
  }

  @Override
  public void foundGood(WeightsIdentity now) {
    port.get().log(Severity.INFO, "weights " + now.name() + " drove through their probation");
  }

  private static Map<String, String> fields(
      WeightsIdentity now, WeightsIdentity before, String cause) {
    return Map.of(
        "weights", now.name(),
        "weights_sha256", now.sha256(),
        "weights_signer", now.signer(),
        "weights_before_sha256", before.sha256(),
        "cause", cause);
  }
}
