package org.nemadrive.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nemadrive.controller.replay.Replay;
import org.nemadrive.controller.telemetry.RecordedDrive;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.telemetry.cli.ConnectomeOption;
import org.nemadrive.telemetry.cli.UntilInterrupted;
import org.nemadrive.telemetry.dashboard.DashboardServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repeats a recorded drive and compares every byte. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Repeats a recorded drive to the same bytes, so that it can be looked at.")
final class ReplayCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "time_ns",
          "stimulus",
          "spikes",
          "left",
          "right",
          "left_counts",
          "right_counts",
          "x",
          "y",
          "food",
          "stop");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "What 'controller run --record' wrote.")
  private Path file;

  @Mixin private ConnectomeOption connectome;

  @Option(names = "--print", description = "Print every tick as a line of CSV.")
  private boolean print;

  @Option(
      names = "--dashboard",
      paramLabel = "PORT",
      arity = "0..1",
      fallbackValue = "8080",
      description =
          "Show the drive on the dashboard, to be played, paused and searched; on this port of this"
              + " machine, 0 for any free one (default: ${FALLBACK-VALUE}). Ctrl-C ends.")
  private Integer dashboardPort;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (dashboardPort != null) {
      return show(out);
    }
    if (print) {
      out.print(CsvTable.text(List.of(COLUMNS)));
    }
    Replay.Result result = Replay.run(file, connectome.named(), loop -> print(out, loop.sample()));
    out.printf(
        "%d ticks repeated, all %d bytes the same; at the end: %s%n",
        result.ticks(), result.bytes(), result.lastStop());
    out.flush();
    return 0;
  }

  private int show(PrintWriter out) throws IOException, InterruptedException {
    RecordedDrive drive = RecordedDrive.of(file, connectome.named());
    Replay.Result result = Replay.run(file, connectome.named(), loop -> drive.add(loop.sample()));
    try (UntilInterrupted until = UntilInterrupted.begin();
        DashboardServer server = DashboardServer.startRecorded(dashboardPort, drive.json())) {
      out.printf("%d ticks repeated, all %d bytes the same%n", result.ticks(), result.bytes());
      out.println("Dashboard: " + server.url());
      out.println("Ctrl-C ends.");
      out.flush();
      until.await();
    }
    return 0;
  }

  private void print(PrintWriter out, TickSample s) {
    if (print) {
      List<?> row =
          List.of(
              s.nowNs,
              s.stimulus(),
              s.spikeCount,
              s.leftCommand,
              s.rightCommand,
              s.leftCounts,
              s.rightCounts,
              thousandths(s.xWu),
              thousandths(s.yWu),
              s.foodEaten,
              s.stopReason);
      out.print(CsvTable.text(List.of(row)));
    }
  }

  private static String thousandths(double units) {
    return String.format(Locale.ROOT, "%.3f", units);
  }
}
