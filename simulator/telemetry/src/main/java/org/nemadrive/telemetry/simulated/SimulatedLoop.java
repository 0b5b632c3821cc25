package org.nemadrive.telemetry.simulated;

import java.util.concurrent.locks.LockSupport;

/** Ticks a simulated robot in real time: absolute deadlines, whole periods skipped when late. */
public final class SimulatedLoop implements AutoCloseable {
  private static final long JOIN_MS = 2_000;

  private final SimulatedRobot robot;
  private final long periodNs;
  private final Thread thread;
  private volatile boolean running = true;
  private volatile long ticks;

  /** Makes a loop; it starts with {@link #start}. */
  public SimulatedLoop(SimulatedRobot robot, double tickHz) {
    this.robot = robot;
    periodNs = Math.round(1e9 / tickHz);
    thread = Thread.ofPlatform().daemon().name("simulated-loop").unstarted(this::loop);
  }

  /** Starts ticking on a thread of its own. */
  public SimulatedLoop start() {
    thread.start();
    return this;
  }

  /** Ticks done. */
  public long ticks() {
    return ticks;
  }

  private void loop() {
    long deadlineNs = System.nanoTime();
    long durationNs = 0;
    long missed = 0;
    while (running) {
      long nowNs = System.nanoTime();
      if (nowNs < deadlineNs) {
        LockSupport.parkNanos(deadlineNs - nowNs);
        continue;
      }
      long late = nowNs - deadlineNs;
      robot.tick(nowNs, late, durationNs, missed);
      ticks++;
      durationNs = System.nanoTime() - nowNs;
      long periods = late / periodNs;
      missed += periods;
      deadlineNs += (periods + 1) * periodNs;
    }
  }

  /** Ends the loop after its present tick. */
  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
    try {
      thread.join(JOIN_MS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
