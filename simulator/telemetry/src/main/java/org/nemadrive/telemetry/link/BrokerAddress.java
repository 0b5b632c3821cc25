package org.nemadrive.telemetry.link;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where the broker is: {@code mqtt://host:port} or {@code mqtts://host:port}.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65535
 * @param tls whether the connection is encrypted
 */
public record BrokerAddress(String host, int port, boolean tls) {
  private static final int PLAIN_PORT = 1883;
  private static final int TLS_PORT = 8883;

  /**
   * Reads an address; the port defaults to 1883, or 8883 with TLS.
   *
   * @throws IllegalArgumentException if it is not one, saying what is allowed
   */
  public static BrokerAddress parse(String text) {
    try {
      URI uri = new URI(text);
      boolean tls = "mqtts".equals(uri.getScheme());
      boolean plain = "mqtt".equals(uri.getScheme());
      boolean rest = uri.getRawPath() != null && uri.getRawPath().length() > 1;
      if (uri.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "a broker address carries no user and no password; use username and password_file");
      }
      if ((tls || plain) && uri.getHost() != null && !rest && uri.getRawQuery() == null) {
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? TLS_PORT : PLAIN_PORT;
        if (port >= 1 && port <= 65_535) {
          return new BrokerAddress(uri.getHost(), port, tls);
        }
      }
    } catch (URISyntaxException notOne) {
      // Said below, with what is allowed.
    }
    throw new IllegalArgumentException(
        "broker '" + text + "' is not an address; use mqtt://host:port or mqtts://host:port");
  }

  /** Whether the address can only mean this machine. */
  public boolean isLoopback() {
    String bare = host.replaceAll("[\\[\\]]", "");
    return bare.equals("localhost") || bare.equals("::1") || bare.matches("127(\\.\\d{1,3}){3}");
  }

  @Override
  public String toString() {
    return (tls ? "mqtts://" : "mqtt://") + host + ":" + port;
  }
}
