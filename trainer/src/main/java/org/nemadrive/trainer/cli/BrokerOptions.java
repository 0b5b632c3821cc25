package org.nemadrive.trainer.cli;

import java.nio.file.Path;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.config.InvalidConfigException;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.config.TelemetryConfigFile;
import org.nemadrive.telemetry.link.BrokerAddress;
import picocli.CommandLine.Option;

/** Which broker to publish to. */
final class BrokerOptions {
  @Option(
      names = "--telemetry",
      paramLabel = "FILE",
      description = "Publish over MQTT as this configuration says.")
  private Path configuration;

  @Option(
      names = "--broker",
      paramLabel = "URI",
      description = "Publish to this broker, for instance mqtt://127.0.0.1:1883.")
  private String broker;

  @Option(
      names = "--robot",
      paramLabel = "NAME",
      defaultValue = "trainer-1",
      description = "Name in the topics with --broker (default: ${DEFAULT-VALUE}).")
  private String robot;

  /** Whether anything is to be published. */
  boolean wanted() {
    return configuration != null || broker != null;
  }

  /**
   * Where to publish.
   *
   * @param fallbackBroker broker to use if none is named
   * @throws InvalidInputException if the options or the configuration cannot be used
   */
  TelemetryConfig config(String fallbackBroker) {
    if (configuration != null && broker != null) {
      throw new InvalidInputException(
          "--telemetry and --broker exclude each other; the configuration names its broker");
    }
    try {
      return configuration != null
          ? TelemetryConfigFile.read(configuration)
          : TelemetryConfig.of(robot, BrokerAddress.parse(broker == null ? fallbackBroker : broker))
              .withCommands(new CommandSettings(true, 500, 0));
    } catch (InvalidConfigException | IllegalArgumentException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
  }
}
