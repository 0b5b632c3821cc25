package org.nemadrive.controller.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.OptionalDouble;

/** Questions to the person at the robot. No answer means no. */
final class Dialog {
  private final BufferedReader in;
  private final PrintWriter out;

  Dialog(PrintWriter out) {
    this(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())), out);
  }

  Dialog(BufferedReader in, PrintWriter out) {
    this.in = in;
    this.out = out;
  }

  /** Whether the answer is "yes". */
  boolean confirm(String question) {
    return ask(question + " Type yes: ").equals("yes");
  }

  /** A number within a range, asked for until given; empty if there is no answer. */
  OptionalDouble number(String question, double min, double max) {
    for (String answer = ask(question + " "); !answer.isEmpty(); answer = ask(question + " ")) {
      try {
        double number = Double.parseDouble(answer);
        if (number >= min && number <= max) {
          return OptionalDouble.of(number);
        }
      } catch (NumberFormatException e) {
        out.println("'" + answer + "' is no number.");
      }
      out.printf("A number from %s to %s, please.%n", min, max);
    }
    return OptionalDouble.empty();
  }

  private String ask(String question) {
    out.print(question);
    out.flush();
    try {
      String answer = in.readLine();
      return answer == null ? "" : answer.strip();
    } catch (IOException e) {
      return "";
    }
  }
}
