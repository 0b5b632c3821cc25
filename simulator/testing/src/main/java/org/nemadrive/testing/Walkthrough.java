package org.nemadrive.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/**
 * A Markdown page whose commands a real shell types, in the order of the page, as a reader would.
 *
 * <p>A block {@code sh} must end with exit code 0. A block {@code text} after it is what it prints:
 * each of its lines must appear, in that order, with {@code …} for what differs from time to time.
 * A comment before a block says what else there is to know: {@code <!-- walk until: TEXT -->}
 * presses Ctrl-C as soon as the block has printed the text, and {@code <!-- no walk: REASON -->}
 * leaves it out.
 */
public final class Walkthrough {
  private static final int SHELL_DEADLINE_S = 300;
  private static final int INTERRUPTED = 130;
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:<!-- (walk until|no walk): (.*?) -->\\s*)?^```(sh|text)\\n(.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  private final Path page;
  private String text;

  private Walkthrough(Path page, String text) {
    this.page = page;
    this.text = text;
  }

  /** The page in this file. */
  public static Walkthrough of(Path page) throws IOException {
    return new Walkthrough(page, Files.readString(page));
  }

  /**
   * Types something else instead, such as a smaller budget; the page must have what it replaces.
   */
  public Walkthrough with(String printed, String typed) {
    Assertions.assertTrue(text.contains(printed), page + " has no \"" + printed + "\"");
    text = text.replace(printed, typed);
    return this;
  }

  /**
   * Puts a program where the page's reader has its launcher; it runs on this test's class path.
   *
   * @param launcher where, such as {@code trainer/bin/trainer} below the folder of the walk
   */
  public static void putProgram(Path launcher, Class<?> main) throws IOException {
    Files.createDirectories(launcher.getParent());
    Files.writeString(
        launcher,
        """
        #!/bin/sh
        [ -t 1 ] && terminal=true || terminal=false
        exec '%s/bin/java' -Xshare:auto -XX:TieredStopAtLevel=1 -cp '%s' \
          -Dnemadrive.terminal=$terminal -Dnemadrive.command="$0" %s "$@"
        """
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                main.getName()));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /**
   * Types all blocks in this folder.
   *
   * @return how many were typed
   */
  public int walk(Path folder) throws IOException, InterruptedException {
    Matcher block = BLOCK.matcher(text);
    int walked = 0;
    String printed = "";
    while (block.find()) {
      if ("no walk".equals(block.group(1))) {
        printed = "";
      } else if (block.group(3).equals("sh")) {
        printed = type(block.group(4), block.group(1) == null ? null : block.group(2), folder);
        walked++;
      } else {
        assertPrinted(block.group(4), printed);
      }
    }
    return walked;
  }

  /** Runs a block in a session of its own, so that Ctrl-C reaches all of it and nothing else. */
  private String type(String commands, String until, Path folder)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("walk", ".txt");
    Process shell =
        new ProcessBuilder(
                List.of(
                    "env",
                    "--default-signal=INT",
                    "setsid",
                    "bash",
                    "-euo",
                    "pipefail",
                    "-c",
                    commands))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile())
            .start();
    try {
      if (until != null) {
        awaitPrinted(shell, output, until, commands);
        new ProcessBuilder("kill", "-INT", "--", "-" + shell.pid()).start().waitFor();
      }
      boolean ended = shell.waitFor(SHELL_DEADLINE_S, TimeUnit.SECONDS);
      String printed = Files.readString(output);
      Assertions.assertTrue(ended, () -> told(commands, printed) + "did not end");
      Assertions.assertEquals(
          until == null ? 0 : INTERRUPTED, shell.exitValue(), () -> told(commands, printed));
      return printed;
    } finally {
      new ProcessBuilder("kill", "-KILL", "--", "-" + shell.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      Files.delete(output);
    }
  }

  private void awaitPrinted(Process shell, Path output, String until, String commands)
      throws IOException, InterruptedException {
    long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(SHELL_DEADLINE_S);
    while (!readSoFar(output).contains(until)) {
      Assertions.assertTrue(
          !shell.waitFor(50, TimeUnit.MILLISECONDS) && System.nanoTime() < endNs,
          () -> told(commands, readSoFar(output)) + "never printed \"" + until + "\"");
    }
  }

  private static String readSoFar(Path output) {
    try {
      return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return Assertions.fail(e);
    }
  }

  private void assertPrinted(String expected, String printed) {
    List<String> lines = new ArrayList<>(printed.lines().toList());
    for (String line : expected.lines().toList()) {
      Pattern pattern =
          Pattern.compile(
              Arrays.stream(line.split("…", -1))
                  .map(Pattern::quote)
                  .collect(Collectors.joining(".*")));
      while (!lines.isEmpty() && !pattern.matcher(lines.getFirst()).matches()) {
        lines.removeFirst();
      }
      Assertions.assertFalse(
          lines.isEmpty(), () -> page + " shows \"" + line + "\", but printed was:\n" + printed);
      lines.removeFirst();
    }
  }

  private String told(String commands, String printed) {
    return "%s: %s\nprinted:\n%s\n".formatted(page, commands, printed);
  }
}
