package org.nemadrive.telemetry.simulated;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.nemadrive.telemetry.EventKind;
import org.nemadrive.telemetry.Mode;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.TelemetryPort;
import org.nemadrive.telemetry.TickSample;
import org.nemadrive.telemetry.collect.Collector;
import org.nemadrive.telemetry.robot.CommandHandler;
import org.nemadrive.telemetry.robot.CommandOutcome;
import org.nemadrive.telemetry.robot.DriveLease;
import org.nemadrive.telemetry.robot.ModeMachine;

/**
 * A simulated worm with the manners of a robot: modes, drive lease, estop, one sample a tick.
 * {@link #tick} belongs to one thread; commands come from any.
 */
public final class SimulatedRobot implements CommandHandler {
  private final SimulatedWorm worm;
  private final RobotInfo info;
  private final TickSample sample;
  private final ModeMachine modes = new ModeMachine(this::changed);
  private final AtomicReference<double[]> nextWeights = new AtomicReference<>();
  private volatile TelemetryPort port = TelemetryPort.none();
  private volatile DriveLease lease;
  private volatile long movedTick;
  private volatile long begunTick;
  private volatile long estopTick;

  /**
   * Makes a robot that is disarmed.
   *
   * @param kind {@code sim}, or {@code trainer} for a worm that is being trained
   * @param software program and version
   * @param weights name of the weights
   * @param origin where they come from, or empty
   * @param tickHz ticks per second it will be driven at, for its info
   */
  public SimulatedRobot(
      SimulatedWorm worm,
      String kind,
      String software,
      String weights,
      String origin,
      double tickHz) {
    this.worm = worm;
    info =
        RobotInfo.of(kind, software, tickHz)
            .withProfile("simulated", "simulated", "")
            .withWeights(weights, "", origin)
            .withNeurons(worm.neurons())
            .withArena(worm.arena());
    sample = Collector.shapeOf(info);
  }

  /** What it says of itself. */
  public RobotInfo info() {
    return info;
  }

  /** Where it reports to from now on. */
  public void connect(TelemetryPort to) {
    port = to;
  }

  /**
   * Has the worm begin its next run with these weights; the present one ends as it began. Any
   * thread; given more than once before that, the newest count.
   *
   * @param weights genome in canonical order; not to be changed any more
   */
  public void beginNextRunWith(double[] weights) {
    nextWeights.set(weights);
  }

  private void changed(Mode mode, String cause) {
    port.mode(mode, cause);
  }

  /** The mode now. */
  public Mode mode() {
    return modes.mode();
  }

  /** Number of the newest tick in which a wheel turned. */
  public long movedTick() {
    return movedTick;
  }

  /** Number of the newest tick that had begun when the robot was stopped last. */
  public long estopTick() {
    return estopTick;
  }

  /** Arms and runs, as a person at the keyboard would. */
  public void start() {
    modes.arm("start");
    modes.run("start");
  }

  /**
   * One tick.
   *
   * @param nowNs monotonic time, for the drive lease
   * @param latenessNs how late the tick is
   * @param durationNs how long the tick before took
   * @param missedPeriods periods skipped since start
   */
  public void tick(long nowNs, long latenessNs, long durationNs, long missedPeriods) {
    begunTick = sample.tick + 1;
    DriveLease driving = lease;
    Mode mode = modes.mode();
    boolean byHand = mode == Mode.ARMED && driving != null && nowNs - driving.expiresAtNs() < 0;
    if (mode == Mode.RUNNING) {
      if (worm.isFinished()) {
        restart();
      }
      worm.step();
    } else if (byHand) {
      worm.drive(driving.leftDrive(), driving.rightDrive());
    } else {
      worm.rest();
    }
    sample.tick++;
    sample.latenessNs = latenessNs;
    sample.durationNs = durationNs;
    sample.missedPeriods = missedPeriods;
    worm.describe(sample, mode == Mode.RUNNING);
    if (sample.leftDrive != 0 || sample.rightDrive != 0) {
      movedTick = sample.tick;
    }
    port.tick(sample);
  }

  private void restart() {
    double[] weights = nextWeights.getAndSet(null);
    if (weights == null) {
      worm.restart();
      port.event(EventKind.RESTART, Map.of("tick", sample.tick));
    } else {
      worm.restart(weights);
      port.event(EventKind.RESTART, Map.of("tick", sample.tick, "cause", "other weights"));
    }
  }

  @Override
  public CommandOutcome arm() {
    return modes.arm("arm command");
  }

  @Override
  public CommandOutcome disarm() {
    return modes.disarm("disarm command");
  }

  @Override
  public CommandOutcome run() {
    return modes.run("run command");
  }

  @Override
  public CommandOutcome drive(DriveLease wanted) {
    if (modes.mode() != Mode.ARMED) {
      return CommandOutcome.refused("it is " + modes.mode().word() + "; arm it first");
    }
    lease = wanted;
    return CommandOutcome.done();
  }

  @Override
  public void estop(String cause) {
    estopTick = begunTick;
    modes.estop(cause);
  }

  @Override
  public CommandOutcome resume() {
    return modes.resume("resume command");
  }

  @Override
  public void stop(String cause) {
    modes.stop(cause);
  }

  @Override
  public void weights(byte[] offer, Consumer<CommandOutcome> answer) {
    answer.accept(
        CommandOutcome.refused("a simulated robot takes its weights from its own program only"));
  }
}
