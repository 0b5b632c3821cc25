package org.nemadrive.broker;

import io.moquette.BrokerConstants;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An MQTT 5 broker in this process (Fraunhofer's build of Moquette 0.18.3), bound to 127.0.0.1,
 * anonymous and without persistence. It has no WebSocket listener: any page in any browser of this
 * machine could speak to it.
 *
 * <p>It is for a quick look and for tests. It predates the denial-of-service and access-control
 * fixes made upstream in 2026, so it must never listen to a network: there is no way to give it
 * another address. A robot uses Mosquitto instead.
 */
public final class EmbeddedBroker implements AutoCloseable {
  /** What a user is told whenever this broker starts. */
  public static final String NOTICE =
      "The embedded broker is for a quick look on this machine only: it listens on 127.0.0.1, asks"
          + " for no password and keeps nothing. For a robot, install Mosquitto.";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final int ATTEMPTS = 5;
  private static final int MAX_MESSAGE_BYTES = 300_000;

  static {
    // Off-heap tricks win nothing here, and newer JDKs print a warning about them.
    if (System.getProperty("io.netty.noUnsafe") == null) {
      System.setProperty("io.netty.noUnsafe", "true");
    }
  }

  private final Server server;
  private final int port;

  private EmbeddedBroker(Server server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts a broker on a port the system chooses. Throws as {@link #start(int)} does. */
  public static EmbeddedBroker start() throws IOException {
    return start(0);
  }

  /**
   * Starts a broker; takes about half a second.
   *
   * @param port TCP port for MQTT on 127.0.0.1, or 0 for any free one
   * @throws IOException naming the port, if it is taken
   */
  public static EmbeddedBroker start(int port) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return open(freePort(port));
      } catch (IOException taken) {
        // Another program may take a port between its choice and its use.
        if (port != 0 || attempt == ATTEMPTS) {
          throw taken;
        }
      }
    }
  }

  private static EmbeddedBroker open(int mqtt) throws IOException {
    var settings = new Properties();
    settings.setProperty(IConfig.HOST_PROPERTY_NAME, LOOPBACK);
    settings.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(mqtt));
    settings.setProperty(IConfig.WEB_SOCKET_PORT_PROPERTY_NAME, BrokerConstants.DISABLED_PORT_BIND);
    settings.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
    // mosquitto_pub and mosquitto_sub name themselves so unless told otherwise.
    settings.setProperty(BrokerConstants.ALLOW_ZERO_BYTE_CLIENT_ID_PROPERTY_NAME, "true");
    settings.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    settings.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    settings.setProperty(
        IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(MAX_MESSAGE_BYTES));
    settings.setProperty(
        IConfig.BUFFER_FLUSH_MS_PROPERTY_NAME,
        Integer.toString(BrokerConstants.IMMEDIATE_BUFFER_FLUSH));
    var server = new Server();
    try {
      server.startServer(new MemoryConfig(settings));
    } catch (IOException | RuntimeException failed) {
      throw new IOException(
          "the embedded broker could not listen on 127.0.0.1, port " + mqtt, failed);
    }
    LOG.info(NOTICE);
    return new EmbeddedBroker(server, mqtt);
  }

  private static int freePort(int wanted) throws IOException {
    try (var probe = new ServerSocket(wanted, 1, InetAddress.getByName(LOOPBACK))) {
      return probe.getLocalPort();
    } catch (IOException taken) {
      throw new IOException(
          "port " + wanted + " on 127.0.0.1 is taken; stop what uses it or choose another", taken);
    }
  }

  /** Where MQTT clients connect, for example {@code mqtt://127.0.0.1:1883}. */
  public String uri() {
    // Not server.getPort(): right after the start that may still be 0, and is on a busy machine.
    return "mqtt://" + LOOPBACK + ":" + port;
  }

  /** Stops the broker and disconnects everyone; takes up to two seconds. */
  @Override
  public void close() {
    server.stopServer();
  }
}
