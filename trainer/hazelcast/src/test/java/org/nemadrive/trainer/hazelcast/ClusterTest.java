package org.nemadrive.trainer.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.files.Sha256;
import org.nemadrive.testing.StartsProcess;
import org.nemadrive.trainer.ledger.Rows;

/** A driver and its workers as real processes, killed for real in the middle of it. */
@StartsProcess
class ClusterTest {
  private static final int SEEDS = 20;

  @TempDir private Path folder;

  @Test
  void fortyRunsWhoseWorkersAndDriverAreKilledEndInTheRowsAndTablesOfAnUndisturbedComparison()
      throws IOException, InterruptedException {
    Sweep sweep = Sweep.of(folder, SEEDS, 600);
    try (TrainerProcess first = sweep.worker();
        TrainerProcess second = sweep.worker()) {
      first.await("waits for a benchmark");
      try (TrainerProcess driver = sweep.driver("cluster")) {
        driver.await("\\[3/40\\] ");
        first.kill();
        driver.await("left; . runs go to others");
        driver.await("\\[8/40\\] ");
        driver.kill();
        assertTrue(driver.exitCode() != 0);
      }
      second.await("is gone; waits for it");
      int done = Files.readAllLines(folder.resolve("cluster/ledger.jsonl")).size();
      assertTrue(done >= 8 && done < 40, "killed in the middle, with %d rows".formatted(done));
      try (TrainerProcess third = sweep.worker();
          TrainerProcess again = sweep.driver("cluster")) {
        third.await("Works for the benchmark");
        assertEquals(0, again.exitCode(), again.text());
      }
    }
    Path undisturbed = sweep.undisturbed();
    assertEquals(40, Rows.sorted(undisturbed).size());
    String robot = "\"body\":\"" + Sha256.hex(Files.readAllBytes(Sweep.ROBOT)) + "\"";
    assertTrue(Rows.sorted(undisturbed).stream().allMatch(row -> row.contains(robot)), robot);
    assertEquals(Rows.sorted(undisturbed), Rows.sorted(folder.resolve("cluster")));
    for (String table : List.of("summary.csv", "differences.csv")) {
      assertEquals(
          Files.readString(undisturbed.resolve(table)),
          Files.readString(folder.resolve("cluster").resolve(table)));
    }
  }
}
