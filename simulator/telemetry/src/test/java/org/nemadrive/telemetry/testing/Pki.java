package org.nemadrive.telemetry.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.link.TlsFiles;

/** The shipped {@code pki} script and Mosquitto configuration, in a folder of the test's own. */
public final class Pki {
  private static final Path SCRIPT =
      Path.of("..", "..", "simulator", "telemetry", "mosquitto", "pki").toAbsolutePath();

  private final Path folder;

  /** Runs {@code pki init}. */
  public Pki(Path folder) {
    this.folder = folder;
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/openssl")),
        "skipped: this test needs certificates; install openssl");
    run("init");
  }

  /** Runs {@code pki} and returns what it printed. */
  public String run(String... arguments) {
    return run(Map.of(), null, arguments);
  }

  /** Runs {@code pki} with more environment and a line for its standard input. */
  public String run(Map<String, String> environment, String input, String... arguments) {
    var command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("NEMADRIVE_PKI", folder.toString());
    builder.environment().put("NEMADRIVE_MOSQUITTO_CONF", folder.resolve("m.conf").toString());
    builder.environment().putAll(environment);
    Ended ended = end(builder, input);
    assertEquals(0, ended.status(), ended.output());
    return ended.output();
  }

  /** Runs {@code pki} where it must refuse, and returns what it printed. */
  public String refusal(String... arguments) {
    var command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("NEMADRIVE_PKI", folder.toString());
    Ended ended = end(builder, null);
    assertEquals(2, ended.status(), ended.output());
    return ended.output();
  }

  private record Ended(int status, String output) {}

  private static Ended end(ProcessBuilder builder, String input) {
    try {
      Process process = builder.start();
      if (input != null) {
        process.outputWriter().append(input).append('\n').close();
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), output);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException impatient) {
      throw new IllegalStateException(impatient);
    }
  }

  /** A broker with the shipped configuration, its three listeners on free ports. */
  public Mosquitto broker(Path work) throws IOException {
    int tlsPort = Mosquitto.freePort();
    String text = Files.readString(folder.resolve("m.conf"));
    text =
        text.replace("listener 8883", "listener " + tlsPort)
            .replace("listener 1883", "listener " + Mosquitto.freePort())
            .replace("listener 9883", "listener " + Mosquitto.freePort());
    // Debian's own mosquitto.conf, which reads ours, has this line before.
    text = "persistence_location " + work + "/\n" + text;
    return Mosquitto.withConfiguration(work, text, tlsPort);
  }

  /** Address of the listener for certificates. */
  public static BrokerAddress tls(Mosquitto broker) {
    return BrokerAddress.parse("mqtts://localhost:" + broker.port());
  }

  /** The certificate files of a user. */
  public TlsFiles files(String user) {
    return new TlsFiles(
        folder.resolve("ca.crt"), folder.resolve(user + ".crt"), folder.resolve(user + ".key"));
  }

  /** A file of the folder. */
  public Path file(String name) {
    return folder.resolve(name);
  }
}
