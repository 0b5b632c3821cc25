package org.nemadrive.controller.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.nemadrive.controller.cli.option.ProfileOption;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.robot.DeviceNodes;
import org.nemadrive.controller.time.SystemClock;
import org.nemadrive.simulator.files.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what the service may touch for one robot, as a drop-in of its systemd unit. */
@Command(
    name = "unit",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what the systemd service may touch for one robot.",
      "It is a drop-in for nemadrive-controller.service that allows the devices of the robot and"
          + " the addresses of its broker, and nothing else. Touches no hardware."
    })
final class UnitCommand implements Callable<Integer> {
  private static final String ADDRESS = "[0-9A-Fa-f.:]+(/\\d{1,3})?";

  @Spec private CommandSpec spec;

  @Mixin private ProfileOption profileOption;

  @Option(
      names = "--broker",
      paramLabel = "ADDRESS",
      description = "IP address of a broker on another machine; can be given again.")
  private List<String> brokers = List.of();

  @Override
  public Integer call() {
    RobotProfile profile = profileOption.read();
    for (String broker : brokers) {
      if (!broker.matches(ADDRESS)) {
        throw new InvalidInputException(
            "--broker is '" + broker + "'; expected an IP address, as 'getent hosts NAME' prints");
      }
    }
    DeviceNodes nodes = DeviceNodes.of(profile, new SystemClock());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("# What %s may touch, from %s.%n", profile.name(), profileOption.file());
    out.println("[Service]");
    nodes.devices().forEach(device -> out.println("DeviceAllow=" + device + " rw"));
    nodes.folders().forEach(folder -> out.println("ReadWritePaths=-" + folder));
    brokers.forEach(broker -> out.println("IPAddressAllow=" + broker));
    out.flush();
    return 0;
  }
}
