package org.nemadrive.telemetry.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.nemadrive.simulator.files.StrictJson;

/**
 * An HTTP server for the dashboard: its files, {@code /config.json} (where the broker's WebSocket
 * is and which robot to show) and {@code /healthz}. It answers GET and HEAD only, and its content
 * security policy lets the page speak to itself and to that one broker.
 */
public final class DashboardServer implements AutoCloseable {
  private static final String HOST = "{host}";

  private final HttpServer server;
  private final ExecutorService threads;
  private final Map<String, StaticFile> files;
  private final String brokerUrl;

  private DashboardServer(HttpServer server, String brokerUrl, Map<String, StaticFile> files) {
    this.server = server;
    this.brokerUrl = brokerUrl;
    this.files = files;
    threads =
        Executors.newFixedThreadPool(
            2, task -> Thread.ofPlatform().daemon().name("dashboard-http").unstarted(task));
  }

  /**
   * Starts serving.
   *
   * @param address where to listen; the loopback address unless the page shall be seen from
   *     elsewhere
   * @param port TCP port, or 0 for any free one
   * @param brokerUrl WebSocket address of the broker, {@code ws://} or {@code wss://}; {@code
   *     {host}} in it stands for the host the page was loaded from
   * @param robot the robot shown first, or empty for any
   * @throws IOException naming the port, if it is taken
   * @throws IllegalArgumentException if the broker's address is not a WebSocket address
   */
  public static DashboardServer start(InetAddress address, int port, String brokerUrl, String robot)
      throws IOException {
    requireWebSocket(brokerUrl);
    ObjectNode config = StrictJson.mapper().createObjectNode();
    config.put("broker_url", brokerUrl);
    config.put("robot", robot);
    var files = new TreeMap<>(StaticFile.all());
    files.put("/config.json", json(config.toString()));
    files.put("/healthz", json("{\"status\":\"ok\"}"));
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(address, port), 0);
    } catch (IOException taken) {
      throw new IOException(
          "the dashboard cannot listen on port " + port + ": " + taken.getMessage(), taken);
    }
    var dashboard = new DashboardServer(server, brokerUrl, files);
    server.setExecutor(dashboard.threads);
    server.createContext("/", dashboard::answer);
    server.start();
    return dashboard;
  }

  private static StaticFile json(String text) {
    return new StaticFile("application/json; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void requireWebSocket(String url) {
    URI uri = URI.create(url.replace(HOST, "host"));
    if (uri.getHost() == null || !("ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme()))) {
      throw new IllegalArgumentException(
          "'" + url + "' is not a WebSocket address; use ws://host:port/ or wss://host:port/");
    }
  }

  /** Where a browser on this machine finds the page. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      StaticFile file = files.get(exchange.getRequestURI().getPath());
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Security-Policy", policy(exchange));
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Cache-Control", "no-cache");
      if (!method.equals("GET") && !method.equals("HEAD")) {
        headers.set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
      } else if (file == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        headers.set("Content-Type", file.type());
        if (method.equals("HEAD")) {
          exchange.sendResponseHeaders(200, -1);
        } else {
          exchange.sendResponseHeaders(200, file.content().length);
          exchange.getResponseBody().write(file.content());
        }
      }
    }
  }

  private String policy(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String pageHost = host == null ? "localhost" : host.replaceFirst(":\\d+$", "");
    String safe = pageHost.matches("[A-Za-z0-9.\\-\\[\\]:]+") ? pageHost : "localhost";
    URI broker = URI.create(brokerUrl.replace(HOST, safe));
    String origin =
        broker.getScheme()
            + "://"
            + broker.getHost()
            + (broker.getPort() < 0 ? "" : ":" + broker.getPort());
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
        + " 'self' "
        + origin
        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
