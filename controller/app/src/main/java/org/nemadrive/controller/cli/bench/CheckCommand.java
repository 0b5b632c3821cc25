package org.nemadrive.controller.cli.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.world.Locomotion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Validates a profile without touching hardware, and says what follows from it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Validates a hardware profile without touching hardware.")
public final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "FILE",
      description = "Hardware profile to validate.")
  private Path file;

  @Override
  public Integer call() {
    RobotProfile profile =
        ProfileReader.read(
            file, taken -> spec.commandLine().getErr().println("controller: " + taken));
    BodyModel body = profile.body();
    double unitM = body.mmPerUnit() / 1000;
    double slowest = Locomotion.Paper.DEFAULT.minSpeed() * unitM / body.periodS();
    double fastest = Locomotion.Paper.DEFAULT.maxSpeed() * unitM / body.periodS();
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s: profile is valid%n", profile.name());
    out.printf(Locale.ROOT, "tick              %.1f ms%n", body.periodNs() / 1e6);
    out.printf(Locale.ROOT, "arena             %.2f m x %.2f m%n", 1600 * unitM, 1200 * unitM);
    out.printf(Locale.ROOT, "the worm crawls   %.3f to %.3f m/s%n", slowest, fastest);
    out.printf(Locale.ROOT, "wheels run up to  %.3f m/s%n", body.maxWheelSpeedMps());
    out.printf(
        Locale.ROOT,
        "turn on the spot  up to %.2f rad a tick%n",
        2000 * body.maxWheelSpeedMps() / body.wheelBaseMm() * body.periodS());
    out.printf(Locale.ROOT, "one encoder count %.3f mm%n", 1 / body.countsPerMm());
    out.printf("touch sensors     %d%n", profile.touch().size());
    if (slowest > body.maxWheelSpeedMps()) {
      out.println("note: the worm's slowest crawl is faster than the wheels; lower mmPerUnit");
    } else if (fastest > body.maxWheelSpeedMps()) {
      out.println("note: the worm's fastest crawl is faster than the wheels and will be slowed");
    }
    if (profile.safety().batteryStopMv() == 0 && !profile.isSimulated()) {
      out.println("note: no battery limit; a lithium pack is not protected");
    }
    out.flush();
    return 0;
  }
}
