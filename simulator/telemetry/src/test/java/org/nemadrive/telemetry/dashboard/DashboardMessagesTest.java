package org.nemadrive.telemetry.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.telemetry.testing.Browser;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.Stage;
import org.nemadrive.telemetry.testing.Watcher;
import org.nemadrive.testing.OpensBroker;
import org.nemadrive.testing.OpensBrowser;

/** What others can do to the page, and through it, in a real browser. */
@OpensBroker
@OpensBrowser
class DashboardMessagesTest {
  private static final String START =
      "\"v\":1,\"ts_us\":1,\"up_ms\":1,\"seq\":0,\"sid\":\"123e4567-e89b-12d3-a456-426614174000\",";

  /** Messages that are not as they must be, by the end of their topic. */
  private static final List<Map.Entry<String, String>> BAD =
      List.of(
          Map.entry("info", "null"),
          Map.entry("state", "7"),
          Map.entry("state", "{"),
          Map.entry(
              "state", "{" + START + "\"state\":\"ready\",\"mode\":\"flying\",\"cause\":\"\"}"),
          Map.entry("telemetry/health", "{" + START + "\"tick\":1}"),
          Map.entry(
              "telemetry/pose",
              "{"
                  + START
                  + "\"x_wu\":\"1\",\"y_wu\":\"2\",\"heading_rad\":\"3\",\"source\":\"odometry\","
                  + "\"food_eaten\":\"4\",\"eaten_bits\":5}"),
          Map.entry(
              "telemetry/pose",
              "{"
                  + START
                  + "\"x_wu\":1e999,\"y_wu\":0,\"heading_rad\":0,\"source\":\"odometry\","
                  + "\"food_eaten\":0,\"eaten_bits\":\"\"}"),
          Map.entry(
              "telemetry/neurons",
              "{"
                  + START
                  + "\"first_tick\":1,\"neurons\":300,\"skipped\":0,\"fired_bits\":[\"AA==\"]}"),
          Map.entry("event/food", "{" + START + "\"number\":1,\"store\":7,\"kind\":\"food\"}"),
          Map.entry(
              "alert/x",
              "{" + START + "\"id\":\"y\",\"severity\":\"error\",\"text\":\"another id\"}"),
          Map.entry("run/r/progress", "[]"),
          Map.entry("reply/arm", "\"done\""),
          Map.entry("log/info", "{" + START + "\"text\":{}}"));

  @TempDir Path folder;

  private static void publish(Mosquitto broker, List<Map.Entry<String, byte[]>> messages)
      throws Exception {
    var client =
        new MqttClient(
            broker.address().toString().replace("mqtt:", "tcp:"), "foe", new MemoryPersistence());
    client.connect();
    for (var message : messages) {
      client.publish(message.getKey(), new MqttMessage(message.getValue(), 1, true, null));
    }
    client.disconnect();
    client.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void badMessagesAreCountedShownAndOtherwiseWithoutEffectAndStopStillStops() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config)) {
      // Retained, so that the page meets each of them as soon as it connects, and in its own robot.
      for (String robot : List.of("viewer-bob", "nema-1")) {
        for (var bad : BAD) {
          publish(
              stage.broker(),
              List.of(
                  Map.entry("nemadrive/1/" + robot + "/" + bad.getKey(), bytes(bad.getValue()))));
        }
      }
      publish(
          stage.broker(),
          List.of(Map.entry("nemadrive/1/viewer-eve/info", new byte[] {(byte) 0xc3, 0x28})));
      try (var browser = Browser.open(stage.url(), 1300, 1000)) {
        browser.await("numbers", () -> !browser.text("fired").equals("–"));
        // Live ones now, one after the other, while the page draws.
        for (var bad : BAD) {
          publish(
              stage.broker(),
              List.of(Map.entry("nemadrive/1/nema-1/" + bad.getKey(), bytes(bad.getValue()))));
        }
        long least = BAD.size();
        browser.await("counted", () -> Long.parseLong(browser.text("bad")) >= least);
        assertTrue(
            String.valueOf(browser.script("return document.getElementById('bad').title"))
                .startsWith("nema-1: "));
        String before = browser.text("arena-caption");
        browser.await("drawing goes on", () -> !browser.text("arena-caption").equals(before));
        browser.element("stop").click();
        browser.await("stopped", () -> stage.robot().mode().mode() == Mode.ESTOP);
        assertEquals(List.of(), browser.errors());
      }
    }
  }

  @Test
  void aStopPressedBeforeThePageIsConnectedIsSentOnceItIs() throws Exception {
    try (var broker = Mosquitto.open(folder);
        var server =
            DashboardServer.start(
                InetAddress.getLoopbackAddress(),
                0,
                DashboardSettings.relayed(
                    "nema-1", () -> new Socket(InetAddress.getLoopbackAddress(), broker.port())));
        var browser = Browser.open(server.url(), 900, 700)) {
      browser.element("stop").click();
      browser.await("said", () -> browser.text("notice").contains("nema-1 is not stopped"));
      broker.start();
      try (var watcher = Watcher.on(broker.address())) {
        var stop = watcher.await("the stop", m -> m.topic().equals("nemadrive/1/nema-1/cmd/estop"));
        assertEquals("true", new String(stop.payload(), StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void aPageOfAnotherOriginNeitherReadsOurSecretNorSpeaksToTheBroker() throws Exception {
    HttpServer foreign =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    foreign.createContext("/", DashboardMessagesTest::emptyPage);
    foreign.start();
    try (var stage = Stage.set(folder, 10, config -> config);
        // Another port is another origin.
        var browser =
            Browser.open("http://localhost:" + foreign.getAddress().getPort() + "/", 900, 700)) {
      String read =
          "fetch(arguments[0] + 'config.json').then(() => done('read'), () => done('refused'))";
      assertEquals("refused", browser.later(read, stage.url()));
      String secret =
          (String)
              browser.elsewhere(
                  stage.url() + "config.json",
                  "return JSON.parse(document.body.innerText).broker_url");
      String speak =
          """
          const socket = new WebSocket(arguments[0], ['mqtt']);
          socket.onopen = () => done('open');
          socket.onerror = () => done('refused');
          """;
      String relay = stage.url().replace("http:", "ws:") + secret;
      assertEquals("refused", browser.later(speak, relay), "even with the secret");
      browser.go(stage.url());
      assertEquals("open", browser.later(speak, relay), "our own page may");
      assertEquals("read", browser.later(read, stage.url()));
    } finally {
      foreign.stop(0);
    }
  }

  private static void emptyPage(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
