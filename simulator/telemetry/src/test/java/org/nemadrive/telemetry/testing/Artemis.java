package org.nemadrive.telemetry.testing;

import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.nemadrive.telemetry.link.BrokerAddress;

/**
 * ActiveMQ Artemis in this JVM, on loopback, with nothing on disk: a broker of other people that
 * answers reason code 142 where Debian's Mosquitto closes without a word.
 */
public final class Artemis implements AutoCloseable {
  private final EmbeddedActiveMQ server;
  private final int port;

  private Artemis(EmbeddedActiveMQ server, int port) {
    this.server = server;
    this.port = port;
  }

  /** A broker without passwords on a free port. */
  public static Artemis start() {
    int port = Mosquitto.freePort();
    try {
      var configuration =
          new ConfigurationImpl()
              .setPersistenceEnabled(false)
              .setSecurityEnabled(false)
              .setJMXManagementEnabled(false)
              .addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT");
      return new Artemis(new EmbeddedActiveMQ().setConfiguration(configuration).start(), port);
    } catch (Exception e) {
      throw new IllegalStateException("the broker does not start", e);
    }
  }

  /** Where it listens. */
  public BrokerAddress address() {
    return BrokerAddress.parse("mqtt://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the broker does not stop", e);
    }
  }
}
