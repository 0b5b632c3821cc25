package org.nemadrive.controller.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.hardware.simulated.SimulatedWires;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickSample;

class SoakTest {
  private static final Path WEIGHTS =
      Path.of("..", "..", "hardware-profiles", "weights", "pentagon-simulated.json");

  /** One hour at 100 Hz. */
  private static final int TICKS = 360_000;

  private static final int WARM_UP = 1000;

  /** What else lives in a test's heap; a byte every fifth tick would be more. */
  private static final long NOISE_BYTES = 64_000;

  /** When compiled code first meets a rare branch, the machine itself may load a class: once. */
  private static final int ONCE_ONLY_EVENTS = 5;

  @Test
  void anHourOfTicksAllocatesNothingAndLeavesTheHeapAsItWas() throws Exception {
    RobotProfile profile =
        ProfileReader.read(Path.of("..", "..", "hardware-profiles", "simulated.yaml"));
    DriveSettings settings = PentagonDrive.settings(profile, WEIGHTS);
    ManualClock clock = new ManualClock();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (DriveSession session =
        new DriveSession(settings, new SimulatedWires(profile.body()), clock)) {
      session.listen((sample, lost) -> {});
      session.mode().start("test");
      long[] heap = new long[2];
      long[] allocated = new long[1];
      int[] allocatingTicks = new int[1];
      session.run(
          done -> {
            long now = threads.getCurrentThreadAllocatedBytes();
            allocatingTicks[0] += done > WARM_UP && now != allocated[0] ? 1 : 0;
            if (done == WARM_UP) {
              heap[0] = usedHeap();
            }
            allocated[0] = threads.getCurrentThreadAllocatedBytes();
            return done < WARM_UP + TICKS;
          });
      heap[1] = usedHeap();
      TickSample last = session.loop().sample();
      assertEquals(StopReason.NONE, last.stopReason);
      assertEquals(WARM_UP + TICKS, session.statistics().ticks());
      assertEquals(0, session.statistics().missedPeriods());
      assertTrue(
          allocatingTicks[0] <= ONCE_ONLY_EVENTS,
          allocatingTicks[0] + " of " + TICKS + " ticks allocated something");
      assertTrue(heap[1] - heap[0] < NOISE_BYTES, "heap grew by " + (heap[1] - heap[0]) + " bytes");
    }
  }

  /** What is reachable, after collecting until it does not shrink any more. */
  private static long usedHeap() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      long now = runtime.totalMemory() - runtime.freeMemory();
      if (now >= used) {
        break;
      }
      used = now;
    }
    return used;
  }
}
