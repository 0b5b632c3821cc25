package org.nemadrive.trainer.cli.display;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;

/** A terminal that somebody else wrote, with a shell in it: tmux, without a window to see it. */
final class TmuxTerminal implements AutoCloseable {
  private static final long PATIENCE_S = 120;

  private final Path socket;

  /**
   * @param folder where the shell begins
   * @param columns width of the terminal
   */
  TmuxTerminal(Path folder, int columns) throws IOException, InterruptedException {
    socket = folder.resolve("tmux.socket");
    tmux(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        "" + columns,
        "-y",
        "24",
        "-c",
        folder.toString(),
        "env PS1='$ ' bash --norc --noprofile");
  }

  private String tmux(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
    command.addAll(Arrays.asList(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    Assertions.assertEquals(0, process.waitFor(), said);
    return said;
  }

  /** Types a line and Enter. */
  void type(String line) throws IOException, InterruptedException {
    tmux("send-keys", "-l", line);
    tmux("send-keys", "Enter");
  }

  void pressCtrlC() throws IOException, InterruptedException {
    tmux("send-keys", "C-c");
  }

  void resize(int columns) throws IOException, InterruptedException {
    tmux("resize-window", "-x", "" + columns, "-y", "24");
  }

  /** Forgets what is above the prompt. */
  void clear() throws IOException, InterruptedException {
    type("clear");
    awaitScreen(lines -> lines.equals(List.of("$")));
  }

  /** The lines on the screen, without empty ones below and blanks at their ends. */
  List<String> screen() throws IOException, InterruptedException {
    return tmux("capture-pane", "-p").stripTrailing().lines().toList();
  }

  /** Waits until the screen is as wanted, and returns it. */
  List<String> awaitScreen(Predicate<List<String>> wanted)
      throws IOException, InterruptedException {
    long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    List<String> screen = screen();
    while (!wanted.test(screen)) {
      Assertions.assertTrue(System.nanoTime() < endNs, String.join("\n", screen));
      TimeUnit.MILLISECONDS.sleep(50);
      screen = screen();
    }
    return screen;
  }

  @Override
  public void close() throws IOException {
    new ProcessBuilder("tmux", "-S", socket.toString(), "kill-server").start();
  }
}
