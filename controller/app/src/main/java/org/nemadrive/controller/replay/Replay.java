package org.nemadrive.controller.replay;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.loop.ControlLoop;
import org.nemadrive.controller.loop.LoopStatistics;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.record.Journal;
import org.nemadrive.controller.record.JournalEvent;
import org.nemadrive.controller.record.JournalHeader;
import org.nemadrive.controller.record.ReasonCodes;
import org.nemadrive.controller.robot.RobotAssembler;
import org.nemadrive.controller.safety.MotorWatchdog;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Connectomes;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.worm.NervousSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a recorded drive with the same classes and compares every byte. */
public final class Replay {
  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

  /** Looks on while the ticks are repeated. */
  @FunctionalInterface
  public interface Observer {
    /** After each tick. */
    void afterTick(ControlLoop loop);
  }

  /**
   * What came of it.
   *
   * @param ticks ticks repeated
   * @param bytes bytes of events that were the same
   * @param lastStop why the robot stood at the end
   */
  public record Result(long ticks, long bytes, StopReason lastStop) {}

  /** Time stands still between ticks: what a driver would wait for has been answered already. */
  private static final class ReplayClock implements Clock {
    private long nowNs;

    @Override
    public long nowNs() {
      return nowNs;
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      nowNs = Math.max(nowNs, deadlineNs);
    }
  }

  private Replay() {}

  /**
   * Replays a file.
   *
   * @throws ReplayDivergedException if any byte differs
   * @throws InvalidInputException if the file is no recording or was cut short
   */
  public static Result run(Path file, Observer observer) throws IOException {
    return run(file, Optional.empty(), observer);
  }

  /**
   * Replays a file of a drive with that connectome; without one, with the built-in one that its
   * weights are for.
   *
   * @throws ReplayDivergedException if any byte differs
   * @throws InvalidInputException if the file is no recording, was cut short, or is of a drive with
   *     another connectome
   */
  public static Result run(Path file, Optional<Connectome> connectome, Observer observer)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException("no recording at " + file + "; check the path");
    }
    JournalHeader header;
    byte[] events;
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      header = JournalHeader.read(in, file.toString());
      events = in.readAllBytes();
    } catch (EOFException e) {
      throw new InvalidInputException(file + " ends within its header; it was cut short", e);
    }
    TrainedWeights weights = weights(file, header, connectome);
    if (header.version() > 1) {
      return repeat(file, header, weights, events, ReasonCodes.PINNED, observer);
    }
    return repeatVersion1(file, header, weights, events, observer);
  }

  /** Which of its three lists of reasons a recording was made with shows in what it can repeat. */
  private static Result repeatVersion1(
      Path file, JournalHeader header, TrainedWeights weights, byte[] events, Observer observer)
      throws IOException {
    for (ReasonCodes codes : ReasonCodes.OF_VERSION_1) {
      try {
        repeat(file, header, weights, events, codes, loop -> {});
        return repeat(file, header, weights, events, codes, observer);
      } catch (ReplayDivergedException e) {
        LOG.debug("Not with {}", codes, e);
      }
    }
    return repeat(file, header, weights, events, ReasonCodes.OF_VERSION_1.getFirst(), observer);
  }

  private static Result repeat(
      Path file,
      JournalHeader header,
      TrainedWeights weights,
      byte[] events,
      ReasonCodes codes,
      Observer observer)
      throws IOException {
    JournalCursor cursor = new JournalCursor(events, codes);
    ReplayClock clock = new ReplayClock();
    ControlLoop loop = loop(file, header, weights, cursor, codes, clock);
    while (cursor.nextType() != 0) {
      if (cursor.nextType() == JournalEvent.SHUT_DOWN) {
        loop.shutDown(cursor.nextShutDown());
      } else {
        clock.nowNs = cursor.nextTickNs();
        loop.tick(clock.nowNs);
        observer.afterTick(loop);
      }
    }
    return new Result(cursor.ticks(), cursor.bytes(), loop.stopReason());
  }

  private static ControlLoop loop(
      Path file,
      JournalHeader header,
      TrainedWeights weights,
      JournalCursor cursor,
      ReasonCodes codes,
      Clock clock) {
    RobotProfile profile =
        ProfileReader.read(ProfileFile.of(file + " (profile)", header.profile()));
    NervousSystem nerves = NervousSystem.of(weights);
    try {
      Robot robot =
          new RobotAssembler(new ReplayWires(cursor), clock)
              .assemble(profile, ForagingSettings.of(weights.dynamics()), header.layout());
      MotorWatchdog unused =
          new MotorWatchdog(
              robot.board(), new DriveMode(clock::nowNs), profile.safety().watchdogTimeoutNs());
      return new ControlLoop(
          robot,
          nerves,
          new TickSample(nerves.neuronCount(), header.layout().count()),
          unused,
          header.version() > 1 ? new ReplayOrders(cursor) : new ReplayRequests(cursor),
          new Journal(cursor::expectSame, nerves.neuronCount(), codes),
          new LoopStatistics(),
          clock);
    } catch (WireException e) {
      throw new IllegalStateException("recorded wires always open", e);
    }
  }

  /** The weights that a drive began with. */
  public static TrainedWeights weights(
      Path file, JournalHeader header, Optional<Connectome> named) {
    Connectome connectome =
        named
            .or(() -> WeightsFile.identity(header.weights()).flatMap(Connectomes::withIdentity))
            .orElseGet(Connectome::celegans);
    return WeightsFile.read(header.weights(), file + " (weights)", connectome);
  }
}
