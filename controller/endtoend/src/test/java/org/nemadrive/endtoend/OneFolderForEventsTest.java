package org.nemadrive.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.StartsProcess;

/** Two robots that were given the same folder for their events, as real processes. */
@StartsProcess
class OneFolderForEventsTest {
  private static final long PATIENCE_S = 60;

  @TempDir private Path folder;

  @Test
  void theSecondRobotIsRefusedByTheNameOfTheFirstAndComesInWhenThatHasEnded()
      throws IOException, InterruptedException {
    // Nobody listens on that port: events are kept, which is what the folder is for.
    Files.writeString(
        folder.resolve("robot.yaml"),
        """
        robot: nema-1
        broker: mqtt://127.0.0.1:1
        events:
          folder: events
        """);
    try (RobotProcess first = robot("first.log")) {
      awaitHolder(first);
      try (RobotProcess second = robot("second.log")) {
        assertEquals(2, second.exitCode(), second.log());
        assertTrue(
            second.log().contains("is in use by process %d on ".formatted(first.pid())),
            second.log());
      }
    }
    try (RobotProcess second = robot("again.log")) {
      awaitHolder(second);
    }
  }

  private void awaitHolder(RobotProcess robot) throws IOException, InterruptedException {
    Path lock = folder.resolve("events/.lock");
    long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!Files.exists(lock)
        || !Files.readString(lock).startsWith("process %d on ".formatted(robot.pid()))) {
      assertTrue(System.nanoTime() < endNs, robot.log());
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private RobotProcess robot(String log) throws IOException {
    return new RobotProcess(
        folder.resolve(log),
        "run",
        "--profile",
        "../../hardware-profiles/simulated.yaml",
        "--store",
        folder.resolve("weights").toString(),
        "--ticks",
        "0",
        "--telemetry",
        folder.resolve("robot.yaml").toString());
  }
}
