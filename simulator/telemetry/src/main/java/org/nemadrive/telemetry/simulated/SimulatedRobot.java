package org.nemadrive.telemetry.simulated;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.DriveOrder;
import org.nemadrive.simulator.mode.Driver;
import org.nemadrive.simulator.mode.OrderFollower;
import org.nemadrive.simulator.tick.TickOutcome;
import org.nemadrive.simulator.tick.TickRing;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.telemetry.EventKind;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.TelemetryPort;
import org.nemadrive.telemetry.WatchedDrive;
import org.nemadrive.telemetry.WeightsInlet;
import org.nemadrive.telemetry.collect.Collector;

/**
 * A simulated worm with the manners of a robot: it obeys a {@link DriveMode} and makes one sample a
 * tick. {@link #tick} belongs to one thread; commands come from any.
 */
public final class SimulatedRobot {
  /** Ticks the ring holds: 10 s at 100 Hz. */
  private static final int RING_TICKS = 1_024;

  private final SimulatedWorm worm;
  private final RobotInfo info;
  private final TickRing ring;
  private final TickSample sample;
  private final DriveMode mode;
  private final OrderFollower orders;
  private final AtomicReference<double[]> nextWeights = new AtomicReference<>();
  private volatile TelemetryPort port = TelemetryPort.none();

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
            .withMind(worm.mind())
            .withNeurons(worm.neurons())
            .withArena(worm.arena());
    ring = Collector.ringFor(info, RING_TICKS);
    sample = ring.newSample();
    mode = new DriveMode(System::nanoTime);
    orders = new OrderFollower(mode);
  }

  /** What it says of itself. */
  public RobotInfo info() {
    return info;
  }

  /** What it is allowed to do. */
  public DriveMode mode() {
    return mode;
  }

  /** The drive, to be published and commanded. */
  public WatchedDrive drive() {
    return new WatchedDrive(
        mode,
        ring,
        WeightsInlet.closed("a simulated robot takes its weights from its own program only"));
  }

  /** Where it reports restarts to from now on. */
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

  /** Arms and runs, as a person at the keyboard would. */
  public void start() {
    mode.start("start");
  }

  /**
   * One tick.
   *
   * @param nowNs monotonic time, by which a drive lease ends
   * @param latenessNs how late the tick is
   * @param durationNs how long the tick before took
   * @param missedPeriods periods skipped since start
   */
  public void tick(long nowNs, long latenessNs, long durationNs, long missedPeriods) {
    sample.outcome = obey(nowNs);
    sample.tick++;
    sample.nowNs = nowNs;
    sample.latenessNs = latenessNs;
    sample.durationNs = durationNs;
    sample.missedPeriods = missedPeriods;
    DriveOrder order = orders.order();
    boolean driven = sample.outcome == TickOutcome.DRIVEN;
    sample.stop = order.stop();
    sample.stopReason = orders.stopReason();
    sample.driver = driven ? order.driver() : Driver.NOBODY;
    worm.describe(sample, driven && order.driver() == Driver.CONNECTOME);
    ring.write(sample);
  }

  private TickOutcome obey(long nowNs) {
    switch (orders.begin(nowNs)) {
      case DRIVE -> {
        move(orders.order());
        return TickOutcome.DRIVEN;
      }
      case STOP -> {
        rest();
        return TickOutcome.STOPPED;
      }
      case START -> orders.started();
      case STAND -> rest();
    }
    return TickOutcome.STANDING;
  }

  private void rest() {
    worm.rest();
    orders.standing();
  }

  private void move(DriveOrder order) {
    if (order.driver() == Driver.HAND) {
      worm.drive(order.leftDrive(), order.rightDrive());
      return;
    }
    if (worm.isFinished()) {
      restart();
    }
    worm.step();
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
}
