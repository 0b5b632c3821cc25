package org.nemadrive.controller.stop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.nemadrive.controller.system.FakeServiceManager;

/**
 * The part of a service manager that matters when a service dies: it believes READY=1, ends a
 * silent process as {@code WatchdogSec} and {@code WatchdogSignal} of our unit say, and then runs
 * what stands for {@code ExecStopPost}.
 */
final class MiniSupervisor implements AutoCloseable {
  private static final Path UNIT = Path.of("..", "..", "systemd", "nemadrive-controller.service");
  private static final int STEP_MS = 20;
  private static final long PATIENCE_S = 60;

  private final String name = "@nemadrive-" + UUID.randomUUID();
  private final FakeServiceManager socket = new FakeServiceManager(name, STEP_MS);
  private final List<String> stopCommand;
  private final long watchdogMs;
  private final Process process;

  /** Starts the service. */
  MiniSupervisor(List<String> command, List<String> stopCommand) throws IOException {
    this.stopCommand = stopCommand;
    watchdogMs = 1000 * Long.parseLong(setting("WatchdogSec"));
    if (!setting("WatchdogSignal").equals("SIGKILL")) {
      throw new IllegalStateException("the unit ends a silent service by another signal");
    }
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("NOTIFY_SOCKET", name);
    builder.environment().put("WATCHDOG_USEC", Long.toString(1000 * watchdogMs));
    process = builder.start();
  }

  private static String setting(String key) throws IOException {
    return Files.readAllLines(UNIT).stream()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + key + " in " + UNIT));
  }

  /** Waits until the service says so, or gives up. */
  boolean awaitReady() {
    return await("READY=1");
  }

  /** Waits for the service's next sign of life. */
  boolean awaitAlive() {
    return await("WATCHDOG=1");
  }

  private boolean await(String message) {
    long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (System.nanoTime() - endNs < 0 && process.isAlive()) {
      if (socket.receive().equals(message)) {
        return true;
      }
    }
    return false;
  }

  long pid() {
    return process.pid();
  }

  /** Ends the service when it is silent for the unit's time; returns what it said until then. */
  List<String> watch() throws InterruptedException {
    List<String> said = new ArrayList<>();
    long lastNs = System.nanoTime();
    while (process.isAlive() && System.nanoTime() - lastNs < watchdogMs * 1_000_000) {
      String message = socket.receive();
      if (!message.isEmpty()) {
        said.add(message);
      }
      if (message.equals("WATCHDOG=1")) {
        lastNs = System.nanoTime();
      }
    }
    process.destroyForcibly();
    process.waitFor();
    return said;
  }

  /** Waits for the service's death, then does what follows it. */
  int stopPost() throws IOException, InterruptedException {
    process.waitFor();
    return new ProcessBuilder(stopCommand).inheritIO().start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    socket.close();
  }
}
