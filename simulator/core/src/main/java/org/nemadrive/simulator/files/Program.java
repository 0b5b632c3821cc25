package org.nemadrive.simulator.files;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * What every program does around its work. Numbers are written and read as programs read them, in
 * whatever country: one locale for all text, that of people included, so that no file and no line
 * depends on who looks. And a success whose output did not arrive is none.
 */
public final class Program {
  private Program() {}

  /**
   * Does a program's work and ends the JVM with its exit code, or with 1 if standard output failed.
   *
   * @param name how the program is called, for messages
   */
  public static void run(String name, IntSupplier work) {
    Locale.setDefault(Locale.ROOT);
    var output = new LoudStream(new FileOutputStream(FileDescriptor.out));
    System.setOut(new PrintStream(new BufferedOutputStream(output), true, System.out.charset()));
    int code = work.getAsInt();
    System.out.flush();
    IOException failure = output.failure();
    if (failure != null && code == 0) {
      System.err.println(
          name + ": standard output was not written to its end: " + failure.getMessage());
      code = 1;
    }
    System.exit(code);
  }
}
