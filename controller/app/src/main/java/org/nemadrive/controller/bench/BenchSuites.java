package org.nemadrive.controller.bench;

import java.util.List;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.profile.BoardSettings;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.time.Clock;

/** The bench tests of a board. */
public final class BenchSuites {
  private BenchSuites() {}

  /**
   * Tests for a board; the ports opened are raw, the board's driver is for starting and stopping.
   *
   * @param silenceNs how long the board is left alone where that is the test, nanoseconds
   */
  public static List<BenchTest> of(
      RobotProfile profile, Board board, Wires wires, Clock clock, long silenceNs)
      throws WireException {
    return switch (profile.board()) {
      case BoardSettings.Simulated none -> List.of();
      case BoardSettings.GoPiGo3 gopigo3 -> {
        Port spi = wires.open(new PortRequest.Spi(gopigo3.spiBus(), 1, 500_000));
        Port enable = wires.open(new PortRequest.Output(gopigo3.enableLine()));
        yield new GoPiGo3Bench(board, spi, enable, clock, silenceNs, profile.body().countsPerTurn())
            .tests();
      }
      case BoardSettings.GoPiGo2 gopigo2 -> {
        Port i2c = wires.open(new PortRequest.I2c(gopigo2.i2cBus(), BoardSettings.GoPiGo2.ADDRESS));
        yield new GoPiGo2Bench(board, i2c, clock).tests();
      }
      case BoardSettings.HBridge hbridge -> {
        Port enable = wires.open(new PortRequest.Output(hbridge.enableLine()));
        yield new HBridgeBench(board, enable, clock).tests();
      }
    };
  }
}
