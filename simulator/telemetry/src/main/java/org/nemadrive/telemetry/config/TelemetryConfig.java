package org.nemadrive.telemetry.config;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.link.BrokerLogin;
import org.nemadrive.telemetry.link.TlsFiles;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.message.Topics;

/**
 * How to publish and what to obey.
 *
 * @param robot name in the topics: small letters, digits, dashes
 * @param login which broker, and how to get in
 * @param ratesHz messages per second of each stream, {@link Stream#MIN_HZ} to {@link Stream#MAX_HZ}
 * @param commands what may be commanded
 * @param events how many events are kept, and where
 * @param homeAssistant whether to announce the robot to Home Assistant
 */
public record TelemetryConfig(
    String robot,
    BrokerLogin login,
    Map<Stream, Double> ratesHz,
    CommandSettings commands,
    EventSettings events,
    boolean homeAssistant) {
  public TelemetryConfig {
    new Topics(robot);
    var rates = new EnumMap<Stream, Double>(Stream.class);
    for (Stream stream : Stream.values()) {
      double hz = ratesHz.getOrDefault(stream, stream.defaultHz());
      if (!(hz >= Stream.MIN_HZ && hz <= Stream.MAX_HZ)) {
        throw new IllegalArgumentException(
            "rates_hz." + stream.word() + " is " + hz + ", allowed 0.1 to 50");
      }
      rates.put(stream, hz);
    }
    ratesHz = Map.copyOf(rates);
  }

  /** All defaults: no TLS, no commands, events in memory. */
  public static TelemetryConfig of(String robot, BrokerAddress broker) {
    return new TelemetryConfig(
        robot,
        BrokerLogin.of(broker),
        Map.of(),
        CommandSettings.disabled(),
        EventSettings.in(null),
        false);
  }

  /** Where the broker is. */
  public BrokerAddress broker() {
    return login.broker();
  }

  /** The same, obeying that. */
  public TelemetryConfig withCommands(CommandSettings other) {
    return new TelemetryConfig(robot, login, ratesHz, other, events, homeAssistant);
  }

  /** The same with another broker. */
  public TelemetryConfig withBroker(BrokerAddress other) {
    return new TelemetryConfig(robot, login.at(other), ratesHz, commands, events, homeAssistant);
  }

  /** The same with other rates. */
  public TelemetryConfig withRatesHz(Map<Stream, Double> other) {
    return new TelemetryConfig(robot, login, other, commands, events, homeAssistant);
  }

  /** The same, keeping events in that folder. */
  public TelemetryConfig withEventFolder(Path folder) {
    return new TelemetryConfig(
        robot, login, ratesHz, commands, EventSettings.in(folder), homeAssistant);
  }

  /** The same with a user, a password file and certificates; each may be null. */
  public TelemetryConfig withCredentials(String user, Path password, TlsFiles certificates) {
    BrokerLogin other = login.with(user, password, certificates);
    return new TelemetryConfig(robot, other, ratesHz, commands, events, homeAssistant);
  }

  /** The same, announced to Home Assistant or not. */
  public TelemetryConfig withHomeAssistant(boolean announced) {
    return new TelemetryConfig(robot, login, ratesHz, commands, events, announced);
  }
}
