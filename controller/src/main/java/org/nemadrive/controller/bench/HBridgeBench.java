package org.nemadrive.controller.bench;

import java.util.List;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;

/** What an H-bridge robot's wiring must show. */
final class HBridgeBench {
  private static final int DUTY = 50;
  private static final int MOVING = 5;

  private final Board board;
  private final Port enable;
  private final BenchMotion motion;

  HBridgeBench(Board board, Port enable, Clock clock) {
    this.board = board;
    this.enable = enable;
    this.motion = new BenchMotion(board, clock);
  }

  /** The only means that works when PWM runs on. */
  private final class EnableLow implements BenchTest {
    @Override
    public String name() {
      return "enable-low";
    }

    @Override
    public String fact() {
      return "The enable line low stops both wheels while PWM and direction lines stay as they"
          + " are.";
    }

    @Override
    public Finding run() throws BoardException {
      board.start();
      board.drive(DUTY, DUTY);
      int driven = motion.afterRollingOut();
      byte[] low = {0};
      enable.exchange(low, 1, low, 0);
      int disabled = motion.afterRollingOut();
      board.stop();
      return new Finding(
          driven > MOVING && disabled <= MOVING,
          "%d counts in 0.3 s driven, %d with the line low".formatted(driven, disabled));
    }
  }

  List<BenchTest> tests() {
    return List.of(new EnableLow());
  }
}
