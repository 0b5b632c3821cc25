package org.nemadrive.controller.profile;

import java.util.List;
import java.util.Optional;
import org.nemadrive.simulator.body.BodyModel;

/**
 * One robot, as its profile describes it.
 *
 * @param name name of the robot in logs and telemetry
 * @param body geometry, limits, encoders and tick rate
 * @param board motor board and its wiring
 * @param safety when it stops by itself
 * @param touch sensors that stimulate touch
 * @param foodSource what counts as food
 * @param foodSensor the sensor, if food comes from one
 * @param text the whole file, so that a recording can carry it
 */
public record RobotProfile(
    String name,
    BodyModel body,
    BoardSettings board,
    SafetySettings safety,
    List<SensorSettings> touch,
    FoodSource foodSource,
    Optional<SensorSettings> foodSensor,
    String text) {

  /** Whether the robot exists only inside this program. */
  public boolean isSimulated() {
    return board instanceof BoardSettings.Simulated;
  }

  /** The same robot, taken to do at once what it is told. */
  public RobotProfile withoutMotor() {
    return new RobotProfile(
        name, body.withMotor(Optional.empty()), board, safety, touch, foodSource, foodSensor, text);
  }

  /** The same robot with food from the virtual arena. */
  public RobotProfile withVirtualFood() {
    return new RobotProfile(
        name, body, board, safety, touch, FoodSource.VIRTUAL, Optional.empty(), text);
  }
}
