package org.nemadrive.trainer.hazelcast;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.nemadrive.trainer.cli.TrainerCommand;

/** A trainer in a process of its own: what it prints, awaited line by line, and signals for it. */
final class TrainerProcess implements AutoCloseable {
  /** What does not happen in so many seconds, on however busy a machine, never will. */
  static final long DEADLINE_S = 600;

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private boolean isSilent;

  private TrainerProcess(Process process) {
    this.process = process;
    // Whatever ends the tests, no worker waits for a benchmark for ever.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Thread.ofPlatform().daemon().start(this::read);
  }

  static TrainerProcess start(String... arguments) throws IOException {
    return startWith(List.of(), List.of(), arguments);
  }

  /**
   * Starts one.
   *
   * @param before what runs the JVM, such as {@code ip netns exec x}
   * @param classPath folders that come before the test's class path
   */
  static TrainerProcess startWith(List<String> before, List<Path> classPath, String... arguments)
      throws IOException {
    List<String> line = new ArrayList<>(before);
    line.addAll(java(classPath));
    line.addAll(Arrays.asList(arguments));
    return new TrainerProcess(new ProcessBuilder(line).redirectErrorStream(true).start());
  }

  /** The beginning of a command line that is a trainer. */
  static List<String> java(List<Path> classPath) {
    StringBuilder path = new StringBuilder();
    classPath.forEach(folder -> path.append(folder).append(File.pathSeparator));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Djava.awt.headless=true",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        path + System.getProperty("java.class.path"),
        TrainerCommand.class.getName());
  }

  private void read() {
    try (BufferedReader reader = process.inputReader()) {
      String line = reader.readLine();
      while (line != null) {
        synchronized (lines) {
          lines.add(line);
          lines.notifyAll();
        }
        line = reader.readLine();
      }
    } catch (IOException e) {
      // Killed while it was being read: there is nothing more to read.
      return;
    } finally {
      synchronized (lines) {
        isSilent = true;
        lines.notifyAll();
      }
    }
  }

  /** Waits for a line that has a match of the pattern; the first of all that it printed. */
  String await(String pattern) throws InterruptedException {
    Pattern wanted = Pattern.compile(pattern);
    long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
    int looked = 0;
    synchronized (lines) {
      while (true) {
        for (; looked < lines.size(); looked++) {
          if (wanted.matcher(lines.get(looked)).find()) {
            return lines.get(looked);
          }
        }
        long leftMs = TimeUnit.NANOSECONDS.toMillis(endNs - System.nanoTime());
        if (leftMs <= 0 || isSilent) {
          throw new AssertionError("no line \"" + pattern + "\" in\n" + text());
        }
        lines.wait(leftMs);
      }
    }
  }

  String text() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  /** Its exit code, once it has ended. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(DEADLINE_S, TimeUnit.SECONDS)) {
      throw new AssertionError("does not end:\n" + text());
    }
    return process.exitValue();
  }

  long pid() {
    return process.pid();
  }

  /** Sends a signal such as STOP. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Kills it with signal 9, whatever it is doing. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
  }
}
