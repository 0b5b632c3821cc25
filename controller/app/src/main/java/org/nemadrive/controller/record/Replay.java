package org.nemadrive.controller.record;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.loop.Brain;
import org.nemadrive.controller.loop.ControlLoop;
import org.nemadrive.controller.loop.LoopStatistics;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotAssembler;
import org.nemadrive.controller.safety.MotorWatchdog;
import org.nemadrive.controller.safety.StopRequests;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;

/** Repeats a recorded drive with the same classes and compares every byte. */
public final class Replay {
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
    RobotProfile profile =
        ProfileReader.read(ProfileFile.of(file + " (profile)", header.profile()));
    TrainedWeights weights = weights(header);
    Brain brain = Brain.of(weights);
    JournalCursor cursor = new JournalCursor(events);
    ByteArrayOutputStream repeated = new ByteArrayOutputStream(events.length);
    Journal journal =
        new Journal((bytes, length) -> repeated.write(bytes, 0, length), brain.neuronCount());
    ReplayClock clock = new ReplayClock();
    ControlLoop loop = loop(profile, weights, header, brain, cursor, journal, clock);
    long compared = 0;
    while (cursor.nextType() != 0) {
      if (cursor.nextType() == JournalEvent.SHUT_DOWN) {
        loop.shutDown(StopReason.values()[cursor.takeByte(JournalEvent.SHUT_DOWN)]);
      } else {
        clock.nowNs = cursor.takeTick();
        loop.tick(clock.nowNs);
        observer.afterTick(loop);
      }
      compared = compare(events, repeated, compared, cursor.ticks());
    }
    return new Result(cursor.ticks(), compared, loop.stopReason());
  }

  private static ControlLoop loop(
      RobotProfile profile,
      TrainedWeights weights,
      JournalHeader header,
      Brain brain,
      JournalCursor cursor,
      Journal journal,
      Clock clock) {
    try {
      RecordingWires wires = new RecordingWires(new ReplayWires(cursor), journal);
      Robot robot =
          new RobotAssembler(wires, clock)
              .assemble(profile, ForagingSettings.of(weights.dynamics()), header.layout());
      MotorWatchdog unused =
          new MotorWatchdog(
              robot.board(), new StopRequests(), profile.safety().watchdogTimeoutNs());
      return new ControlLoop(
          robot,
          brain,
          unused,
          new RecordingMailbox(new ReplayMailbox(cursor), journal),
          new ReplayJournal(journal, cursor),
          new LoopStatistics(),
          clock);
    } catch (WireException e) {
      throw new IllegalStateException("recorded wires always open", e);
    }
  }

  private static TrainedWeights weights(JournalHeader header) throws IOException {
    Path copy = Files.createTempFile("nemadrive-replay", ".json");
    try {
      Files.write(copy, header.weights());
      return WeightsFile.read(copy, Connectome.celegans());
    } finally {
      Files.delete(copy);
    }
  }

  private static long compare(
      byte[] recorded, ByteArrayOutputStream repeated, long from, long tick) {
    byte[] now = repeated.toByteArray();
    repeated.reset();
    int start = (int) from;
    int end = Math.min(start + now.length, recorded.length);
    int different = Arrays.mismatch(recorded, start, end, now, 0, now.length);
    if (different >= 0) {
      throw new ReplayDivergedException(tick, from + different, "another byte than recorded");
    }
    return from + now.length;
  }
}
