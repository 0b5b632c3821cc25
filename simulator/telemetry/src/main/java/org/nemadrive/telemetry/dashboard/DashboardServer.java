package org.nemadrive.telemetry.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * An HTTP server (Jetty) for the dashboard: its files, {@code config.json}, {@code schemas.json},
 * {@code healthz}, and under a path that is made anew at each start a WebSocket that is relayed to
 * the broker. Only our own page learns that path, and only our own page may use it: requests for
 * another host, and WebSockets of another origin, are refused.
 */
public final class DashboardServer implements AutoCloseable {
  /** What an idle connection has to say something, also half a request; our page pings each 5 s. */
  private static final long IDLE_MS = 15_000;

  /** The same once there are {@link #MAX_CONNECTIONS}. */
  private static final long IDLE_WHEN_CROWDED_MS = 10_000;

  private static final int MAX_CONNECTIONS = 512;

  /** A page sends commands; the largest of the project fit well. */
  private static final int MAX_FRAME_BYTES = 300_000;

  private static final int MAX_HEAD_BYTES = 8_192;
  private static final int MAX_THREADS = 8;

  private final Server server;
  private final ServerConnector connector;

  private DashboardServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts serving.
   *
   * @param address where to listen; the loopback address, a proxy stands before it if the page
   *     shall be seen from elsewhere
   * @param port TCP port, or 0 for any free one
   * @throws IOException naming the port, if it is taken
   */
  public static DashboardServer start(InetAddress address, int port, DashboardSettings settings)
      throws IOException {
    var threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("dashboard-http");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    var server = new Server(threads);
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEAD_BYTES);
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(address.getHostAddress());
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MS);
    server.addConnector(connector);
    var limit = new NetworkConnectionLimit(MAX_CONNECTIONS, connector);
    limit.setEndPointIdleTimeout(IDLE_WHEN_CROWDED_MS);
    server.addBean(limit);
    ServerWebSocketContainer webSockets = ServerWebSocketContainer.ensure(server);
    webSockets.setMaxFrameSize(MAX_FRAME_BYTES);
    webSockets.setIdleTimeout(Duration.ofMillis(2 * IDLE_MS));
    server.setHandler(new PageHandler(settings, webSockets));
    var dashboard = new DashboardServer(server, connector);
    try {
      server.start();
    } catch (IOException taken) {
      dashboard.close();
      throw new IOException(
          "the dashboard cannot listen on port "
              + port
              + ": "
              + taken.getMessage()
              + "; choose another with --dashboard PORT",
          taken);
    } catch (Exception failed) {
      dashboard.close();
      throw new IOException("the dashboard cannot be started: " + failed.getMessage(), failed);
    }
    return dashboard;
  }

  /** Where a browser on this machine finds the page. */
  public String url() {
    return "http://localhost:" + connector.getLocalPort() + "/";
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failed) {
      throw new IllegalStateException("the dashboard's server does not stop", failed);
    }
  }
}
