package org.nemadrive.controller.cli.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.nemadrive.controller.bench.BenchSuites;
import org.nemadrive.controller.bench.BenchTest;
import org.nemadrive.controller.bench.MotorBench;
import org.nemadrive.controller.bench.SpeedCurveBench;
import org.nemadrive.controller.cli.option.ProfileOption;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotAssembler;
import org.nemadrive.controller.robot.RobotWires;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.controller.time.SystemClock;
import org.nemadrive.simulator.body.CountScale;
import org.nemadrive.simulator.files.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Leads an owner through what is unproven of a board, with its wheels off the ground. */
@Command(
    name = "bench-check",
    mixinStandardHelpOptions = true,
    description = "Confirms on your board what was only read out of its firmware; wheels turn.")
public final class BenchCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ProfileOption profileOption;

  @Option(
      names = "--silence-seconds",
      paramLabel = "S",
      defaultValue = "60",
      description = "How long the board is left alone (default: ${DEFAULT-VALUE}).")
  private int silenceSeconds;

  @Option(names = "--list", description = "Print the tests and do nothing.")
  private boolean list;

  @Option(
      names = "--speed-curve",
      description = {
        "Measure what speed each duty gives instead, and print body.speedCurve. Wheels on the",
        "floor with ten metres free ahead give the speeds of driving, in the air those of idling."
      })
  private boolean speedCurve;

  @Option(
      names = "--motor",
      description = {
        "Measure how late and how slowly the wheels follow instead, and print body.motor. On the",
        "floor with ten metres free ahead, and only after the speed curve is right."
      })
  private boolean motor;

  @Override
  public Integer call() throws WireException, BoardException {
    RobotProfile profile = profileOption.read();
    Clock clock = new SystemClock();
    PrintWriter out = spec.commandLine().getOut();
    if (profile.isSimulated()) {
      out.println("A simulated robot has nothing unproven.");
      return 0;
    }
    try (Wires wires = list ? new NoWires() : RobotWires.open(profile, clock)) {
      Robot robot = new RobotAssembler(wires, clock).assembleForBench(profile);
      if (speedCurve) {
        return measureCurve(robot, clock, new Dialog(out), out);
      }
      if (motor) {
        return measureMotor(robot, clock, new Dialog(out), out);
      }
      List<BenchTest> tests =
          BenchSuites.of(profile, robot.board(), wires, clock, silenceSeconds * 1_000_000_000L);
      if (list) {
        tests.forEach(test -> out.printf("%-20s %s%n", test.name(), test.fact()));
        out.flush();
        return 0;
      }
      return run(tests, robot, new Dialog(out), out);
    }
  }

  private static int measureCurve(Robot robot, Clock clock, Dialog dialog, PrintWriter out)
      throws BoardException {
    if (robot.profile().body().scale() instanceof CountScale) {
      out.println("This board regulates speed itself; it needs no curve.");
      out.flush();
      return 0;
    }
    if (!dialog.confirm("Both wheels will turn forwards, up to full speed. Is the way free?")) {
      out.println("Nothing was done.");
      out.flush();
      return 1;
    }
    out.print(new SpeedCurveBench(robot.board(), robot.profile().body(), clock).measure().yaml());
    out.flush();
    return 0;
  }

  private static int measureMotor(Robot robot, Clock clock, Dialog dialog, PrintWriter out)
      throws BoardException {
    if (robot.profile().body().motor().isEmpty()) {
      throw new InvalidInputException(
          "%s has no section body.motor to begin with; copy it from the profile of the most similar"
                  .formatted(robot.profile().name())
              + " robot in hardware-profiles/");
    }
    MotorBench bench = new MotorBench(robot, clock);
    if (!dialog.confirm(
        "Both wheels will turn forwards for %.0f s, up to full speed. Is the way free?"
            .formatted(bench.durationS()))) {
      out.println("Nothing was done.");
      out.flush();
      return 1;
    }
    out.print(bench.measure().yaml());
    out.flush();
    return 0;
  }

  private static int run(List<BenchTest> tests, Robot robot, Dialog dialog, PrintWriter out)
      throws BoardException {
    if (!dialog.confirm("Wheels will turn. Are both off the ground and free?")) {
      out.println("Nothing was done.");
      out.flush();
      return 1;
    }
    int refuted = 0;
    try {
      for (BenchTest test : tests) {
        out.println(test.name() + ": " + test.fact());
        out.flush();
        BenchTest.Finding finding = test.run();
        refuted += finding.confirmed() ? 0 : 1;
        out.printf(
            "  %s: %s%n", finding.confirmed() ? "confirmed" : "NOT CONFIRMED", finding.measured());
      }
    } finally {
      robot.board().stop();
    }
    out.printf("%d of %d confirmed%n", tests.size() - refuted, tests.size());
    out.flush();
    return refuted == 0 ? 0 : 1;
  }
}
