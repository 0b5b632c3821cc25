package org.nemadrive.trainer.cli.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.nemadrive.trainer.run.GenerationReport;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Tried;

class ProgressDisplayTest {
  private final StringWriter written = new StringWriter();

  private static GenerationReport report(int generation, double seconds, long evaluations) {
    Individual best = new Individual(new double[0], 900, 880, 31, 17);
    return new GenerationReport(generation, seconds, evaluations, 0, best, 0, new Tried(0, 0), 0);
  }

  @Test
  void aLineSaysHowFarTheRunIs() {
    assertEquals(
        " 25%  food 31/36  1:30 left  generation 1234  2500 evals/s",
        ProgressText.narrow(report(1234, 30, 75_000), 0.25, 36));
  }

  @Test
  void aLineFits60ColumnsHoweverFarAndFastTheRunIs() {
    for (int generation : new int[] {1, 9999, 9_999_999}) {
      for (double spent : new double[] {1e-9, 1e-4, 0.01, 0.5, 1}) {
        for (long evaluations : new long[] {1, 99_990, 9_000_000}) {
          String line = ProgressText.narrow(report(generation, 60, evaluations), spent, 432);
          assertTrue(line.length() <= 60, line);
        }
      }
    }
  }

  @Test
  void theTimeThatIsLeftIsToldInWhatIsReadAtAGlance() {
    assertEquals("0:05", ProgressText.timeLeft(5, 0.5));
    assertEquals("1:00:00", ProgressText.timeLeft(1200, 0.25));
    assertEquals("4 days", ProgressText.timeLeft(3600, 0.01));
    assertEquals("0:00", ProgressText.timeLeft(60, 1.01));
    assertEquals("?:??", ProgressText.timeLeft(0, 0));
  }

  @Test
  void aTerminalsLineIsDrawnAtMostTenTimesASecondAndAtTheEnd() {
    try (ProgressDisplay display = new ProgressDisplay(new PrintWriter(written), 36, true)) {
      display.afterGeneration(report(1, 0.01, 10), 0.1);
      display.afterGeneration(report(2, 0.02, 20), 0.2);
      display.afterGeneration(report(3, 0.12, 30), 0.3);
      display.afterGeneration(report(4, 0.13, 40), 1);
    }
    assertTrue(written.toString().contains("generation 1 "), written.toString());
    assertEquals(-1, written.toString().indexOf("generation 2 "));
    assertTrue(written.toString().contains("generation 3 "), written.toString());
    assertTrue(written.toString().contains("generation 4 "), written.toString());
    assertTrue(written.toString().endsWith("\n"), "what comes after is on a line of its own");
  }

  @Test
  void aLogGetsAPlainLineEveryFiveSeconds() {
    try (ProgressDisplay display = new ProgressDisplay(new PrintWriter(written), 36, false)) {
      display.afterGeneration(report(1, 0.5, 1000), 0.1);
      display.afterGeneration(report(2, 5.4, 2000), 0.2);
      display.afterGeneration(report(3, 5.5, 11_000), 0.3);
    }
    assertEquals(
        """
        10% done, generation 1, 31 of 36 food eaten, 17 weights changed, 2,000 evaluations a second, 0:05 left
        30% done, generation 3, 31 of 36 food eaten, 17 weights changed, 2,000 evaluations a second, 0:13 left
        """,
        written.toString());
  }
}
