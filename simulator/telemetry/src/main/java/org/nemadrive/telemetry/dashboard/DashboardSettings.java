package org.nemadrive.telemetry.dashboard;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/**
 * What a dashboard shows and how its page reaches the broker.
 *
 * @param robot the robot shown first, or empty for any
 * @param broker opens a connection to the broker, which the page's WebSocket is relayed to
 * @param webSocket the broker's own WebSocket listener, which the page speaks to instead, or null;
 *     {@code {host}} in it stands for the host the page was loaded from
 * @param publishedUrl where the page is behind a proxy, or null
 */
public record DashboardSettings(
    String robot, BrokerDoor broker, String webSocket, String publishedUrl) {
  private static final String HOST = "{host}";

  /** Opens connections to the broker. */
  @FunctionalInterface
  public interface BrokerDoor {
    /** A connected socket on which MQTT is spoken, encrypted if the broker wants it so. */
    Socket open() throws IOException;
  }

  public DashboardSettings {
    PageOrigin.of(publishedUrl);
    if (webSocket != null) {
      URI uri = webSocketAt(webSocket, "host");
      boolean known = "ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme());
      if (uri.getHost() == null || !known) {
        throw new IllegalArgumentException(
            "'"
                + webSocket
                + "' is not a WebSocket address; use ws://host:port/ or wss://host:port/");
      }
    }
  }

  /** A page whose WebSocket is relayed to the broker. */
  public static DashboardSettings relayed(String robot, BrokerDoor broker) {
    return new DashboardSettings(robot, broker, null, null);
  }

  /** A page that speaks to the broker's own WebSocket listener. */
  public static DashboardSettings direct(String robot, String webSocket) {
    return new DashboardSettings(robot, null, webSocket, null);
  }

  /** The same behind a proxy; null for none. */
  public DashboardSettings publishedAt(String url) {
    return new DashboardSettings(robot, broker, webSocket, url);
  }

  /** Where the page may speak to beside its own server, for the policy; empty for nowhere else. */
  String otherOrigin(String pageHost) {
    if (webSocket == null) {
      return "";
    }
    URI uri = webSocketAt(webSocket, pageHost);
    return " " + uri.getScheme() + "://" + uri.getAuthority();
  }

  private static URI webSocketAt(String webSocket, String host) {
    return URI.create(webSocket.replace(HOST, host));
  }
}
