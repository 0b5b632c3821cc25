package org.nemadrive.controller.cli.drive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.MotorWarning;
import org.nemadrive.controller.telemetry.RemoteLink;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.Outcome;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickOutcome;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.world.World;

/**
 * A drive as a person at a terminal sees it: a line a second, Enter to stop and to go on. Without a
 * terminal or a network nobody could release a stop, so a stop ends the drive.
 */
final class DriveConsole {
  private static final long LINE_NS = 1_000_000_000;

  private final DriveSession session;
  private final DriveMode mode;
  private final RemoteLink remote;
  private final boolean hold;
  private final PrintWriter err;
  private final boolean interactive = System.console() != null;
  private long lastLineNs = Long.MIN_VALUE / 2;
  private StopReason shown = StopReason.NOT_RELEASED;
  private boolean batteryShown;
  private boolean motorsShown;

  /**
   * @param remote the same drive on the network, or null if it is not there
   * @param hold whether the robot stands until somebody lets it drive
   */
  DriveConsole(DriveSession session, RemoteLink remote, boolean hold, PrintWriter err) {
    this.session = session;
    mode = session.mode();
    this.remote = remote;
    this.hold = hold;
    this.err = err;
  }

  /** Drives; exit code 0 if the ticks were used up or somebody ended it, 1 after a fault. */
  int drive(long ticks, PrintWriter out) throws InterruptedException {
    session.listen(this::show);
    if (interactive) {
      err.println("Enter stops, Enter again goes on, q and Enter ends.");
      Thread keys = new Thread(this::readKeys, "keys");
      keys.setDaemon(true);
      keys.start();
    }
    if (hold) {
      tell("standing until somebody lets the robot drive");
    } else {
      if (remote != null) {
        remote.awaitEstop();
      }
      start("start");
    }
    // The tick that releases the stop does not drive.
    session.run(done -> goOn(done, ticks));
    TickSample last = session.loop().sample();
    StopReason reason = session.loop().stopReason();
    summarise(out, last);
    if (session.endReason() == StopReason.SHUTDOWN && session.isEnding()) {
      tell("told to end by a signal: motors off");
    }
    if (reason == StopReason.NONE || reason == StopReason.OPERATOR) {
      return 0;
    }
    err.printf("controller: stopped: %s (%s)%n", reason, reason.advice());
    String detail = mode.state().detail();
    if (!detail.isEmpty()) {
      err.println("controller: " + detail);
    }
    err.flush();
    return 1;
  }

  private void start(String cause) {
    Outcome outcome = mode.start(cause);
    if (!outcome.accepted()) {
      tell(outcome.reason());
    }
  }

  private boolean goOn(long done, long ticks) {
    StopReason reason = session.loop().stopReason();
    boolean faulty = done > 0 && reason != StopReason.NONE;
    if (faulty && !interactive && remote == null) {
      return false;
    }
    if (ticks > 0 && done > ticks) {
      session.end(StopReason.TASK_FINISHED);
      return false;
    }
    return true;
  }

  private void readKeys() {
    try (BufferedReader keys =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))) {
      for (String line = keys.readLine(); line != null; line = keys.readLine()) {
        if (line.equals("q")) {
          session.end(StopReason.OPERATOR);
        } else if (mode.order().mayDrive()) {
          mode.stop("stopped at the robot");
        } else {
          start("released at the robot");
        }
      }
    } catch (IOException e) {
      session.end(StopReason.OPERATOR);
    }
  }

  private void tell(String reason) {
    if (!reason.isEmpty()) {
      err.println("controller: " + reason);
      err.flush();
    }
  }

  private void show(TickSample sample, long lost) {
    if (sample.stopReason != shown && sample.stopReason != StopReason.NONE) {
      err.printf("stopped: %s (%s)%n", sample.stopReason, sample.stopReason.advice());
    }
    shown = sample.stopReason;
    if (sample.batteryWarning && !batteryShown) {
      err.printf(
          "battery %.2f V: charge it soon, the robot will stop%n", sample.batteryMv / 1000.0);
    }
    batteryShown = sample.batteryWarning;
    if (sample.motorWarning && !motorsShown) {
      err.println(MotorWarning.of(sample));
    }
    motorsShown = sample.motorWarning;
    if (sample.outcome == TickOutcome.DRIVEN && sample.nowNs - lastLineNs >= LINE_NS) {
      lastLineNs = sample.nowNs;
      String food = sample.foodEaten < 0 ? "" : ", %d food eaten".formatted(sample.foodEaten);
      String battery =
          sample.batteryMv == 0 ? "" : ", battery %.1f V".formatted(sample.batteryMv / 1000.0);
      err.printf(
          "tick %d: wheels %d %d, %d spikes%s%s%n",
          sample.tick, sample.leftCommand, sample.rightCommand, sample.spikeCount, food, battery);
    }
    err.flush();
  }

  private void summarise(PrintWriter out, TickSample last) {
    if (session.robot().senses().arena() != null) {
      World world = session.robot().senses().arena().world();
      out.printf(
          "%d of %d food items eaten in %d ticks, %d of them at a wheel's top speed%n",
          world.eaten(), world.eaten() + world.foodLeft(), last.tick, last.saturatedTicks);
    }
    out.println(StatisticsText.of(session.statistics()));
    out.flush();
  }
}
