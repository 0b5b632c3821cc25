package org.nemadrive.controller.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nemadrive.testing.StartsProcess;

@EnabledOnOs(OS.LINUX)
class RealTimeTest {
  private static String policy() {
    return policy(Path.of("/proc/thread-self"));
  }

  /** Field 41 of a thread's stat: the scheduling policy, proc(5); empty once it has ended. */
  private static String policy(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[41 - 3];
    } catch (IOException e) {
      return "";
    }
  }

  /** A program of its own, because it changes every thread it has; prints their policies. */
  static final class PreferredProgram {
    public static void main(String[] args) throws IOException, InterruptedException {
      RealTime.preferThisProgram();
      try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
        System.out.println(
            threads
                .map(RealTimeTest::policy)
                .filter(p -> !p.isEmpty())
                .distinct()
                .sorted()
                .toList());
      }
      Thread later = new Thread(() -> System.out.println(policy()));
      later.start();
      later.join();
    }
  }

  @StartsProcess
  @Test
  void theWholeProgramWithItsCompilerGoesBeforeOrdinaryOnes() throws Exception {
    Process process =
        new ProcessBuilder(JavaProcess.command(PreferredProgram.class))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> said = process.inputReader().lines().toList();
    assertEquals(0, process.waitFor());
    boolean granted = said.get(1).equals("2");
    // SCHED_RR is 2, SCHED_OTHER 0, sched(7).
    assertEquals(granted ? List.of("[2]", "2") : List.of("[0]", "0"), said);
  }

  @Test
  void whatIsGrantedIsInForceForThisThreadAndThoseItStarts() throws InterruptedException {
    AtomicReference<String> own = new AtomicReference<>("");
    AtomicReference<String> started = new AtomicReference<>("");
    AtomicReference<Boolean> granted = new AtomicReference<>(false);
    Thread thread =
        new Thread(
            () -> {
              granted.set(RealTime.request(1));
              own.set(policy());
              Thread child = new Thread(() -> started.set(policy()));
              child.start();
              try {
                child.join();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    thread.join();
    if (granted.get()) {
      assertEquals("1", own.get(), "SCHED_FIFO");
      assertEquals("1", started.get(), "a thread inherits it: the motor watchdog must");
    } else {
      assertEquals(own.get(), started.get(), "nothing is half granted");
    }
  }

  @Test
  void whatNobodyGrantsIsAWarningAndNoEnd() throws InterruptedException {
    AtomicReference<Boolean> granted = new AtomicReference<>(true);
    // 100 is no priority at all, sched(7), so even root is refused.
    Thread thread = new Thread(() -> granted.set(RealTime.request(100)));
    thread.start();
    thread.join();
    assertFalse(granted.get());
  }
}
