package org.nemadrive.controller.cli;

import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.record.ReplayDivergedException;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Program;
import org.nemadrive.terminal.CommandLines;
import org.nemadrive.terminal.Invocation;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The controller's commands. Exit code 2 for wrong input or usage, 1 for a failure. */
@Command(
    name = "controller",
    description = "Lets a trained connectome drive a two-wheeled robot in real time.",
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      DoctorCommand.class,
      BenchCheckCommand.class,
      HilCommand.class,
      ReplayCommand.class,
      DriveCommand.class,
      MeasureCommand.class,
      StopMotorsCommand.class,
      UnitCommand.class,
      WeightsCommand.class
    })
public final class Controller implements Runnable {
  @Spec private CommandSpec spec;

  /** Tells the version in the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {nameAndVersion()};
    }
  }

  private Controller() {}

  /** Name and version of this program, as its jar says. */
  static String nameAndVersion() {
    String version = Controller.class.getPackage().getImplementationVersion();
    return "controller " + (version == null ? "(unpacked)" : version);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  /** Runs one command and ends the program with its exit code. */
  public static void main(String[] args) {
    Program.run("controller", () -> commandLine().execute(args));
  }

  /** The program, ready to be run; what it prints can be redirected. */
  public static CommandLine commandLine() {
    return CommandLines.of(new Controller(), new Version())
        .setExecutionExceptionHandler(Controller::explain);
  }

  /** A person's mistake is one sentence; only a bug shows where it happened. */
  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult result) {
    int code =
        switch (e) {
          case InvalidInputException wrong -> 2;
          case WireException machine -> 1;
          case BoardException board -> 1;
          case ReplayDivergedException different -> 1;
          case java.io.IOException file -> 1;
          default -> {
            LoggerFactory.getLogger(Controller.class).error("This is a bug in the controller", e);
            yield 1;
          }
        };
    command
        .getErr()
        .println(
            (code == 2 ? "error: " : "failed: ")
                + Invocation.typable(String.valueOf(e.getMessage())));
    return code;
  }
}
