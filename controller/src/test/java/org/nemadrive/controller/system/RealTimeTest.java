package org.nemadrive.controller.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class RealTimeTest {
  /** Field 41 of /proc/thread-self/stat: the scheduling policy, proc(5). */
  private static String policy() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[41 - 3];
    } catch (IOException e) {
      return "";
    }
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
