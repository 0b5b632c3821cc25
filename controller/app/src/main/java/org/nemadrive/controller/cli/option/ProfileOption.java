package org.nemadrive.controller.cli.option;

import java.nio.file.Path;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which robot a command is about. */
public final class ProfileOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec mixee;

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "FILE",
      description = "Hardware profile, for instance hardware-profiles/simulated.yaml.")
  private Path file;

  /** The file. */
  public Path file() {
    return file;
  }

  /** The profile in the file. Throws as {@link ProfileReader#read} does. */
  public RobotProfile read() {
    return ProfileReader.read(
        file, taken -> mixee.commandLine().getErr().println("controller: " + taken));
  }
}
