package org.nemadrive.controller.loop;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.profile.FoodSource;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.safety.MotorWatchdog;
import org.nemadrive.controller.senses.Senses;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.tick.TickRing;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.worm.NervousSystem;

/** A control loop over a board that does what a test says. */
final class ScriptedLoop {
  private final Clock clock;
  private final LongConsumer onRead;
  private final DriveMode mode;
  private final TickRing ring = new TickRing(16, 300, 0);
  private ControlLoop loop;
  private int reads;
  private int failingTick = -1;
  private int stops;

  ScriptedLoop(Clock clock, LongConsumer onRead) {
    this.clock = clock;
    mode = new DriveMode(clock::nowNs);
    this.onRead = onRead;
  }

  private final class ScriptedBoard implements Board {
    @Override
    public void start() {
      reads = 0;
    }

    @Override
    public StopReason read(long nowNs, BoardReadings in) {
      if (reads++ == failingTick) {
        throw new IllegalStateException("a bug in a driver");
      }
      onRead.accept(nowNs);
      return StopReason.NONE;
    }

    @Override
    public StopReason drive(int left, int right) {
      return StopReason.NONE;
    }

    @Override
    public StopReason stop() {
      stops++;
      return StopReason.NONE;
    }
  }

  ControlLoop loop(LoopStatistics statistics) {
    Connectome worm = Connectome.celegans();
    NervousSystem nerves =
        NervousSystem.of(
            new TrainedWeights(worm, Dynamics.SYNCHRONOUS, worm.biologicalWeights(), null));
    Board board = new ScriptedBoard();
    Robot robot =
        new Robot(
            ProfileReader.read(
                java.nio.file.Path.of("..", "..", "hardware-profiles", "simulated.yaml")),
            board,
            new Senses(
                List.of(), FoodSource.ALWAYS_UNLESS_TOUCH, Optional.empty(), Optional.empty()));
    loop =
        new ControlLoop(
            robot,
            nerves,
            ring.newSample(),
            new MotorWatchdog(board, mode, 1_000_000_000),
            mode,
            TickJournal.NONE,
            statistics,
            clock);
    return loop;
  }

  void failInTick(int tick) {
    failingTick = tick;
  }

  ControlLoop lastLoop() {
    return loop;
  }

  TickRing ring() {
    return ring;
  }

  int stops() {
    return stops;
  }
}
