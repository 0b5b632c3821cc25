package org.nemadrive.controller.cli.option;

import org.nemadrive.controller.system.RealTime;
import org.nemadrive.simulator.files.InvalidInputException;
import picocli.CommandLine.Option;

/** Whether the control loop goes before ordinary threads. */
public final class RealTimeOption {
  @Option(
      names = "--real-time",
      paramLabel = "PRIORITY",
      arity = "0..1",
      fallbackValue = "50",
      description =
          "Run the loop before all ordinary threads, start before ordinary programs, and keep the"
              + " memory from being swapped; priority 1 to 99, ${FALLBACK-VALUE} if not given.")
  private Integer priority;

  /**
   * Refuses a priority that there is none of.
   *
   * @throws InvalidInputException if it is not 1 to 99
   */
  public void check() {
    if (priority != null && (priority < 1 || priority > 99)) {
      throw new InvalidInputException(
          "--real-time is " + priority + "; allowed: 1 to 99, or no number for 50");
    }
  }

  /** If asked for: the whole program before ordinary ones, from now on. */
  public void preferThisProgram() {
    if (priority != null) {
      RealTime.preferThisProgram();
    }
  }

  /** If asked for: the calling thread, and what it starts from now on, before all others. */
  public void request() {
    if (priority != null) {
      RealTime.request(priority);
    }
  }
}
