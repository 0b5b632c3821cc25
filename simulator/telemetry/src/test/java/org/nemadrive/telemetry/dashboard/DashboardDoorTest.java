package org.nemadrive.telemetry.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.testing.OpensBroker;

/** Who may ask the dashboard's server for what, by the JDK's own HTTP and WebSocket clients. */
@OpensBroker
class DashboardDoorTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int PATIENCE_MS = 120_000;

  /** A broker that says back what it hears. */
  private static final class Echo implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 8, LOOPBACK);

    Echo() throws IOException {
      Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
      try {
        while (true) {
          Socket socket = server.accept();
          Thread.ofVirtual().start(() -> echo(socket));
        }
      } catch (IOException closed) {
        // The test is over.
      }
    }

    private static void echo(Socket socket) {
      try (socket) {
        socket.getInputStream().transferTo(socket.getOutputStream());
      } catch (IOException gone) {
        // The relay ended.
      }
    }

    DashboardServer dashboard(String publishedUrl) throws IOException {
      var settings =
          DashboardSettings.relayed("nema-1", () -> new Socket(LOOPBACK, server.getLocalPort()));
      return DashboardServer.start(LOOPBACK, 0, settings.publishedAt(publishedUrl));
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  private static int portOf(DashboardServer server) {
    return URI.create(server.url()).getPort();
  }

  /** The first line of the answer to these bytes; null if there was none. */
  private static String ask(DashboardServer server, String request) throws IOException {
    try (var socket = new Socket(LOOPBACK, portOf(server))) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse(null);
    }
  }

  private static String relayOf(DashboardServer server) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(server.url() + "config.json")).build();
    String config = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(config).path("broker_url").asText();
  }

  private static WebSocket open(String path, DashboardServer server, String origin, Bytes heard)
      throws Exception {
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .subprotocols("mqtt")
        .header("Origin", origin)
        .buildAsync(URI.create(server.url().replace("http:", "ws:") + path), heard)
        .get();
  }

  /** What came over a WebSocket, until it is as long as expected. */
  private record Bytes(int expected, List<byte[]> frames, CompletableFuture<byte[]> whole)
      implements WebSocket.Listener {
    Bytes(int expected) {
      this(expected, new ArrayList<>(), new CompletableFuture<>());
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      frames.add(bytes);
      int size = frames.stream().mapToInt(frame -> frame.length).sum();
      if (size >= expected) {
        ByteBuffer all = ByteBuffer.allocate(size);
        frames.forEach(all::put);
        whole.complete(all.array());
      }
      socket.request(1);
      return null;
    }
  }

  @Test
  void whatAPageSaysReachesTheBrokerByteForByteAndBack() throws Exception {
    for (int length : new int[] {1, 125, 126, 65_535, 65_536, 262_144}) {
      byte[] said = new byte[length];
      for (int index = 0; index < length; index++) {
        said[index] = (byte) (index * 31);
      }
      var heard = new Bytes(length);
      try (var broker = new Echo();
          var server = broker.dashboard(null)) {
        String origin = server.url().replaceFirst("/$", "");
        WebSocket socket = open(relayOf(server), server, origin, heard);
        // In two parts: frames and messages of MQTT need not begin together.
        socket.sendBinary(ByteBuffer.wrap(said, 0, length / 2), false).get();
        socket.sendBinary(ByteBuffer.wrap(said, length / 2, length - length / 2), true).get();
        assertEquals(ByteBuffer.wrap(said), ByteBuffer.wrap(heard.whole().get()));
        socket.abort();
      }
    }
  }

  @Test
  void aPageOfAnotherOriginGetsNoWayToTheBrokerEvenWithTheSecretPath() throws Exception {
    try (var broker = new Echo();
        var server = broker.dashboard("https://lab.example/worm/")) {
      String path = relayOf(server);
      for (String origin :
          List.of(
              "https://evil.example",
              "http://localhost:1",
              "http://lab.example",
              "https://lab.example.evil.example",
              "null")) {
        var refused =
            assertThrows(
                ExecutionException.class, () -> open(path, server, origin, new Bytes(1)), origin);
        assertTrue(refused.getMessage().contains("WebSocket"), refused.getMessage());
      }
      open(path, server, "https://lab.example", new Bytes(1)).abort();
      open(path, server, server.url().replaceFirst("/$", ""), new Bytes(1)).abort();
    }
  }

  @Test
  void thePathToTheBrokerIsAnotherOneAtEachStartAndNoneIsGuessed() throws Exception {
    try (var broker = new Echo();
        var first = broker.dashboard(null);
        var second = broker.dashboard(null)) {
      String origin = second.url().replaceFirst("/$", "");
      assertTrue(relayOf(first).matches("mqtt/[0-9a-f]{48}"), relayOf(first));
      assertFalse(relayOf(first).equals(relayOf(second)));
      for (String path : List.of(relayOf(first), "mqtt", "mqtt/", "")) {
        assertThrows(
            ExecutionException.class, () -> open(path, second, origin, new Bytes(1)), path);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "localhost:9000, 200",
    "127.0.0.1:8080, 200",
    "[::1]:8080, 200",
    "LAB.example, 200",
    "evil.example, 403",
    "localhost.evil.example, 403",
    "lab.example.evil.example, 403",
    "lab.example:81, 403",
    "'', 400",
  })
  void thePageIsServedUnderItsOwnNamesOnly(String host, String status) throws Exception {
    try (var broker = new Echo();
        var server = broker.dashboard("https://lab.example/worm/")) {
      String line =
          ask(
              server,
              "GET /config.json HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      assertTrue(line.startsWith("HTTP/1.1 " + status), host + ": " + line);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n', 400",
    "'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 400",
    "'GET / HTTP/1.1\r\n\r\n', 400",
    "'GET / HTTP/2.0\r\nHost: localhost\r\n\r\n', 426",
    "'GET / HTTP/1.1\r\nno header\r\n\r\n', 400",
    "'PUT / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 405",
    "'GET /config.json?x=1 HTTP/1.0\r\nHost: localhost\r\n\r\n', 200"
  })
  void aRequestThatIsNoneIsRefused(String request, String status) throws Exception {
    try (var broker = new Echo();
        var server = broker.dashboard(null)) {
      String line = ask(server, request);
      assertTrue(line.startsWith("HTTP/1.1 " + status), line);
    }
  }

  @Test
  void twoHundredHalfRequestsKeepNobodyFromThePage() throws Exception {
    var halves = new ArrayList<Socket>();
    try (var broker = new Echo();
        var server = broker.dashboard(null)) {
      for (int half = 0; half < 200; half++) {
        var socket = new Socket(LOOPBACK, portOf(server));
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: local".getBytes());
        halves.add(socket);
      }
      assertEquals(
          "HTTP/1.1 200 OK",
          ask(server, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    } finally {
      for (Socket half : halves) {
        half.close();
      }
    }
  }

  @Test
  void aHeadThatNeverEndsIsNotReadForEver() throws Exception {
    try (var broker = new Echo();
        var server = broker.dashboard(null)) {
      String endless = "GET / HTTP/1.1\r\nX: " + "y".repeat(8_192);
      assertEquals("HTTP/1.1 431 Request Header Fields Too Large", ask(server, endless));
    }
  }
}
