package org.nemadrive.controller.system;

import java.io.IOException;
import java.util.List;
import org.nemadrive.controller.loop.TickListener;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickSample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shuts the Pi down in order, once, when a tick says that the board's power button was pressed. The
 * wheels stand by then, and the board gives a minute. Works as the superuser, or by the polkit rule
 * that the package installs for its user.
 */
public final class PowerOff implements TickListener {
  /** First to disk what is not there yet, then everything in order. */
  private static final List<List<String>> COMMANDS =
      List.of(List.of("sync"), List.of("systemctl", "poweroff"));

  private static final Logger LOG = LoggerFactory.getLogger(PowerOff.class);

  /** Runs a program to its end. */
  interface Programs {
    /** Returns its exit code. */
    int run(List<String> command) throws IOException, InterruptedException;
  }

  private final Programs programs;
  private boolean asked;

  /** Runs the machine's own programs. */
  public PowerOff() {
    this(command -> new ProcessBuilder(command).inheritIO().start().waitFor());
  }

  PowerOff(Programs programs) {
    this.programs = programs;
  }

  @Override
  public void onTick(TickSample sample, long lostBefore) {
    if (asked || sample.stopReason != StopReason.BOARD_ASKS_SHUTDOWN) {
      return;
    }
    asked = true;
    LOG.info("The power button was pressed: the wheels stand, shutting down");
    try {
      for (List<String> command : COMMANDS) {
        int code = programs.run(command);
        if (code != 0) {
          LOG.error(
              "{} ended with {}: shut the Pi down yourself within a minute; the package's polkit"
                  + " rule lets the user nemadrive do it",
              String.join(" ", command),
              code);
        }
      }
    } catch (IOException e) {
      LOG.error("The Pi cannot be shut down: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
