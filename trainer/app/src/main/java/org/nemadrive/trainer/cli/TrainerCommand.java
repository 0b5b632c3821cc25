package org.nemadrive.trainer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Program;
import org.nemadrive.terminal.CommandLines;
import org.nemadrive.terminal.Invocation;
import org.nemadrive.trainer.cli.connectome.ConnectomeCommand;
import org.nemadrive.trainer.cli.connectome.LesionCommand;
import org.nemadrive.trainer.cli.option.Software;
import org.nemadrive.trainer.cli.train.BenchmarkCommand;
import org.nemadrive.trainer.cli.train.ResumeCommand;
import org.nemadrive.trainer.cli.train.TrainCommand;
import org.nemadrive.trainer.cli.train.WorkerCommand;
import org.nemadrive.trainer.cli.weights.ExportCommand;
import org.nemadrive.trainer.cli.weights.ImportCommand;
import org.nemadrive.trainer.cli.weights.KeygenCommand;
import org.nemadrive.trainer.cli.weights.PublishCommand;
import org.nemadrive.trainer.madsbench.MadsBenchmarkCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program {@code trainer}. */
@Command(
    name = "trainer",
    description = "Trains the nervous system of a worm to forage, and shows what it learned.",
    subcommands = {
      TrainCommand.class,
      ResumeCommand.class,
      EvaluateCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      KeygenCommand.class,
      PublishCommand.class,
      FilmCommand.class,
      BenchmarkCommand.class,
      WorkerCommand.class,
      ListCommand.class,
      ReportCommand.class,
      WatchCommand.class,
      ConnectomeCommand.class,
      LesionCommand.class,
      MadsBenchmarkCommand.class
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something failed that is not the caller's doing",
      "2:wrong usage or input; the message says what to do"
    })
public final class TrainerCommand implements Runnable {
  @Option(
      names = "--stacktrace",
      description = "Print the whole story of a failure, for a bug report.",
      scope = ScopeType.INHERIT)
  private boolean stacktrace;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs the program and ends the JVM with its exit code. */
  public static void main(String[] args) {
    Program.run("trainer", () -> commandLine().execute(args));
  }

  /** The program, ready to be run; what it prints can be redirected. */
  public static CommandLine commandLine() {
    TrainerCommand top = new TrainerCommand();
    CommandLine line = CommandLines.of(top, new Software());
    line.setExecutionExceptionHandler((e, command, parsed) -> top.report(e, command));
    return line;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
  }

  private int report(Exception e, CommandLine command) {
    PrintWriter err = command.getErr();
    if (stacktrace) {
      e.printStackTrace(err);
    }
    if (e instanceof InvalidInputException) {
      err.println("error: " + Invocation.typable(e.getMessage()));
      return CommandLine.ExitCode.USAGE;
    }
    String what = e instanceof IOException ? "a file could not be read or written: " : "";
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    err.println("failed: " + what + Invocation.typable(message));
    if (!stacktrace) {
      err.println("Run it again with --stacktrace for a bug report.");
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
