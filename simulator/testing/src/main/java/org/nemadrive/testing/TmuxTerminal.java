package org.nemadrive.testing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;

/** A terminal that somebody else wrote, with a shell in it: tmux, without a window to see it. */
public final class TmuxTerminal implements AutoCloseable {
  private static final long PATIENCE_S = 120;

  private final Path socket;

  /**
   * @param folder where the shell begins
   * @param columns width of the terminal
   */
  public TmuxTerminal(Path folder, int columns) throws IOException, InterruptedException {
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
  public void type(String line) throws IOException, InterruptedException {
    tmux("send-keys", "-l", line);
    tmux("send-keys", "Enter");
  }

  /** Presses Ctrl-C. */
  public void pressCtrlC() throws IOException, InterruptedException {
    tmux("send-keys", "C-c");
  }

  /** Makes the terminal wider or narrower. */
  public void resize(int columns) throws IOException, InterruptedException {
    tmux("resize-window", "-x", "" + columns, "-y", "24");
  }

  /** Forgets what is above the prompt. */
  public void clear() throws IOException, InterruptedException {
    type("clear");
    awaitScreen(lines -> lines.equals(List.of("$")));
  }

  /** The lines on the screen, without empty ones below and blanks at their ends. */
  public List<String> screen() throws IOException, InterruptedException {
    return tmux("capture-pane", "-p").stripTrailing().lines().toList();
  }

  /** Waits until the screen is as wanted, and returns it. */
  public List<String> awaitScreen(Predicate<List<String>> wanted)
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

  /** How many addresses of this machine a screen names, at none of which anybody may listen. */
  public static int portsNobodyListensOn(List<String> screen) {
    Matcher address =
        Pattern.compile("(?:Broker|Dashboard): \\w+://(?:127[.]0[.]0[.]1|localhost):(\\d+)")
            .matcher(String.join("\n", screen));
    int addresses = 0;
    while (address.find()) {
      int port = Integer.parseInt(address.group(1));
      Assertions.assertThrows(
          ConnectException.class,
          () -> new Socket(InetAddress.getLoopbackAddress(), port).close(),
          address.group());
      addresses++;
    }
    return addresses;
  }

  @Override
  public void close() throws IOException {
    new ProcessBuilder("tmux", "-S", socket.toString(), "kill-server").start();
  }
}
