package org.nemadrive.controller.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nemadrive.controller.hardware.BoardIdentity;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.weights.WeightsIdentity;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.Sha256;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsOrigin;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.telemetry.Arena;
import org.nemadrive.telemetry.NeuronOrder;
import org.nemadrive.telemetry.RobotInfo;

/** What a robot says of itself. */
final class RobotInfos {
  private RobotInfos() {}

  /**
   * What a robot with these settings says of itself.
   *
   * @param board what its board says of itself, if it does
   */
  static RobotInfo of(DriveSettings settings, Optional<BoardIdentity> board, String software) {
    RobotProfile profile = settings.profile();
    Connectome connectome = settings.weights().connectome();
    return RobotInfo.of(
            profile.isSimulated() ? "sim" : "robot", software, 1e9 / profile.body().periodNs())
        .withProfile(board(profile), profile.name(), Sha256.hex(profile.text()))
        .withIdentity(board.map(RobotInfos::identity).orElse(null))
        .withWeights(
            settings.identity().name(),
            settings.identity().sha256(),
            origin(settings.weights().origin()))
        .withWeightsSigner(settings.identity().signer())
        .withMind(
            new RobotInfo.Mind(
                connectome.dataSet().name(), connectome.dataSet().animal(), connectome.identity()))
        .withNeurons(new NeuronOrder(connectome.neurons(), connectome.neuronKinds()))
        .withArena(arena(settings.layout()));
  }

  static String board(RobotProfile profile) {
    return profile.board().getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static RobotInfo.Identity identity(BoardIdentity board) {
    return new RobotInfo.Identity(
        board.serial().isEmpty() ? null : board.serial(),
        board.hardware().isEmpty() ? null : board.hardware(),
        board.firmware(),
        board.railMv() == 0 ? null : board.railMv());
  }

  /** The same robot with other weights. */
  static RobotInfo with(RobotInfo info, WeightsIdentity identity, TrainedWeights weights) {
    return info.withWeights(identity.name(), identity.sha256(), origin(weights.origin()))
        .withWeightsSigner(identity.signer());
  }

  static String origin(WeightsOrigin origin) {
    return origin == null ? "" : origin.inWords();
  }

  static Arena arena(FoodLayout layout) {
    List<List<Double>> food = new ArrayList<>();
    for (int i = 0; i < layout.count(); i++) {
      food.add(List.of(layout.x(i), layout.y(i)));
    }
    WorldParameters world = WorldParameters.DEFAULT;
    return new Arena(world.width(), world.height(), layout.name(), world.consumptionRange(), food);
  }
}
