package org.nemadrive.simulator.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.StartsProcess;

class FolderLockTest {
  @TempDir private Path folder;

  /** Locks a folder and says so, or why not; holds the lock until its input ends. */
  static final class Holder {
    public static void main(String[] args) throws IOException {
      try {
        FolderLock lock = FolderLock.acquire(Path.of(args[0]), "run");
        System.out.println("locked");
        System.in.transferTo(System.out);
        lock.close();
      } catch (InvalidInputException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void aFolderIsLockedOnceAtATimeInOneProcessByWhateverNameItIsCalled() throws IOException {
    Path run = folder.resolve("run");
    FolderLock lock = FolderLock.acquire(run, "run");
    try (lock) {
      var e =
          assertThrows(
              InvalidInputException.class,
              () -> FolderLock.acquire(folder.resolve("run/../run"), "run"));
      assertTrue(e.getMessage().startsWith("this process itself uses the run in "));
    }
    FolderLock.acquire(run, "run").close();
    assertEquals("", Files.readString(run.resolve(FolderLock.FILE)), "nobody is named afterwards");
  }

  @Test
  void anInterruptedThreadLetsOthersInAndStaysInterrupted() throws IOException {
    FolderLock lock = FolderLock.acquire(folder, "run");
    Thread.currentThread().interrupt();
    lock.close();
    assertTrue(Thread.interrupted());
    FolderLock.acquire(folder, "run").close();
  }

  @Test
  @StartsProcess
  void anotherProcessIsNamedAndARefusalOfOursDoesNotLetItIn()
      throws IOException, InterruptedException {
    Process holder = start();
    assertEquals("locked", holder.inputReader().readLine());
    assertTrue(FolderLock.isHeld(folder));
    var e = assertThrows(InvalidInputException.class, () -> FolderLock.acquire(folder, "run"));
    assertTrue(
        e.getMessage().contains("is in use by process " + holder.pid() + " on "), e.getMessage());
    // Killed, it leaves its name in the file and no lock.
    holder.destroyForcibly().waitFor();
    assertFalse(FolderLock.isHeld(folder));
    FolderLock lock = FolderLock.acquire(folder, "run");
    try (lock) {
      assertThrows(InvalidInputException.class, () -> FolderLock.acquire(folder, "run"));
      Process refused = start();
      assertTrue(
          refused.inputReader().readLine().contains("process " + ProcessHandle.current().pid()));
      assertEquals(0, refused.waitFor());
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString()))
        .redirectErrorStream(true)
        .start();
  }
}
