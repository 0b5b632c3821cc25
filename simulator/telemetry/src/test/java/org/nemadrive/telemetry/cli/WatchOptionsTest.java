package org.nemadrive.telemetry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.testing.OpensBroker;
import org.nemadrive.testing.StartsProcess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@OpensBroker
@StartsProcess
class WatchOptionsTest {
  private static final int MQTT = 1883;
  private static final int USUAL_PORT = 8080;

  private final StringWriter out = new StringWriter();

  @Command
  private static final class Watching {
    @Mixin private WatchOptions options = WatchOptions.always("worm-1");
  }

  private Watch open(String... arguments) throws IOException {
    Watching command = new Watching();
    new CommandLine(command).parseArgs(arguments);
    return command.options.open(new PrintWriter(out));
  }

  /** Takes a port if nobody has it already; either way it is taken then. */
  private static Optional<ServerSocket> take(int port) {
    try {
      return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException taken) {
      return Optional.empty();
    }
  }

  private String printed(String label) {
    return out.toString()
        .lines()
        .filter(line -> line.startsWith(label))
        .findFirst()
        .orElseThrow()
        .substring(label.length());
  }

  /** mosquitto_sub, as printed, must show a message that the broker keeps for it. */
  private void assertListens(String broker, String command) throws Exception {
    MqttClient client =
        new MqttClient(broker.replace("mqtt:", "tcp:"), "worm", new MemoryPersistence());
    client.connect();
    MqttMessage message = new MqttMessage("wriggles".getBytes(StandardCharsets.UTF_8));
    message.setRetained(true);
    message.setQos(1);
    client.publish("nemadrive/1/worm-1/state", message);
    Process listener =
        new ProcessBuilder("bash", "-c", command + " -C 1 -W 60").redirectErrorStream(true).start();
    assertEquals(
        "nemadrive/1/worm-1/state wriggles\n",
        new String(listener.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, listener.waitFor());
    client.disconnect();
    client.close();
  }

  private static void assertShown(String url) throws Exception {
    HttpResponse<String> page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, page.statusCode());
  }

  @Test
  void whatIsPrintedCanBeTypedAndOpened() throws Exception {
    try (Watch watch = open("--dashboard", "0")) {
      assertListens(watch.embedded().uri(), printed("Listen: "));
      assertShown(printed("Dashboard: "));
    }
  }

  @Test
  void takenPortsAreLeftToWhoHasThem() throws Exception {
    Optional<ServerSocket> mqtt = take(MQTT);
    Optional<ServerSocket> web = take(USUAL_PORT);
    try (Watch watch = open()) {
      String command = printed("Listen: ");
      assertTrue(command.matches("mosquitto_sub -p \\d+ -t 'nemadrive/#' -v"), command);
      assertListens(watch.embedded().uri(), command);
      assertTrue(out.toString().contains("Port 8080 is taken"), out.toString());
      assertShown(printed("Dashboard: "));
    } finally {
      for (ServerSocket socket : Stream.of(mqtt, web).flatMap(Optional::stream).toList()) {
        socket.close();
      }
    }
  }

  @Test
  void aPortThatWasAskedForIsNotReplacedButNamedWithItsOption() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = "" + taken.getLocalPort();
      String refusal =
          assertThrows(InvalidInputException.class, () -> open("--dashboard", port)).getMessage();
      assertTrue(refusal.contains("port " + port), refusal);
      assertTrue(refusal.endsWith("choose another with --dashboard, 0 for any free one"), refusal);
    }
  }
}
