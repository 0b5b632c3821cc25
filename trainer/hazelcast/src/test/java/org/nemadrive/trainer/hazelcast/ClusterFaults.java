package org.nemadrive.trainer.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.StartsProcess;
import org.nemadrive.trainer.ledger.Ledger;
import org.nemadrive.trainer.ledger.Rows;
import org.nemadrive.trainer.run.History;

/**
 * Faults of a cluster, each with real processes; takes minutes, so it is run by name: {@code mvn
 * -pl trainer/hazelcast test -Dtest=ClusterFaults}.
 */
@StartsProcess
class ClusterFaults {
  private static final String SECRET = "correct horse battery staple";

  /** Runs enough that a sweep is not done while a test looks on, of about a second each. */
  private static final int SEEDS = 4;

  private static final int EVALUATIONS = 3_000;

  /** Evaluations of a run where nothing happens in the middle of one. */
  private static final int SHORT = 600;

  private static final long PARTITION_NS = 30_000_000_000L;

  @TempDir private Path folder;

  @Test
  void aWorkerThatIsStoppedLongerThanTheHeartbeatComesBackLateAndDoublesNothing()
      throws IOException, InterruptedException {
    Sweep sweep = Sweep.of(folder, SEEDS, EVALUATIONS);
    Path work = folder.resolve("work");
    try (TrainerProcess driver = sweep.driver("cluster");
        TrainerProcess late = sweep.worker("--work", work.toString())) {
      awaitEvaluations(work, 1);
      late.signal("STOP");
      driver.await("/" + late.pid() + " .* left; 1 runs go to others");
      computeTheNextElsewhere(sweep, driver, List.of());
      late.signal("CONT");
      late.await("is gone; waits for it, 1 runs go on");
      driver.await("/" + late.pid() + " .* came, with 1 threads, . finished runs and . that");
      assertEquals(0, driver.exitCode(), driver.text());
    }
    assertEquals(Rows.sorted(sweep.undisturbed()), Rows.sorted(folder.resolve("cluster")));
  }

  /**
   * Has another worker compute the run that was taken back, which is the first to be given out
   * again, and kills it, so that the sweep is still there when the first one comes.
   */
  private static void computeTheNextElsewhere(
      Sweep sweep, TrainerProcess driver, List<String> before)
      throws IOException, InterruptedException {
    long done = driver.text().lines().filter(line -> line.startsWith("[")).count();
    try (TrainerProcess other = sweep.workerWith(before, List.of())) {
      driver.await("^\\[%d/%d\\] ".formatted(done + 1, sweep.runs()));
      other.kill();
      driver.await("/" + other.pid() + " .* left; . runs go to others");
    }
  }

  @Test
  void aWorkerWithAnotherSecretIsNotLetInAndIsToldWhy() throws IOException, InterruptedException {
    Sweep sweep = Sweep.of(folder, 1, SHORT);
    Path right = Files.writeString(folder.resolve("right"), SECRET);
    Path wrong = Files.writeString(folder.resolve("wrong"), SECRET + "?");
    try (TrainerProcess driver = sweep.driver("cluster", "--secret-file", right.toString())) {
      driver.await("Waits for workers");
      try (TrainerProcess stranger = sweep.worker("--secret-file", wrong.toString());
          TrainerProcess without = sweep.worker()) {
        for (TrainerProcess refused : List.of(stranger, without)) {
          assertEquals(2, refused.exitCode(), refused.text());
          refused.await("^error: .* does not let this worker in: it has another secret");
        }
      }
      assertFalse(driver.text().contains("came, with"), driver.text());
      try (TrainerProcess member = sweep.worker("--secret-file", right.toString())) {
        member.await("Works for the benchmark");
        assertEquals(0, driver.exitCode(), driver.text());
      }
    }
    assertEquals(2, Rows.sorted(folder.resolve("cluster")).size());
  }

  @Test
  void aWorkerBuiltFromOtherSourcesIsRefusedByNameOnBothSides()
      throws IOException, InterruptedException {
    Sweep sweep = Sweep.of(folder, 1, SHORT);
    Path list = folder.resolve("other/META-INF/nemadrive/sources.sha256");
    Files.createDirectories(list.getParent());
    Files.writeString(list, "0".repeat(64) + " src/main/java/org/nemadrive/exact/Other.java\n");
    try (TrainerProcess driver = sweep.driver("cluster")) {
      driver.await("Waits for workers");
      try (TrainerProcess old = sweep.workerWith(List.of(), List.of(folder.resolve("other")))) {
        assertEquals(2, old.exitCode(), old.text());
        old.await("^error: the benchmark .* has version [0-9a-f]{16} of the code that matters");
        driver.await("Worker .*/" + old.pid() + " \\(.*\\) has version [0-9a-f]{16} .*, not ours");
      }
      try (TrainerProcess member = sweep.worker()) {
        member.await("Works for the benchmark");
        assertEquals(0, driver.exitCode(), driver.text());
      }
    }
  }

  @Test
  void aSecondDriverIsRefusedOnTheSameFolderAndOnTheSameAddress()
      throws IOException, InterruptedException {
    Sweep sweep = Sweep.of(folder, 1, SHORT);
    try (TrainerProcess driver = sweep.driver("cluster")) {
      driver.await("Waits for workers");
      try (TrainerProcess sameFolder = sweep.driver("cluster");
          TrainerProcess sameAddress = sweep.driver("another")) {
        assertEquals(2, sameFolder.exitCode());
        sameFolder.await(
            "^error: the benchmark in .* is in use by process " + driver.pid() + " on ");
        assertEquals(2, sameAddress.exitCode());
        sameAddress.await("^error: .* is in use, perhaps by another benchmark");
      }
    }
  }

  @Test
  void aRunThatHangsGoesToAnotherWorkerAndCountsOnceWhenItComesAfterAll()
      throws IOException, InterruptedException {
    Sweep sweep = Sweep.of(folder, SEEDS, EVALUATIONS);
    Path undisturbed = sweep.undisturbed();
    String run = Ledger.read(undisturbed).getFirst().run();
    Path work = folder.resolve("work");
    Path hanging = Files.createDirectories(work.resolve(run));
    Path finished = folderOf(undisturbed, run);
    for (String file : List.of("settings.json", "history.csv", "best-weights.json")) {
      Files.copy(finished.resolve(file), hanging.resolve(file));
    }
    // A run that is gone on with reads its checkpoint, and a pipe has none until somebody writes.
    Path checkpoint = hanging.resolve("checkpoint.bin");
    assumeTrue(sh("mkfifo " + checkpoint) == 0, "needs named pipes");
    try (TrainerProcess driver = sweep.driver("cluster", "--patience", "5");
        TrainerProcess hung = sweep.worker("--work", work.toString())) {
      driver.await("makes no progress for 5 s; its 1 runs go to others");
      computeTheNextElsewhere(sweep, driver, List.of());
      assertEquals(0, sh("cat " + finished.resolve("checkpoint.bin") + " > " + checkpoint));
      assertEquals(0, driver.exitCode(), driver.text());
      hung.await("Works for the benchmark");
    }
    assertEquals(Rows.sorted(undisturbed), Rows.sorted(folder.resolve("cluster")));
  }

  private static Path folderOf(Path benchmark, String run) throws IOException {
    try (Stream<Path> folders = Files.walk(benchmark.resolve("runs"))) {
      return folders
          .filter(path -> path.toString().endsWith("-" + run.substring(0, 8)))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aFullDiskEndsTheSweepWithASentenceAndTheSameCommandEndsItOnceThereIsRoom()
      throws IOException, InterruptedException {
    Sweep sweep = Sweep.of(folder, 2, SHORT);
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Path kept = Files.createDirectory(folder.resolve("kept"));
    List<String> command = new ArrayList<>(TrainerProcess.java(List.of()));
    command.addAll(sweep.command("disk/full"));
    command.addAll(List.of("--threads", "1"));
    String trainer = command.stream().map(w -> "'" + w + "'").collect(Collectors.joining(" "));
    // Twelve blocks of four kilobytes stay free: enough to begin, not enough for a run's files.
    Path script =
        Files.writeString(
            folder.resolve("script"),
            """
            mount -t tmpfs -o size=64m tmpfs %1$s || exit 77
            dd if=/dev/zero of=%1$s/ballast bs=4k count=16372 2>/dev/null
            %2$s; echo "first: $?"
            rm %1$s/ballast
            %2$s; echo "second: $?"
            cp %1$s/full/ledger.jsonl %3$s
            """
                .formatted(disk, trainer, kept));
    Process shell =
        new ProcessBuilder("unshare", "-rm", "sh", script.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(shell.getInputStream().readAllBytes());
    assumeTrue(shell.waitFor() != 77, "no mounts in a namespace of one's own here");
    assertTrue(printed.contains("No space left on device"), printed);
    assertTrue(printed.contains("first: 1"), printed);
    assertTrue(printed.contains("second: 0"), printed);
    assertEquals(Rows.sorted(sweep.undisturbed()), Rows.sorted(kept));
  }

  @Test
  void aPartitionOfThirtySecondsLosesAndDoublesNothing() throws IOException, InterruptedException {
    TwoNetworks networks = TwoNetworks.open().orElse(null);
    assumeTrue(networks != null, "no networks in namespaces of one's own here");
    Sweep sweep = new Sweep(folder, SEEDS, EVALUATIONS, TwoNetworks.HERE + ":5701");
    Path work = folder.resolve("work");
    try (networks;
        TrainerProcess driver = sweep.driverWith(networks.here(), "cluster");
        TrainerProcess apart =
            sweep.workerWith(networks.there(), List.of(), "--work", work.toString())) {
      awaitEvaluations(work, 1);
      networks.cut();
      long cutNs = System.nanoTime();
      driver.await(TwoNetworks.THERE + ":.* left; 1 runs go to others");
      apart.await("is gone; waits for it, 1 runs go on");
      computeTheNextElsewhere(sweep, driver, networks.here());
      awaitEvaluations(work, EVALUATIONS);
      TimeUnit.NANOSECONDS.sleep(PARTITION_NS - (System.nanoTime() - cutNs));
      networks.mend();
      driver.await(TwoNetworks.THERE + ":.* came, with 1 threads, 1 finished runs and 0 that");
      assertEquals(0, driver.exitCode(), driver.text());
    }
    assertEquals(Rows.sorted(sweep.undisturbed()), Rows.sorted(folder.resolve("cluster")));
  }

  /** Waits until a run in a worker's folder has spent so many evaluations. */
  private static void awaitEvaluations(Path work, long evaluations)
      throws IOException, InterruptedException {
    long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(TrainerProcess.DEADLINE_S);
    while (evaluations(work) < evaluations) {
      assertTrue(System.nanoTime() < endNs, "no run in %s gets so far".formatted(work));
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static long evaluations(Path work) throws IOException {
    if (!Files.isDirectory(work)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(work)) {
      return files
          .filter(file -> file.endsWith("history.csv"))
          .flatMap(file -> Files.exists(file) ? History.read(file).stream() : Stream.empty())
          .mapToLong(History.Row::evaluations)
          .max()
          .orElse(0);
    }
  }

  private static int sh(String command) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-c", command).inheritIO().start();
    if (!shell.waitFor(TrainerProcess.DEADLINE_S, TimeUnit.SECONDS)) {
      shell.destroyForcibly();
    }
    return shell.waitFor();
  }
}
