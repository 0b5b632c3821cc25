package org.nemadrive.controller.cli.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nemadrive.controller.cli.option.ProfileOption;
import org.nemadrive.controller.doctor.BoardCheck;
import org.nemadrive.controller.doctor.Finding;
import org.nemadrive.controller.doctor.Machine;
import org.nemadrive.controller.doctor.MachineCheck;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.RobotAssembler;
import org.nemadrive.controller.robot.RobotWires;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.controller.time.SystemClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds what stops an owner at set-up, and says what to do. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Finds what stops a robot at set-up: what it found, what it expects, what to do.")
public final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ProfileOption profileOption;

  @Option(
      names = "--allow-motion",
      description = "Turn the left wheel once, to count its encoder and load the battery.")
  private boolean allowMotion;

  @Option(names = "--root", hidden = true, defaultValue = "/")
  private Path root;

  @Override
  public Integer call() throws BoardException {
    RobotProfile profile = profileOption.read();
    List<Finding> findings =
        new ArrayList<>(new MachineCheck(new Machine(root), profile).findings());
    PrintWriter out = spec.commandLine().getOut();
    boolean machineFails = findings.stream().anyMatch(f -> f.grade() == Finding.Grade.FAIL);
    if (machineFails) {
      out.println("The board is not asked before the machine is set up.");
    } else {
      askBoard(profile, findings);
    }
    findings.forEach(finding -> print(out, finding));
    long fails = findings.stream().filter(f -> f.grade() == Finding.Grade.FAIL).count();
    out.println(fails == 0 ? "Nothing stops this robot." : fails + " to be corrected.");
    out.flush();
    return fails == 0 ? 0 : 1;
  }

  private void askBoard(RobotProfile profile, List<Finding> findings) throws BoardException {
    Clock clock = new SystemClock();
    try (Wires wires = RobotWires.open(profile, clock)) {
      Robot robot = new RobotAssembler(wires, clock).assembleForBench(profile);
      BoardCheck check = new BoardCheck(robot, clock);
      findings.addAll(check.atRest());
      if (allowMotion && findings.stream().allMatch(f -> f.grade() != Finding.Grade.FAIL)) {
        turnWheel(check, findings);
      }
    } catch (WireException e) {
      findings.add(new Finding(Finding.Grade.FAIL, "ports", e.getMessage(), "open", ""));
    }
  }

  private void turnWheel(BoardCheck check, List<Finding> findings) throws BoardException {
    Dialog dialog = new Dialog(spec.commandLine().getOut());
    if (!dialog.confirm("The left wheel will turn about once. Is it off the ground?")) {
      return;
    }
    BoardCheck.TurnResult turn = check.turnLeftWheelOnce();
    findings.add(check.underLoad(turn));
    dialog
        .number("How many turns did the left wheel make (0.4, 1, 2.7)?", 0.05, 50)
        .ifPresent(turns -> findings.add(turn.judge(turns)));
  }

  private static void print(PrintWriter out, Finding finding) {
    out.printf("%-4s %s: %s%n", finding.grade(), finding.subject(), finding.found());
    if (finding.grade() != Finding.Grade.OK) {
      out.printf("     expected: %s%n", finding.expected());
      if (!finding.advice().isEmpty()) {
        out.printf("     do: %s%n", finding.advice());
      }
    }
  }
}
