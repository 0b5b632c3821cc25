package org.nemadrive.telemetry.config;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.link.TlsFiles;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.message.Topics;

/**
 * How to publish and what to obey.
 *
 * @param robot name in the topics: small letters, digits, dashes
 * @param broker where the broker is
 * @param insecure whether an unencrypted connection to another machine is allowed
 * @param username user at the broker, or null
 * @param passwordFile file whose first line is the password, readable by its owner only, or null
 * @param tls certificates, or null
 * @param keepAliveS seconds of silence after which a connection is doubted, 2 to 60
 * @param ratesHz messages per second of each stream, {@link Stream#MIN_HZ} to {@link Stream#MAX_HZ}
 * @param commands what may be commanded
 * @param homeAssistant whether to announce the robot to Home Assistant
 * @param eventFolder where events outlive an outage, or null for memory only
 * @param maxEvents events kept at most, 16 to 1,000,000
 * @param maxEventBytes bytes of events kept at most, 16 kB or more
 */
public record TelemetryConfig(
    String robot,
    BrokerAddress broker,
    boolean insecure,
    String username,
    Path passwordFile,
    TlsFiles tls,
    int keepAliveS,
    Map<Stream, Double> ratesHz,
    CommandSettings commands,
    boolean homeAssistant,
    Path eventFolder,
    int maxEvents,
    long maxEventBytes) {
  private static final int DEFAULT_KEEP_ALIVE_S = 5;
  private static final int DEFAULT_MAX_EVENTS = 4_096;
  private static final long DEFAULT_MAX_EVENT_BYTES = 4 << 20;

  public TelemetryConfig {
    new Topics(robot);
    if (!broker.tls() && !broker.isLoopback() && !insecure) {
      throw new IllegalArgumentException(
          "broker "
              + broker
              + " is another machine and the connection would not be encrypted: use mqtts://, or"
              + " set insecure: true if anybody on that network may read and drive this robot");
    }
    if (keepAliveS < 2 || keepAliveS > 60) {
      throw new IllegalArgumentException("keep_alive_s is " + keepAliveS + ", allowed 2 to 60");
    }
    if (maxEvents < 16 || maxEvents > 1_000_000 || maxEventBytes < 16_384) {
      throw new IllegalArgumentException(
          "events.max_count is "
              + maxEvents
              + " and events.max_bytes "
              + maxEventBytes
              + ", allowed 16 to 1000000 and 16384 or more");
    }
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
        broker,
        false,
        null,
        null,
        null,
        DEFAULT_KEEP_ALIVE_S,
        Map.of(),
        CommandSettings.disabled(),
        false,
        null,
        DEFAULT_MAX_EVENTS,
        DEFAULT_MAX_EVENT_BYTES);
  }

  /** The same with another broker. */
  public TelemetryConfig withBroker(BrokerAddress other) {
    return new TelemetryConfig(
        robot,
        other,
        insecure,
        username,
        passwordFile,
        tls,
        keepAliveS,
        ratesHz,
        commands,
        homeAssistant,
        eventFolder,
        maxEvents,
        maxEventBytes);
  }

  /** The same, obeying that. */
  public TelemetryConfig withCommands(CommandSettings other) {
    return new TelemetryConfig(
        robot,
        broker,
        insecure,
        username,
        passwordFile,
        tls,
        keepAliveS,
        ratesHz,
        other,
        homeAssistant,
        eventFolder,
        maxEvents,
        maxEventBytes);
  }

  /** The same with other rates. */
  public TelemetryConfig withRatesHz(Map<Stream, Double> other) {
    return new TelemetryConfig(
        robot,
        broker,
        insecure,
        username,
        passwordFile,
        tls,
        keepAliveS,
        other,
        commands,
        homeAssistant,
        eventFolder,
        maxEvents,
        maxEventBytes);
  }

  /** The same, keeping events in that folder. */
  public TelemetryConfig withEventFolder(Path folder) {
    return new TelemetryConfig(
        robot,
        broker,
        insecure,
        username,
        passwordFile,
        tls,
        keepAliveS,
        ratesHz,
        commands,
        homeAssistant,
        folder,
        maxEvents,
        maxEventBytes);
  }

  /** The same with a user, a password file and certificates; each may be null. */
  public TelemetryConfig withCredentials(String user, Path password, TlsFiles certificates) {
    return new TelemetryConfig(
        robot,
        broker,
        insecure,
        user,
        password,
        certificates,
        keepAliveS,
        ratesHz,
        commands,
        homeAssistant,
        eventFolder,
        maxEvents,
        maxEventBytes);
  }

  /** The same, announced to Home Assistant or not. */
  public TelemetryConfig withHomeAssistant(boolean announced) {
    return new TelemetryConfig(
        robot,
        broker,
        insecure,
        username,
        passwordFile,
        tls,
        keepAliveS,
        ratesHz,
        commands,
        announced,
        eventFolder,
        maxEvents,
        maxEventBytes);
  }
}
