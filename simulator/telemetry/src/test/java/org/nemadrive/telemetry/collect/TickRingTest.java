package org.nemadrive.telemetry.collect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nemadrive.telemetry.TickSample;

class TickRingTest {
  private static final int NEURONS = 300;
  private static final int FOOD = 36;

  private final TickSample in = new TickSample(NEURONS, FOOD);
  private final TickSample out = new TickSample(NEURONS, FOOD);

  @Test
  void aSampleComesOutAsItWentIn() {
    var ring = new TickRing(4, in);
    in.tick = 7;
    in.latenessNs = 11;
    in.durationNs = 13;
    in.missedPeriods = 17;
    in.saturations = 19;
    in.leftDrive = -0.25;
    in.rightDrive = 0.5;
    in.leftMuscle = -120.5;
    in.rightMuscle = 33;
    in.xWu = 800.25;
    in.yWu = 600.75;
    in.headingRad = -3.1;
    in.rangeMm = -1;
    in.touch = true;
    in.foodEaten = 5;
    in.batteryMv = 9_600;
    Arrays.setAll(in.fired, word -> 0x0123456789abcdefL * (word + 1));
    in.eaten[0] = 0xfL;

    ring.write(in);

    assertTrue(ring.read(out));
    assertEquals(7, out.tick);
    assertEquals(11, out.latenessNs);
    assertEquals(13, out.durationNs);
    assertEquals(17, out.missedPeriods);
    assertEquals(19, out.saturations);
    assertEquals(-0.25, out.leftDrive);
    assertEquals(0.5, out.rightDrive);
    assertEquals(-120.5, out.leftMuscle);
    assertEquals(33, out.rightMuscle);
    assertEquals(800.25, out.xWu);
    assertEquals(600.75, out.yWu);
    assertEquals(-3.1, out.headingRad);
    assertEquals(-1, out.rangeMm);
    assertTrue(out.touch);
    assertFalse(out.foodSensed);
    assertEquals(5, out.foodEaten);
    assertEquals(9_600, out.batteryMv);
    assertArrayEquals(in.fired, out.fired);
    assertArrayEquals(in.eaten, out.eaten);
    assertFalse(ring.read(out), "there is one sample only");
  }

  @Test
  void aFullRingKeepsTheNewestAndCountsTheRest() {
    var ring = new TickRing(8, in);
    for (in.tick = 0; in.tick < 20; in.tick++) {
      ring.write(in);
    }
    for (long expected = 12; expected < 20; expected++) {
      assertTrue(ring.read(out));
      assertEquals(expected, out.tick);
    }
    assertFalse(ring.read(out));
    assertEquals(12, ring.lost());
  }

  @Test
  void everySampleIsReadWholeOrCountedWhileTheWriterRaces() throws Exception {
    var ring = new TickRing(16, in);
    long total = 2_000_000;
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (long tick = 1; tick <= total; tick++) {
                    in.tick = tick;
                    in.xWu = tick;
                    Arrays.fill(in.fired, tick);
                    Arrays.fill(in.eaten, tick);
                    ring.write(in);
                  }
                });
    long read = 0;
    long last = 0;
    while (last < total) {
      if (ring.read(out)) {
        read++;
        assertTrue(out.tick > last, "in order");
        last = out.tick;
        assertEquals(last, out.xWu, "a torn sample");
        assertEquals(last, out.fired[4], "a torn sample");
        assertEquals(last, out.eaten[0], "a torn sample");
      }
    }
    writer.join();
    assertEquals(total, read + ring.lost());
  }

  @Test
  void writingAllocatesNothing() {
    var ring = new TickRing(1_024, in);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int warm = 0; warm < 20_000; warm++) {
      ring.write(in);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int tick = 0; tick < 100_000; tick++) {
      ring.write(in);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 1_000, allocated + " bytes for 100,000 samples");
  }
}
