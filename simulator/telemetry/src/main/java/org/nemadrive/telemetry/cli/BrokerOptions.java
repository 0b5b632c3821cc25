package org.nemadrive.telemetry.cli;

import java.nio.file.Path;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.config.InvalidConfigException;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.config.TelemetryConfigFile;
import org.nemadrive.telemetry.link.BrokerAddress;
import picocli.CommandLine.Option;

/** Which broker, and under which name: a mixin for any command. */
public final class BrokerOptions {
  /** Asks for a broker inside the program. */
  static final String EMBEDDED = "embedded";

  @Option(
      names = "--telemetry",
      paramLabel = "FILE",
      description = "Publish over MQTT as this configuration says.")
  private Path configuration;

  @Option(
      names = "--broker",
      paramLabel = "URI|" + EMBEDDED,
      description =
          "Publish to this broker, for instance mqtt://127.0.0.1:1883, or to one inside this"
              + " program, for a quick look.")
  private String broker;

  @Option(
      names = "--robot",
      paramLabel = "NAME",
      description = "Name in the topics with --broker (default: ${DEFAULT-VALUE}).")
  private String robot;

  private final String fallback;

  private BrokerOptions(String robot, String fallback) {
    this.robot = robot;
    this.fallback = fallback;
  }

  /** Options of a command that publishes only if a broker is named; the usual name is this. */
  public static BrokerOptions ifNamed(String robot) {
    return new BrokerOptions(robot, null);
  }

  /** Options of a command that publishes to a broker inside the program if none is named. */
  static BrokerOptions orEmbedded(String robot) {
    return new BrokerOptions(robot, EMBEDDED);
  }

  /** Whether anything is to be published. */
  public boolean wanted() {
    return configuration != null || broker != null || fallback != null;
  }

  /** Whether to a broker inside the program, which somebody must start then. */
  boolean isEmbedded() {
    return configuration == null && EMBEDDED.equals(broker == null ? fallback : broker);
  }

  /**
   * Where to publish and what to obey, at a broker that is there already.
   *
   * @throws InvalidInputException if the options or the configuration cannot be used
   */
  public TelemetryConfig config() {
    return config(broker == null ? fallback : broker);
  }

  /** As {@link #config()}, at this broker if no configuration names another. */
  TelemetryConfig config(String uri) {
    if (configuration != null && broker != null) {
      throw new InvalidInputException(
          "--telemetry and --broker exclude each other; the configuration names its broker");
    }
    try {
      return configuration != null
          ? TelemetryConfigFile.read(configuration)
          : TelemetryConfig.of(robot, BrokerAddress.parse(uri))
              .withCommands(CommandSettings.usual());
    } catch (InvalidConfigException | IllegalArgumentException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
  }
}
