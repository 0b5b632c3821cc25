package org.nemadrive.trainer.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.trainer.comparison.ComparisonTables;
import org.nemadrive.trainer.ledger.Ledger;
import org.nemadrive.trainer.ledger.LedgerRow;
import org.nemadrive.trainer.ledger.LedgerTest;

/**
 * How long large sweeps would take, simulated with run times that were measured, and with what a
 * row costs the driver on this disk. Prints a table; run by name: {@code mvn -pl trainer/app test
 * -Dtest=SweepPlan}.
 */
class SweepPlan {
  /** An earlier comparison, kept: 80 runs of 300,000 evaluations, about 100 s each. */
  private static final Path MEASURED = Path.of("../benchmarks/pentagon/300k/results.csv");

  private static final int RUNS = 10_000;
  private static final int ROWS = 200;

  @TempDir private Path folder;

  @Test
  void aTableOfSimulatedSweeps() throws IOException {
    double[] measuredS =
        CsvTable.read(MEASURED, ComparisonTables.curveColumns()).stream()
            .mapToDouble(row -> row.finite("cpu_seconds"))
            .toArray();
    double meanS = Arrays.stream(measuredS).average().orElseThrow();
    double rowS = secondsOfARow();
    System.out.printf(Locale.ROOT, "a row costs the driver %.2f ms on this disk%n", rowS * 1e3);
    System.out.println(
        "cores | runs of | simulated, h | ideal, h | ratio | driver busy | begun in vain");
    for (int cores : List.of(8, 64, 1_000)) {
      for (double scale : List.of(1.0, 0.1, 0.01)) {
        double[] runS =
            IntStream.range(0, RUNS)
                .mapToDouble(run -> scale * measuredS[run % measuredS.length])
                .toArray();
        var result =
            new SimulatedSweep(
                    runS, new SimulatedSweep.Fleet(cores, 0.05, 0.5, 0.1, 20, 600, rowS), 1)
                .run();
        System.out.printf(
            Locale.ROOT,
            "%d | %.0f s | %.2f | %.2f | %.3f | %.1f %% | %d%n",
            cores,
            scale * meanS,
            result.makespanS() / 3600,
            result.idealS() / 3600,
            result.makespanS() / result.idealS(),
            100 * result.driverBusy(),
            result.lost());
        assertTrue(result.makespanS() >= result.idealS());
      }
    }
  }

  private double secondsOfARow() throws IOException {
    List<LedgerRow> rows = LedgerTest.rows(ROWS);
    long beganNs = System.nanoTime();
    try (Ledger ledger = Ledger.open(folder)) {
      for (LedgerRow row : rows) {
        ledger.add(row);
      }
    }
    return (System.nanoTime() - beganNs) / 1e9 / ROWS;
  }
}
