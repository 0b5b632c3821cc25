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
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.StartsProcess;
import org.nemadrive.trainer.ledger.Rows;

/**
 * Faults of a cluster, each with real processes; takes minutes, so it is run by name: {@code mvn
 * -pl trainer/hazelcast test -Dtest=ClusterFaults}.
 */
@StartsProcess
class ClusterFaults {
  private static final String SECRET = "correct horse battery staple";

  @TempDir private Path folder;

  @Test
  void aWorkerThatIsStoppedLongerThanTheHeartbeatComesBackLateAndDoublesNothing()
      throws IOException, InterruptedException {
    Sweep sweep = Sweep.of(folder, 2, 3_000);
    Path work = folder.resolve("work");
    try (TrainerProcess driver = sweep.driver("cluster");
        TrainerProcess late = sweep.worker("--work", work.toString())) {
      awaitGenerations(work);
      late.signal("STOP");
      driver.await("left; 1 runs go to others");
      try (TrainerProcess other = sweep.worker()) {
        // The run that was taken back is the first to be given out again. Then the other is
        // stopped,
        // too, so that the sweep is still there when the late one comes.
        driver.await("\\[1/4\\] ");
        other.signal("STOP");
        driver.await("/" + other.pid() + " .* left; . runs go to others");
        late.signal("CONT");
        driver.await("/" + late.pid() + " .* came, with 1 threads, . finished runs and . that");
        assertEquals(0, driver.exitCode(), driver.text());
        late.await("is gone; waits for it, . runs go on");
      }
    }
    assertEquals(Rows.sorted(sweep.undisturbed()), Rows.sorted(folder.resolve("cluster")));
  }

  @Test
  void aWorkerWithAnotherSecretIsNotLetInAndIsToldWhy() throws IOException, InterruptedException {
    Sweep sweep = Sweep.of(folder, 1, 200);
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
    Sweep sweep = Sweep.of(folder, 1, 200);
    Path list = folder.resolve("other/META-INF/nemadrive/sources.sha256");
    Files.createDirectories(list.getParent());
    Files.writeString(list, "0".repeat(64) + " src/main/java/org/nemadrive/exact/Other.java\n");
    try (TrainerProcess driver = sweep.driver("cluster")) {
      driver.await("Waits for workers");
      try (TrainerProcess old = sweep.workerWith(List.of(folder.resolve("other")))) {
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
    Sweep sweep = Sweep.of(folder, 1, 200);
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
  void aRunThatHangsGoesToAnotherWorkerAndComesOnceWhenBothFinishIt()
      throws IOException, InterruptedException {
    // A run of this length finishes no generation within the patience of five seconds.
    Sweep sweep = Sweep.of(folder, 1, 60_000);
    List<String> command = new ArrayList<>(sweep.command("cluster"));
    command.set(4, "ea:populationSize=50000");
    command.addAll(List.of("--engine", "hazelcast", "--join", sweep.join(), "--patience", "5"));
    try (TrainerProcess driver = TrainerProcess.start(command.toArray(String[]::new));
        TrainerProcess first = sweep.worker()) {
      driver.await("makes no progress for 5 s; its 1 runs go to others");
      try (TrainerProcess second = sweep.worker()) {
        assertEquals(0, driver.exitCode(), driver.text());
        second.await("Works for the benchmark");
        first.await("Works for the benchmark");
      }
    }
    assertEquals(1, Rows.sorted(folder.resolve("cluster")).size());
  }

  @Test
  void aFullDiskEndsTheSweepWithASentenceAndTheSameCommandEndsItOnceThereIsRoom()
      throws IOException, InterruptedException {
    Sweep sweep = Sweep.of(folder, 2, 400);
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
    assumeTrue(sh("ip link add nd-sweep-a type veth peer name nd-sweep-b") == 0, "needs root");
    try {
      assertEquals(
          0,
          sh(
              "ip netns add nd-sweep && ip link set nd-sweep-b netns nd-sweep"
                  + " && ip addr add 10.213.7.1/24 dev nd-sweep-a && ip link set nd-sweep-a up"
                  + " && ip netns exec nd-sweep ip addr add 10.213.7.2/24 dev nd-sweep-b"
                  + " && ip netns exec nd-sweep ip link set nd-sweep-b up"
                  + " && ip netns exec nd-sweep ip link set lo up"));
      Sweep sweep = new Sweep(folder, 2, 3_000, "10.213.7.1:" + Addresses.DEFAULT_PORT);
      String work = folder.resolve("work").toString();
      String[] worker = {"worker", "--join", sweep.join(), "--threads", "1", "--heartbeat", "10"};
      try (TrainerProcess driver = sweep.driver("cluster");
          TrainerProcess apart =
              TrainerProcess.startWith(
                  List.of("ip", "netns", "exec", "nd-sweep"), List.of(), worker)) {
        awaitGenerations(Path.of(work));
        long beganNs = System.nanoTime();
        assertEquals(0, sh("ip link set nd-sweep-a down"));
        driver.await("10.213.7.2:.* left; 1 runs go to others");
        apart.await("is gone; waits for it");
        long passedS = (System.nanoTime() - beganNs) / 1_000_000_000;
        assertEquals(0, sh("sleep " + Math.max(0, 30 - passedS) + "; ip link set nd-sweep-a up"));
        driver.await("10.213.7.2:.* came, with 1 threads, . finished runs and . that it is at");
        assertEquals(0, driver.exitCode(), driver.text());
      }
      assertEquals(Rows.sorted(sweep.undisturbed()), Rows.sorted(folder.resolve("cluster")));
    } finally {
      sh("ip link del nd-sweep-a; ip netns del nd-sweep");
    }
  }

  /** Waits until a run in a worker's folder has some generations. */
  private static void awaitGenerations(Path work) throws IOException {
    while (true) {
      if (Files.isDirectory(work)) {
        try (Stream<Path> files = Files.walk(work)) {
          if (files.anyMatch(
              file -> file.endsWith("history.csv") && file.toFile().length() > 1_000)) {
            return;
          }
        }
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static int sh(String command) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
  }
}
