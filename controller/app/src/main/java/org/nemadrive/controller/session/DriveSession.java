package org.nemadrive.controller.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.BoardIdentity;
import org.nemadrive.controller.hardware.gopigo3.GoPiGo3Leds;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.loop.ControlLoop;
import org.nemadrive.controller.loop.LoopRunner;
import org.nemadrive.controller.loop.LoopStatistics;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.loop.TickFeed;
import org.nemadrive.controller.loop.TickJournal;
import org.nemadrive.controller.loop.TickListener;
import org.nemadrive.controller.profile.BoardSettings;
import org.nemadrive.controller.record.Journal;
import org.nemadrive.controller.record.JournalFile;
import org.nemadrive.controller.record.JournalHeader;
import org.nemadrive.controller.record.RecordingOrders;
import org.nemadrive.controller.record.RecordingWires;
import org.nemadrive.controller.robot.RobotAssembler;
import org.nemadrive.controller.safety.MotorWatchdog;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.DriveOrders;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickRing;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.worm.NervousSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One drive. Made, run and closed by one thread; whether it may move is its {@link #mode}'s, which
 * like {@link #end} is for any thread. Whatever happens, {@link #close} leaves with the motors off.
 */
public final class DriveSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DriveSession.class);

  /** Ticks the ring holds: 10 s at 100 Hz. */
  private static final int RING_TICKS = 1_024;

  /** How long the wheels may take to stand, and the loop to come to its next tick. */
  private static final long SWAP_PATIENCE_NS = 5_000_000_000L;

  private static final long SWAP_STEP_NS = 1_000_000;

  private final Wires wires;
  private final Robot robot;
  private final NervousSystem nerves;
  private final DriveMode mode;
  private final TickRing ring;
  private final LoopStatistics statistics = new LoopStatistics();
  private final MotorWatchdog watchdog;
  private final ControlLoop loop;
  private final LoopRunner runner;
  private final Rehearsal rehearsal;
  private final Clock clock;
  private final JournalFile journalFile;
  private final TickFeed feed;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean recordingCut;
  private volatile boolean ending;
  private volatile StopReason endReason = StopReason.SHUTDOWN;

  /**
   * Opens all ports; nothing moves.
   *
   * @param wires where ports come from; closed with this session
   * @throws WireException if a port cannot be opened
   */
  public DriveSession(DriveSettings settings, Wires wires, Clock clock) throws WireException {
    this.clock = clock;
    this.wires = wires;
    nerves = NervousSystem.of(settings.weights());
    Wires used = wires;
    mode = new DriveMode(clock::nowNs);
    DriveOrders orders = mode;
    TickJournal journal = TickJournal.NONE;
    journalFile = settings.record().map(file -> recording(file, settings)).orElse(null);
    recordingCut = settings.record().isPresent() && journalFile == null;
    if (journalFile != null) {
      Journal written = new Journal(journalFile, nerves.neuronCount());
      used = new RecordingWires(wires, written);
      orders = new RecordingOrders(mode, written);
      journal = written;
    }
    robot =
        new RobotAssembler(used, clock)
            .assemble(
                settings.profile(),
                ForagingSettings.of(settings.weights().dynamics()),
                settings.layout());
    watchdog =
        new MotorWatchdog(robot.board(), mode, settings.profile().safety().watchdogTimeoutNs());
    ring = new TickRing(RING_TICKS, nerves.neuronCount(), settings.layout().count());
    feed = new TickFeed(ring);
    feed.add(new StopLog(mode));
    feed.add(new MotorLog());
    if (settings.profile().board() instanceof BoardSettings.GoPiGo3 board && board.statusLights()) {
      // Past the recording: another thread's messages are no part of the drive.
      feed.add(
          new StatusLights(
              new GoPiGo3Leds(RobotAssembler.openGoPiGo3Bus(wires, board)), mode::mode));
    }
    loop =
        new ControlLoop(
            robot, nerves, ring.newSample(), watchdog, orders, journal, statistics, clock);
    runner = new LoopRunner(loop, ring, statistics, clock, settings.profile().body().periodNs());
    rehearsal = new Rehearsal(settings, clock);
    feed.start();
  }

  /** A recording is an accessory: a disk that does not take it keeps no robot from driving. */
  private static JournalFile recording(Path file, DriveSettings settings) {
    try {
      JournalHeader header =
          new JournalHeader(
              settings.profile().text(), WeightsFile.bytes(settings.weights()), settings.layout());
      return new JournalFile(file, header);
    } catch (IOException e) {
      LOG.error("The drive is not recorded, {} cannot be written: {}", file, e.toString());
      return null;
    }
  }

  /** Whether a recording was asked for and is not whole; known once this is closed. */
  public boolean isRecordingCut() {
    return recordingCut || (journalFile != null && journalFile.isCutShort());
  }

  /**
   * What the board says of itself, if it can and answers. Before the drive, and past its recording.
   */
  public Optional<BoardIdentity> identity() {
    try {
      return new RobotAssembler(wires, clock).board(robot.profile()).identity();
    } catch (BoardException | WireException e) {
      LOG.warn("The board does not say what it is: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Tells a listener of every tick, on the one thread that all listeners share. */
  public void listen(TickListener listener) {
    feed.add(listener);
  }

  /** Whether the robot may move, and how to change that. */
  public DriveMode mode() {
    return mode;
  }

  /** The ticks. */
  public TickRing ring() {
    return ring;
  }

  /** What makes a swap final: on disk, for instance. Runs while the wheels stand. */
  public interface SwapCommit {
    /** Makes it final, or fails; then the weights before go on. */
    void make() throws IOException;
  }

  /**
   * Stops the wheels and lets other weights take over between two ticks. Then the connectome goes
   * on if it was driving and nobody stopped it meanwhile. Any thread but the control thread; waits.
   *
   * @param next the weights, at rest
   * @throws IOException if the commit failed, the wheels did not come to stand, or the drive ended;
   *     the weights before are then in place
   */
  public void swap(NervousSystem next, SwapCommit commit) throws IOException {
    long stop = mode.beginSwap();
    try {
      await(() -> mode.standsSince(stop), "the wheels do not stand");
      commit.make();
      loop.succeedBy(next);
      try {
        await(loop::hasSucceeded, "the control loop did not take the weights over");
      } catch (IOException e) {
        loop.succeedBy(null);
        throw e;
      }
    } finally {
      mode.endSwap();
    }
  }

  private void await(BooleanSupplier condition, String otherwise) throws IOException {
    long endNs = clock.nowNs() + SWAP_PATIENCE_NS;
    while (!condition.getAsBoolean()) {
      if (closed.getCount() == 0 || clock.nowNs() - endNs > 0) {
        throw new IOException(otherwise);
      }
      clock.pause(SWAP_STEP_NS);
    }
  }

  /** Whether this drive is recorded for replay. */
  public boolean isRecorded() {
    return journalFile != null;
  }

  /** Ends the drive after the present tick. Any thread. */
  public void end(StopReason reason) {
    endReason = reason;
    ending = true;
  }

  /**
   * Ends the drive from a shutdown hook: waits for the control thread to leave with its motors off,
   * and takes them off itself if that hangs.
   *
   * @param waitMs how long to wait, milliseconds
   */
  public void endAndWait(StopReason reason, long waitMs) {
    end(reason);
    awaitEnd(waitMs);
  }

  /**
   * Waits in a shutdown hook for a drive that ends by itself, and takes its motors off if it hangs.
   *
   * @param waitMs how long to wait, milliseconds
   */
  public void awaitEnd(long waitMs) {
    try {
      if (!closed.await(waitMs, TimeUnit.MILLISECONDS)) {
        robot.board().stop();
      }
    } catch (InterruptedException e) {
      robot.board().stop();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs the loop on the calling thread, with the watchdog beside it.
   *
   * @param goOn asked before each tick with the ticks made; false ends the drive
   */
  public void run(LongPredicate goOn) {
    rehearsal.run();
    watchdog.start(clock);
    runner.run(tick -> !ending && goOn.test(tick));
  }

  /** The loop, to be looked at between ticks or after the drive. */
  public ControlLoop loop() {
    return loop;
  }

  /** The robot. */
  public Robot robot() {
    return robot;
  }

  /** Whether somebody ended the drive, for {@link #endReason}. */
  public boolean isEnding() {
    return ending;
  }

  /** Why the drive ended or will end. */
  public StopReason endReason() {
    return endReason;
  }

  /** How punctual the loop was. */
  public LoopStatistics statistics() {
    return statistics;
  }

  /** Motors off, watchdog off, ports closed, recording complete; in this order. */
  @Override
  public void close() {
    try {
      if (!loop.shutDown(endReason)) {
        LOG.error(
            "The board did not confirm the last stop: if a wheel turns, cut the motor supply");
      }
    } catch (RuntimeException e) {
      LOG.error("The robot did not shut down in order", e);
      robot.board().stop();
    } finally {
      watchdog.close();
      wires.close();
      feed.close();
      closeJournal();
      closed.countDown();
    }
  }

  private void closeJournal() {
    if (journalFile == null) {
      return;
    }
    try {
      journalFile.close();
    } catch (IOException e) {
      recordingCut = true;
      LOG.error("The recording is not complete: {}", e.getMessage());
    }
  }
}
