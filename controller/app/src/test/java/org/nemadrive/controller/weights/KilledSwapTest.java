package org.nemadrive.controller.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.offer.CheckedOffer;
import org.nemadrive.testing.StartsProcess;

/**
 * A real process that swaps weights on a real disk is killed at every system call that changes the
 * disk, one process a call. What lies there then is started from.
 */
@StartsProcess
class KilledSwapTest {
  private static final Path STRACE = Path.of("/usr/bin/strace");
  private static final String SKIPPED = "skipped: it needs strace, and leave to trace a process";
  private static final int KILLED = 128 + 9;

  /** What changes a disk; the question mark lets a name be unknown on this processor. */
  private static final List<String> CALLS =
      List.of(
          "?mkdir,?mkdirat",
          "write",
          "fsync",
          "?rename,?renameat,?renameat2",
          "?symlink,?symlinkat",
          "?unlink,?unlinkat");

  @TempDir private Path folder;

  private Offers offers;
  private Path offer;

  @BeforeEach
  void twoWormsAreInAStore() throws Exception {
    assumeTrue(Files.isExecutable(STRACE), SKIPPED);
    assumeTrue(
        new ProcessBuilder(STRACE.toString(), "-o", "/dev/null", "true").start().waitFor() == 0,
        SKIPPED);
    offers = new Offers(folder);
    offer = Files.write(folder.resolve("three.offer"), offers.signed(3));
  }

  private Path freshStore(String name) throws Exception {
    Path root = folder.resolve(name);
    for (int number = 1; number <= 2; number++) {
      byte[] bytes = offers.signed(number);
      WeightsStore store = new WeightsStore(root, new DiskFiles(), 2);
      store.add(Offers.identity(bytes), number, bytes);
      store.activate(Offers.identity(bytes), number);
      store.markGood(Offers.identity(bytes));
    }
    return root;
  }

  /** Runs the swap, to be killed at the n-th call of a kind; returns the exit code. */
  private int swap(Path root, String calls, int n) throws IOException, InterruptedException {
    return new ProcessBuilder(
            STRACE.toString(),
            "-f",
            "-o",
            "/dev/null",
            "-e",
            "trace=" + calls,
            "-e",
            "inject=%s:signal=KILL:when=%d".formatted(calls, n),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            SwapOnce.class.getName(),
            root.toString(),
            offers.keyFolder().toString(),
            offer.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("swap.log").toFile())
        .start()
        .waitFor();
  }

  @Test
  void killedAtAnySystemCallTheOldOrTheNewWeightsDriveAndTheSwapCanBeRepeated() throws Exception {
    Set<String> started = new TreeSet<>();
    int kills = 0;
    for (String calls : CALLS) {
      int exit = KILLED;
      for (int n = 1; exit == KILLED; n++) {
        Path root = freshStore(calls.replaceAll("\\W", "") + n);
        exit = swap(root, calls, n);
        String where = calls + " " + n + ": " + Files.readString(folder.resolve("swap.log"));
        assertTrue(exit == KILLED || exit == 0, exit + " at " + where);
        kills += exit == KILLED ? 1 : 0;
        WeightsAdmission admission =
            new WeightsAdmission(new WeightsStore(root, new DiskFiles(), 2), offers.check());
        WeightsAdmission.Start start = admission.start(true);
        assertEquals(List.of(), start.notes(), where);
        CheckedOffer driving = start.weights().orElseThrow(() -> new AssertionError(where));
        started.add(driving.manifest().name());
        SwapOnce.main(
            new String[] {root.toString(), offers.keyFolder().toString(), offer.toString()});
        assertEquals(
            Optional.of(Offers.identity(Files.readAllBytes(offer))),
            admission.store().current(),
            "repeated after " + where);
      }
    }
    assertEquals(Set.of("worm-2", "worm-3"), started);
    assertTrue(kills >= 20, "only " + kills + " kills");
  }
}
