package org.nemadrive.trainer.cli.display;

import java.io.PrintWriter;

/**
 * The last line of a terminal, drawn again and again; whole lines appear above it. Not for several
 * threads.
 */
final class TerminalLine implements AutoCloseable {
  /** The terminal cuts what is wider than it, at any width and after every change of it. */
  private static final String WITHOUT_WRAPPING = "\r\033[?7l";

  private static final String ERASE_THE_REST_AND_WRAP_AGAIN = "\033[K\033[?7h";

  private final PrintWriter out;
  private String drawn = "";

  TerminalLine(PrintWriter out) {
    this.out = out;
  }

  /** Draws the line. */
  void draw(String text) {
    if (!text.equals(drawn)) {
      drawn = text;
      out.print(WITHOUT_WRAPPING + text + ERASE_THE_REST_AND_WRAP_AGAIN);
      out.flush();
    }
  }

  /** Prints a whole line above it. */
  void print(String line) {
    String below = drawn;
    draw("");
    out.println(line);
    draw(below);
  }

  /** Leaves what was drawn last and goes on below it. */
  @Override
  public void close() {
    if (!drawn.isEmpty()) {
      drawn = "";
      out.println();
      out.flush();
    }
  }
}
