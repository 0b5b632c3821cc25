package org.nemadrive.controller.cli.drive;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.nemadrive.controller.cli.option.DriveOptions;
import org.nemadrive.controller.cli.option.RealTimeOption;
import org.nemadrive.controller.loop.LoopStatistics;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotWires;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.controller.time.SystemClock;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.mode.StopReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the loop's real-time targets on this machine. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description = {
      "Drives for a while and measures how punctual the loop is.",
      "Also measured are thinking time, ticks that allocate, memory and the time to the first tick."
    })
public final class MeasureCommand implements Callable<Integer> {
  /** The first tick only releases the stop. */
  private static final long FIRST_DRIVEN = 2;

  /** Points in a histogram file for each halving of what is left to 100 %. */
  private static final int PERCENTILES_PER_HALVING = 5;

  private static final double NS_PER_MICROSECOND = 1000;

  @Spec private CommandSpec spec;
  @Mixin private DriveOptions options;
  @Mixin private RealTimeOption realTime;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "60",
      description = "How long to drive (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--histograms",
      paramLabel = "DIR",
      description = {
        "Write lateness.hgrm, duration.hgrm and thinking.hgrm there: percentiles in microseconds,",
        "as hdrhistogram.github.io/HdrHistogram/plotFiles.html draws them."
      })
  private Path histograms;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private Instant firstTick;
  private long lastBytes;
  private long allocatedBytes;
  private long allocatingTicks;

  @Override
  public Integer call() throws Exception {
    realTime.check();
    if (seconds < 1) {
      throw new InvalidInputException("--seconds is " + seconds + ", expected 1 or more");
    }
    realTime.preferThisProgram();
    RobotProfile robot = options.readProfile();
    Clock clock = new SystemClock();
    long ticks = Math.round(seconds * 1e9 / robot.body().periodNs());
    PrintWriter out = spec.commandLine().getOut();
    try (DriveSession session =
        new DriveSession(
            options.settings(robot, Optional.empty()), RobotWires.open(robot, clock), clock)) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> session.endAndWait(StopReason.SHUTDOWN, 1000), "shutdown"));
      realTime.request();
      session.mode().start("measure");
      session.run(done -> goOn(done, ticks, session));
      out.println(StatisticsText.of(session.statistics()));
      out.printf("allocating ticks  %d (%d bytes)%n", allocatingTicks, allocatedBytes);
      out.printf("resident memory   %s, at most %s%n", memory("VmRSS"), memory("VmHWM"));
      out.printf(
          "first tick        %d ms after the start of the process%n",
          Duration.between(started(), firstTick).toMillis());
      StopReason reason = session.loop().stopReason();
      if (reason != StopReason.NONE) {
        out.printf("stopped: %s (%s)%n", reason, reason.advice());
      }
      if (histograms != null) {
        writeHistograms(session.statistics());
        out.println("histograms        " + histograms);
      }
      out.flush();
      return reason == StopReason.NONE ? 0 : 1;
    }
  }

  private void writeHistograms(LoopStatistics statistics) throws IOException {
    write("lateness", statistics.latenessNs());
    write("duration", statistics.durationNs());
    write("thinking", statistics.thinkingNs());
  }

  private void write(String name, Histogram ns) throws IOException {
    AtomicFile.write(
        histograms.resolve(name + ".hgrm"),
        out -> {
          PrintStream file = new PrintStream(out, false, StandardCharsets.UTF_8);
          ns.outputPercentileDistribution(file, PERCENTILES_PER_HALVING, NS_PER_MICROSECOND);
          file.flush();
        });
  }

  private boolean goOn(long done, long ticks, DriveSession session) {
    if (done == 1) {
      firstTick = Instant.now();
    }
    long bytes = threads.getCurrentThreadAllocatedBytes();
    if (done >= FIRST_DRIVEN && bytes != lastBytes) {
      allocatingTicks++;
      allocatedBytes += bytes - lastBytes;
    }
    boolean goOn = done <= ticks && (done == 0 || session.loop().stopReason() == StopReason.NONE);
    lastBytes = threads.getCurrentThreadAllocatedBytes();
    return goOn;
  }

  private static Instant started() {
    return ProcessHandle.current().info().startInstant().orElse(Instant.now());
  }

  private static String memory(String key) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return "unknown";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(key + ":"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
        .findFirst()
        .orElse("unknown");
  }
}
