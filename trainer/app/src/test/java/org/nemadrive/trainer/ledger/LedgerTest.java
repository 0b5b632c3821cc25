package org.nemadrive.trainer.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;

public class LedgerTest {
  @TempDir private Path folder;

  @Test
  void aLedgerCutAtAnyByteOfItsLastLineLosesThatRowAndTakesItAgain() throws IOException {
    try (Ledger ledger = Ledger.open(folder)) {
      for (long seed = 1; seed <= 3; seed++) {
        assertTrue(ledger.add(row(seed)));
      }
    }
    Path file = folder.resolve("ledger.jsonl");
    byte[] whole = Files.readAllBytes(file);
    int lastLine = whole.length - Files.readAllLines(file).getLast().length() - 1;
    for (int cut = lastLine; cut < whole.length; cut++) {
      Files.write(file, Arrays.copyOf(whole, cut));
      assertEquals(2, Ledger.read(folder).size(), "cut at byte " + cut);
      try (Ledger ledger = Ledger.open(folder)) {
        assertTrue(ledger.has(row(2).run()));
        assertFalse(ledger.has(row(3).run()));
        assertTrue(ledger.add(row(3)));
      }
      assertEquals(new String(whole), Files.readString(file), "cut at byte " + cut);
    }
  }

  @Test
  void aRowIsAddedOnce() throws IOException {
    try (Ledger ledger = Ledger.open(folder)) {
      assertTrue(ledger.add(row(1)));
      assertFalse(ledger.add(row(1)), "a worker that comes late does not double it");
    }
    assertEquals(1, Files.readAllLines(folder.resolve("ledger.jsonl")).size());
    assertEquals(row(1).run(), Ledger.read(folder).getFirst().run());
  }

  @Test
  void aDamagedLineInTheMiddleIsRefusedByItsNumberInsteadOfBeingSkipped() throws IOException {
    Path file = folder.resolve("ledger.jsonl");
    String good = LedgerJson.line(row(1)) + "\n";
    Files.writeString(file, good + good.replace("\"seed\":1", "\"seed\":7") + good);
    var e = assertThrows(InvalidInputException.class, () -> Ledger.read(folder));
    assertTrue(e.getMessage().contains("ledger.jsonl, line 2"), e.getMessage());
    Files.writeString(file, good.replace("\"version\":1", "\"version\":2"));
    e = assertThrows(InvalidInputException.class, () -> Ledger.read(folder));
    assertTrue(e.getMessage().contains("line 1"), e.getMessage());
    assertTrue(e.getMessage().contains("version 2, this program reads 1"), e.getMessage());
    Files.writeString(file, good + "{\n" + good);
    e = assertThrows(InvalidInputException.class, () -> Ledger.read(folder));
    assertTrue(e.getMessage().contains("ledger.jsonl, line 2"), e.getMessage());
  }

  @Test
  void whatARunDependsOnIsInItsNameAndNothingElse() {
    RunIdentity one = row(1).identity();
    assertEquals(16, one.id().length());
    assertNotEquals(one.id(), row(2).identity().id());
    RunIdentity otherCode =
        new RunIdentity(
            one.task(),
            one.food(),
            one.strategy(),
            one.parameters(),
            one.seed(),
            one.budget(),
            one.connectome(),
            one.body(),
            one.start(),
            one.scenarios(),
            "0123456789abcdef");
    assertNotEquals(one.id(), otherCode.id());
    String penomad = CodeVersion.of(StrategyChoice.parse("penomad").parameters());
    String ea = CodeVersion.of(StrategyChoice.parse("ea").parameters());
    assertEquals(ea, CodeVersion.of(StrategyChoice.parse("menomad").parameters()));
    assertNotEquals(penomad, ea, "each package of strategies has a version of its own");
    assertTrue(CodeVersion.ofAll().matches("[0-9a-f]{16}"));
  }

  /** Rows of so many seeds, as a ledger may hold them. */
  public static List<LedgerRow> rows(int seeds) {
    return LongStream.rangeClosed(1, seeds).mapToObj(LedgerTest::row).toList();
  }

  private static LedgerRow row(long seed) {
    RunIdentity identity =
        new RunIdentity(
            "polygon5",
            "f00d",
            "ea",
            "EaParameters[]",
            seed,
            new Budget(Budget.Unit.EVALUATIONS, 120),
            Connectome.celegans().identity(),
            "",
            "",
            "",
            "c0de");
    return new LedgerRow(
        1,
        identity.id(),
        identity,
        new Outcome(
            "",
            36,
            100,
            new Outcome.Course(
                new int[] {1},
                new long[] {120},
                new long[] {30_000},
                new int[] {9},
                new double[] {0.1 + 0.2},
                new double[] {-1.5},
                new int[] {2},
                new double[] {3.25}),
            new Outcome.Edits(new int[] {4}, new double[] {5.5})),
        new Made("test", "abc", "machine", "host", "2026-01-01T00:00:00Z", new double[] {0.5}));
  }

  @Test
  void aRowReadBackIsTheRowToTheLastBit() {
    String line = LedgerJson.line(row(1));
    assertEquals(line, LedgerJson.line(LedgerJson.read(line, "here", LedgerRow.class)));
    assertTrue(line.contains("0.30000000000000004"));
    assertEquals(List.of(), line.chars().filter(c -> c == '\n').boxed().toList());
  }
}
