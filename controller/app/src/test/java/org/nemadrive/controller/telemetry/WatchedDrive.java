package org.nemadrive.controller.telemetry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nemadrive.controller.replay.Replay;
import org.nemadrive.controller.replay.ReplayDivergedException;
import org.nemadrive.simulator.mode.StopReason;

/** {@code controller run} of the simulated robot in a process of its own, recorded. */
final class WatchedDrive implements AutoCloseable {
  private static final String DASHBOARD = "Dashboard: ";

  /** What the robot's own record says of a tick. */
  record Tick(StopReason stopReason, int leftCommand, int rightCommand, int left, int right) {
    boolean isTurning() {
      return leftCommand != 0 || rightCommand != 0;
    }
  }

  private final Path record;
  private final Path profile;
  private final Path errors;
  private final Process process;
  private final String dashboard;

  private WatchedDrive(Path folder, List<String> arguments) throws IOException {
    record = folder.resolve("drive.journal");
    profile = patientProfile(folder);
    errors = folder.resolve("errors.txt");
    process = new ProcessBuilder(command(arguments)).redirectError(errors.toFile()).start();
    dashboard = dashboard(process.inputReader());
  }

  /** The simulated robot; its watchdog bears a machine so busy that the loop stands for seconds. */
  private static Path patientProfile(Path folder) throws IOException {
    String text = Files.readString(Path.of("..", "..", "hardware-profiles", "simulated.yaml"));
    String patient = text.replaceFirst("watchdogTimeoutMs: \\d+", "watchdogTimeoutMs: 5000");
    return Files.writeString(folder.resolve("simulated.yaml"), patient);
  }

  /** Starts a drive without an end; returns once its dashboard is served. */
  static WatchedDrive start(Path folder, String... arguments) throws IOException {
    return new WatchedDrive(folder, List.of(arguments));
  }

  private List<String> command(List<String> arguments) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    // As a person sees it, and not as the tests log.
    String logging = "-Dlogback.configurationFile=logback.xml";
    var command = new ArrayList<>(List.of(java.toString(), logging, "-cp", classPath));
    command.addAll(List.of("org.nemadrive.controller.cli.Controller", "run", "--ticks", "0"));
    command.addAll(List.of("--profile", profile.toString()));
    command.addAll(List.of("--weights", "../../hardware-profiles/weights/pentagon-simulated.json"));
    command.addAll(List.of("--dashboard", "0", "--record", record.toString()));
    command.addAll(arguments);
    return command;
  }

  private String dashboard(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(DASHBOARD)) {
        return line.substring(DASHBOARD.length());
      }
    }
    throw new IllegalStateException("the controller ended: " + said());
  }

  /** Where its dashboard is. */
  String dashboard() {
    return dashboard;
  }

  /** What it told the person at its terminal. */
  String said() throws IOException {
    return Files.readString(errors);
  }

  /** Whether it still drives. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the drive and reads its record by driving it again. */
  List<Tick> record() {
    close();
    var ticks = new ArrayList<Tick>();
    try {
      Replay.run(
          record,
          loop -> {
            var s = loop.sample();
            ticks.add(
                new Tick(s.stopReason, s.leftCommand, s.rightCommand, s.leftCounts, s.rightCounts));
          });
    } catch (ReplayDivergedException cutShort) {
      // A program that is told to end waits a second for its disk and no longer.
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return ticks;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException impatient) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
