package org.nemadrive.telemetry.cli;

import java.util.concurrent.Callable;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Program;
import org.nemadrive.telemetry.link.BrokerAddress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what many robots on one broker cost and lose. */
@Command(
    name = "telemetry-load",
    description = "Simulate many robots on one broker and measure loss, latency and CPU.",
    mixinStandardHelpOptions = true)
public final class LoadCommand implements Callable<Integer> {
  @Option(
      names = "--broker",
      defaultValue = "mqtt://127.0.0.1:1883",
      description = "broker (default: ${DEFAULT-VALUE})")
  private String broker;

  @Option(
      names = "--robots",
      defaultValue = "200",
      description = "how many robots (default: ${DEFAULT-VALUE})")
  private int robots;

  @Option(
      names = "--hz",
      defaultValue = "10",
      description = "ticks and tick messages per second and robot (default: ${DEFAULT-VALUE})")
  private double hz;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "how long to measure (default: ${DEFAULT-VALUE})")
  private int seconds;

  /** Runs the command; exit code 2 for wrong usage or input, 1 for a failure. */
  public static void main(String[] args) {
    var commandLine = new CommandLine(new LoadCommand());
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("telemetry-load: " + failure.getMessage());
          boolean wrong =
              failure instanceof InvalidInputException
                  || failure instanceof IllegalArgumentException;
          return wrong ? 2 : 1;
        });
    Program.run("telemetry-load", () -> commandLine.execute(args));
  }

  @Override
  public Integer call() throws Exception {
    if (robots < 1 || robots > 2_000 || seconds < 5 || !(hz >= 1 && hz <= 50)) {
      throw new InvalidInputException(
          "allowed are 1 to 2000 robots, 5 seconds or more, 1 to 50 Hz");
    }
    var run = new LoadRun(BrokerAddress.parse(broker), robots, hz, seconds);
    System.out.println(run.measure());
    return 0;
  }
}
