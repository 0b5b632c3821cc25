package org.nemadrive.controller.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.telemetry.RecordedPort.Call;
import org.nemadrive.controller.weights.WeightsIdentity;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.telemetry.EventKind;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.Severity;

class WeightsReportsTest {
  private static final Connectome WORM = Connectome.celegans();
  private static final TrainedWeights WEIGHTS =
      new TrainedWeights(WORM, Dynamics.SYNCHRONOUS, WORM.biologicalWeights(), null);
  private static final WeightsIdentity FIRST = new WeightsIdentity("worm-1", "11", "lab");
  private static final WeightsIdentity SECOND = new WeightsIdentity("worm-2", "22", "lab");
  private static final RobotInfo INFO = RobotInfo.of("robot", "Nemadrive test", 10);

  private final RecordedPort port = new RecordedPort();
  private final WeightsReports reports = new WeightsReports(port::port, INFO);

  @Test
  void aRollbackIsANewIdentityAnEventAndAStandingAlert() {
    reports.rolledBack(FIRST, WEIGHTS, SECOND, "MOTOR_STALLED within its probation");
    assertEquals(
        List.of(
            new Call("info", List.of(carrying("worm-1", "11"))),
            new Call(
                "event",
                List.of(
                    EventKind.WEIGHTS_ROLLED_BACK,
                    Map.of(
                        "weights", "worm-1",
                        "weights_sha256", "11",
                        "weights_signer", "lab",
                        "weights_before_sha256", "22",
                        "cause", "MOTOR_STALLED within its probation"))),
            new Call(
                "alert",
                List.of(
                    "weights-rolled-back",
                    Severity.WARNING,
                    "weights worm-2 were rolled back to worm-1: MOTOR_STALLED within its"
                        + " probation"))),
        port.calls());
  }

  @Test
  void otherWeightsTakeTheAlertBack() {
    reports.loaded(SECOND, WEIGHTS, FIRST, "an offer signed by lab");
    assertEquals(
        List.of(
            new Call("info", List.of(carrying("worm-2", "22"))),
            new Call(
                "event",
                List.of(
                    EventKind.WEIGHTS_LOADED,
                    Map.of(
                        "weights", "worm-2",
                        "weights_sha256", "22",
                        "weights_signer", "lab",
                        "weights_before_sha256", "11",
                        "cause", "an offer signed by lab"))),
            new Call("clearAlert", List.of("weights-rolled-back"))),
        port.calls());
  }

  private static RobotInfo carrying(String name, String sha256) {
    return INFO.withWeights(name, sha256, "").withWeightsSigner("lab");
  }
}
