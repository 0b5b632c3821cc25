package org.nemadrive.controller.bench;

import java.util.List;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;

/** What an H-bridge robot's wiring must show. */
final class HBridgeBench {
  private static final int DUTY = 50;
  private static final int MOVING = 5;

  private final EnableLineBench enable;

  HBridgeBench(Board board, Port enable, Clock clock) {
    this.enable = new EnableLineBench(board, enable, new BenchMotion(board, clock));
  }

  List<BenchTest> tests() {
    return List.of(
        new BoardTest(
            "enable-low",
            "The enable line low stops both wheels while PWM and direction lines stay as they are.",
            () -> enable.lowStops(DUTY, MOVING)));
  }
}
