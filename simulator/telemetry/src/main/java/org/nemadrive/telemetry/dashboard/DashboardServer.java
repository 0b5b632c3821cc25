package org.nemadrive.telemetry.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nemadrive.simulator.files.StrictJson;

/**
 * An HTTP server for the dashboard: its files, {@code config.json}, {@code schemas.json}, {@code
 * healthz}, and under a path that is made anew at each start a WebSocket that is relayed to the
 * broker. Only our own page learns that path, and only our own page may use it: requests for
 * another host, and WebSockets of another origin, are refused.
 *
 * <p>Requests that are not whole within seconds are dropped; when there are many of them, the
 * oldest goes first.
 */
public final class DashboardServer implements AutoCloseable {
  private static final long WHOLE_WITHIN_NS = 5_000_000_000L;
  private static final int MAX_REQUESTS = 64;
  private static final int MAX_PAGES = 32;
  private static final int SECRET_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ServerSocket server;
  private final DashboardSettings settings;
  private final PageOrigin origin;
  private final String relayPath;
  private final Map<String, StaticFile> files;
  private final LinkedHashSet<Socket> requests = new LinkedHashSet<>();
  private final Set<Socket> pages = new HashSet<>();

  private DashboardServer(
      ServerSocket server,
      DashboardSettings settings,
      String relay,
      Map<String, StaticFile> files) {
    this.server = server;
    this.settings = settings;
    this.files = files;
    origin = PageOrigin.of(settings.publishedUrl());
    relayPath = settings.webSocket() == null ? "/" + relay : null;
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
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    String relay = "mqtt/" + HexFormat.of().formatHex(secret);
    ObjectNode config = StrictJson.mapper().createObjectNode();
    config.put("broker_url", settings.webSocket() == null ? relay : settings.webSocket());
    config.put("robot", settings.robot());
    var files = new TreeMap<>(StaticFile.all());
    files.put("/config.json", StaticFile.json(config.toString()));
    files.put("/healthz", StaticFile.json("{\"status\":\"ok\"}"));
    ServerSocket server;
    try {
      server = new ServerSocket();
      server.bind(new InetSocketAddress(address, port), MAX_REQUESTS);
    } catch (IOException taken) {
      throw new IOException(
          "the dashboard cannot listen on port "
              + port
              + ": "
              + taken.getMessage()
              + "; choose another with --dashboard PORT",
          taken);
    }
    var dashboard = new DashboardServer(server, settings, relay, files);
    Thread.ofPlatform().daemon().name("dashboard-http").start(dashboard::acceptAll);
    return dashboard;
  }

  /** Where a browser on this machine finds the page. */
  public String url() {
    return "http://localhost:" + server.getLocalPort() + "/";
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        admit(socket);
        Thread.ofVirtual().name("dashboard-request").start(() -> serve(socket));
      } catch (IOException closedOrOutOfSockets) {
        Thread.onSpinWait(); // asked again whether it is closed
      }
    }
  }

  private synchronized void admit(Socket socket) {
    if (requests.size() >= MAX_REQUESTS) {
      close(requests.removeFirst());
    }
    requests.add(socket);
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      RequestHead request = RequestHead.read(socket, WHOLE_WITHIN_NS);
      if (request == null) {
        return;
      }
      if (!origin.isOurs(request)) {
        refuse(
            socket,
            "403 Forbidden",
            "This page is served to this machine only. Behind a proxy, start with --dashboard-url"
                + " and the address people type.");
      } else if (request.path().equals(relayPath)) {
        relay(socket, request);
      } else {
        answer(socket, request);
      }
    } catch (IOException gone) {
      // A tab was closed, or whoever asked did not wait.
    } finally {
      leave(socket);
    }
  }

  private synchronized void leave(Socket socket) {
    requests.remove(socket);
    pages.remove(socket);
  }

  private void relay(Socket socket, RequestHead request) throws IOException {
    if (!WebSocketRelay.isAskedFor(request)) {
      refuse(socket, "400 Bad Request", "Here is a WebSocket with the subprotocol mqtt.");
    } else if (!origin.isFromOurPage(request)) {
      refuse(
          socket,
          "403 Forbidden",
          "Only our own page may speak to the broker. Behind a proxy, start with --dashboard-url"
              + " and the address people type.");
    } else if (!becomesPage(socket)) {
      refuse(socket, "503 Service Unavailable", MAX_PAGES + " pages are open; close one.");
    } else {
      Socket broker;
      try {
        broker = settings.broker().open();
      } catch (IOException unreachable) {
        refuse(socket, "502 Bad Gateway", "The broker cannot be reached.");
        return;
      }
      WebSocketRelay.run(socket, request, broker);
    }
  }

  private synchronized boolean becomesPage(Socket socket) {
    requests.remove(socket);
    return pages.size() < MAX_PAGES && pages.add(socket);
  }

  private void answer(Socket socket, RequestHead request) throws IOException {
    String method = request.method();
    StaticFile file = files.get(request.path());
    if (!method.equals("GET") && !method.equals("HEAD")) {
      send(socket, "405 Method Not Allowed", "Allow: GET, HEAD\r\n", new byte[0], 0);
    } else if (file == null) {
      refuse(socket, "404 Not Found", "There is no such page.");
    } else {
      String pageHost = request.header("host").replaceFirst(":\\d+$", "");
      String headers =
          "Content-Type: "
              + file.type()
              + "\r\nContent-Security-Policy: default-src 'none'; script-src 'self'; style-src"
              + " 'self'; img-src 'self'; connect-src 'self'"
              + settings.otherOrigin(pageHost)
              + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n";
      byte[] body = method.equals("HEAD") ? new byte[0] : file.content();
      send(socket, "200 OK", headers, body, file.content().length);
    }
  }

  private static void refuse(Socket socket, String status, String why) throws IOException {
    byte[] body = (why + "\n").getBytes(StandardCharsets.UTF_8);
    send(socket, status, "Content-Type: text/plain; charset=utf-8\r\n", body, body.length);
  }

  private static void send(
      Socket socket, String status, String headers, byte[] body, int contentLength)
      throws IOException {
    String head =
        "HTTP/1.1 "
            + status
            + "\r\n"
            + headers
            + "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"
            + "Cache-Control: no-store\r\nConnection: close\r\nContent-Length: "
            + contentLength
            + "\r\n\r\n";
    OutputStream out = socket.getOutputStream();
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.write(body);
    socket.shutdownOutput();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // That is all we want.
    }
  }

  @Override
  public synchronized void close() {
    try {
      server.close();
    } catch (IOException alreadyClosed) {
      // That is all we want.
    }
    requests.forEach(DashboardServer::close);
    pages.forEach(DashboardServer::close);
  }
}
