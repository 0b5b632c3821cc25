package org.nemadrive.telemetry.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real Mosquitto process on loopback that can be killed, frozen and started again. */
public final class Mosquitto implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mosquitto.class);
  private static final String MISSING =
      "It needs a real broker; install it with 'apt-get install mosquitto openssl'.";
  private static final long PATIENCE_NS = 120_000_000_000L;

  /** Below the ports the system gives to clients: none of those can take one of ours. */
  private static final int FIRST_PORT = 20_000;

  private static final int PORTS = 12_000;
  private static final long POLL_NS = 5_000_000;
  private static final Set<Integer> GIVEN_PORTS = ConcurrentHashMap.newKeySet();

  private final Path configuration;
  private final int port;
  private Process process;

  private Mosquitto(Path configuration, int port) {
    this.configuration = configuration;
    this.port = port;
  }

  /** The program, or the test is skipped with a message that says what to install. */
  public static Path program() {
    return Stream.of(
            "/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/opt/homebrew/sbin/mosquitto")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(
            () -> {
              LOG.warn("A test is skipped. {}", MISSING);
              assumeTrue(false, MISSING);
              return null;
            });
  }

  /** A broker without passwords on a free port, not started yet. */
  public static Mosquitto open(Path folder, String... moreLines) {
    int port = freePort();
    String text =
        "listener " + port + " 127.0.0.1\nallow_anonymous true\n" + String.join("\n", moreLines);
    return withConfiguration(folder, text + "\n", port);
  }

  /** A broker with this configuration, not started yet. */
  public static Mosquitto withConfiguration(Path folder, String text, int port) {
    program();
    try {
      Path file = folder.resolve("mosquitto-" + port + ".conf");
      Files.writeString(file, text + runAsMe());
      return new Mosquitto(file, port);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Mosquitto started by root changes to another user, who cannot read a test's folder. */
  private static String runAsMe() {
    return "user " + System.getProperty("user.name") + "\n";
  }

  /**
   * A TCP port nobody uses at this moment and no test was given before. It stays free while its
   * broker is down: no client, not even one that tries that very port, is given it as its own.
   */
  public static int freePort() {
    while (true) {
      int port = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
      if (isFree(port) && GIVEN_PORTS.add(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /** Starts it and waits until it listens. */
  public Mosquitto start() {
    try {
      process =
          new ProcessBuilder(List.of(program().toString(), "-c", configuration.toString()))
              .redirectErrorStream(true)
              .redirectOutput(configuration.resolveSibling("mosquitto-" + port + ".log").toFile())
              .start();
      long endNs = System.nanoTime() + PATIENCE_NS;
      while (!listens()) {
        if (!process.isAlive() || System.nanoTime() > endNs) {
          throw new IllegalStateException("Mosquitto did not start:\n" + log());
        }
        LockSupport.parkNanos(POLL_NS);
      }
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private boolean listens() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** What it wrote. */
  public String log() {
    try {
      return Files.readString(configuration.resolveSibling("mosquitto-" + port + ".log"));
    } catch (IOException failed) {
      return failed.toString();
    }
  }

  /** Its port. */
  public int port() {
    return port;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Its address, unencrypted. */
  public BrokerAddress address() {
    return BrokerAddress.parse("mqtt://127.0.0.1:" + port);
  }

  /** Ends it without any goodbye. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** Ends it as a service manager does, so that it can save what it keeps. */
  public void stop() {
    process.destroy();
    await();
  }

  /** Stops it from doing anything; its sockets stay open. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets it go on. */
  public void thaw() {
    signal("CONT");
  }

  /** Makes it read its access rights again. */
  public void reload() {
    signal("HUP");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private void await() {
    try {
      process.waitFor();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      signal("CONT");
      process.destroyForcibly();
      await();
    }
  }
}
