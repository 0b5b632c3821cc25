package org.nemadrive.telemetry.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nemadrive.testing.OpensBroker;

@OpensBroker
class DashboardServerTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private static DashboardServer open(DashboardSettings settings) throws IOException {
    return DashboardServer.start(LOOPBACK, 0, settings);
  }

  /** A page before a broker that is not there. */
  private static DashboardSettings relayed() {
    return DashboardSettings.relayed(
        "nema-1",
        () -> {
          throw new IOException("no broker here");
        });
  }

  private static HttpResponse<String> ask(String method, String url) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  void everyFileThePageNamesIsServedAndNothingComesFromElsewhere() throws Exception {
    try (var server = open(relayed())) {
      String page = ask("GET", server.url()).body();
      var links = Pattern.compile("(?:src|href)=\"([^\"#]+)\"").matcher(page);
      int checked = 0;
      while (links.find()) {
        assertFalse(links.group(1).contains(":"), links.group(1) + " is not our own");
        assertEquals(200, ask("GET", server.url() + links.group(1)).statusCode(), links.group(1));
        checked++;
      }
      assertTrue(checked >= 6, "only " + checked + " links were found");
    }
  }

  @Test
  void thePolicyAllowsOurOwnScriptsAndOneBrokerOnly() throws Exception {
    try (var server = open(DashboardSettings.direct("", "wss://{host}:9883/mqtt"))) {
      String policy =
          ask("GET", server.url()).headers().firstValue("Content-Security-Policy").orElseThrow();
      assertTrue(policy.startsWith("default-src 'none';"), policy);
      assertTrue(policy.contains("connect-src 'self' wss://localhost:9883;"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertFalse(policy.contains("*"), policy);
    }
  }

  @Test
  void onlyWhatIsPartOfThePageIsServed() throws Exception {
    try (var server = open(relayed())) {
      for (String path : new String[] {"x", "../pom.xml", "main.js/..", "%2e%2e/etc/passwd"}) {
        int status = ask("GET", server.url() + path).statusCode();
        assertTrue(status == 404 || status == 400, path + ": " + status);
      }
      assertEquals(405, ask("POST", server.url()).statusCode());
      assertEquals(200, ask("HEAD", server.url()).statusCode());
      assertEquals("{\"status\":\"ok\"}", ask("GET", server.url() + "healthz").body());
    }
  }

  @Test
  void aTakenPortAndABadBrokerAddressAreNamed() throws Exception {
    try (var server = open(relayed())) {
      int port = URI.create(server.url()).getPort();
      var taken =
          assertThrows(IOException.class, () -> DashboardServer.start(LOOPBACK, port, relayed()));
      assertTrue(taken.getMessage().contains("port " + port), taken.getMessage());
    }
    var wrong =
        assertThrows(
            IllegalArgumentException.class, () -> DashboardSettings.direct("", "mqtt://localhost"));
    assertTrue(wrong.getMessage().contains("ws://host:port/"), wrong.getMessage());
  }
}
