package org.nemadrive.simulator.tick;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.mode.Driver;
import org.nemadrive.simulator.mode.StopReason;

class TickRingTest {
  private static final int NEURONS = 300;
  private static final int FOOD = 36;

  private final TickSample in = new TickSample(NEURONS, FOOD);
  private final TickSample out = new TickSample(NEURONS, FOOD);

  private static TickRing ring(int capacity) {
    return new TickRing(capacity, NEURONS, FOOD);
  }

  @Test
  void aSampleComesOutAsItWentIn() {
    var ring = ring(4);
    var reader = ring.reader();
    in.tick = 7;
    in.latenessNs = 11;
    in.durationNs = 13;
    in.missedPeriods = 17;
    in.saturatedTicks = 19;
    in.nowNs = 23;
    in.outcome = TickOutcome.DRIVEN;
    in.stop = 29;
    in.stopReason = StopReason.MOTOR_STALLED;
    in.driver = Driver.HAND;
    in.thought = true;
    in.leftCommand = -31;
    in.rightCommand = 37;
    in.leftCounts = -41;
    in.rightCounts = 43;
    in.batteryWarning = true;
    in.motorWarning = true;
    in.motorLateNs = -21_000_000;
    in.spikeCount = 47;
    in.leftDrive = -0.25;
    in.rightDrive = 0.5;
    in.leftMuscle = -120.5;
    in.rightMuscle = 33;
    in.xWu = 800.25;
    in.yWu = 600.75;
    in.headingRad = -3.1;
    in.rangeMm = 812.5;
    in.touch = true;
    in.foodEaten = 5;
    in.batteryMv = 9_600;
    Arrays.setAll(in.fired, word -> 0x0123456789abcdefL * (word + 1));
    in.eaten[0] = 0xfL;

    ring.write(in);

    assertTrue(reader.read(out));
    assertEquals(7, out.tick);
    assertEquals(11, out.latenessNs);
    assertEquals(13, out.durationNs);
    assertEquals(17, out.missedPeriods);
    assertEquals(19, out.saturatedTicks);
    assertEquals(23, out.nowNs);
    assertEquals(TickOutcome.DRIVEN, out.outcome);
    assertEquals(29, out.stop);
    assertEquals(StopReason.MOTOR_STALLED, out.stopReason);
    assertEquals(Driver.HAND, out.driver);
    assertTrue(out.thought);
    assertEquals(-31, out.leftCommand);
    assertEquals(37, out.rightCommand);
    assertEquals(-41, out.leftCounts);
    assertEquals(43, out.rightCounts);
    assertTrue(out.batteryWarning);
    assertTrue(out.motorWarning);
    assertEquals(-21_000_000, out.motorLateNs);
    assertEquals(47, out.spikeCount);
    assertEquals(-0.25, out.leftDrive);
    assertEquals(0.5, out.rightDrive);
    assertEquals(-120.5, out.leftMuscle);
    assertEquals(33, out.rightMuscle);
    assertEquals(800.25, out.xWu);
    assertEquals(600.75, out.yWu);
    assertEquals(-3.1, out.headingRad);
    assertEquals(812.5, out.rangeMm);
    assertTrue(out.touch);
    assertFalse(out.foodSensed);
    assertEquals(5, out.foodEaten);
    assertEquals(9_600, out.batteryMv);
    assertArrayEquals(in.fired, out.fired);
    assertArrayEquals(in.eaten, out.eaten);
    assertFalse(reader.read(out), "there is one sample only");
  }

  @Test
  void aFullRingKeepsTheNewestAndCountsTheRest() {
    var ring = ring(8);
    var reader = ring.reader();
    for (in.tick = 0; in.tick < 20; in.tick++) {
      ring.write(in);
    }
    for (long expected = 12; expected < 20; expected++) {
      assertTrue(reader.read(out));
      assertEquals(expected, out.tick);
    }
    assertFalse(reader.read(out));
    assertEquals(12, reader.lost());
  }

  @Test
  void eachReaderHasACursorOfItsOwnAndBeginsWithWhatIsWrittenAfterIt() {
    var ring = ring(4);
    in.tick = 1;
    ring.write(in);
    var late = ring.reader();
    var slow = ring.reader();
    assertFalse(late.read(out), "what was written before a reader came is not for it");
    for (in.tick = 2; in.tick <= 7; in.tick++) {
      ring.write(in);
      assertTrue(late.read(out));
      assertEquals(in.tick, out.tick);
    }
    assertTrue(slow.read(out));
    assertEquals(4, out.tick, "the slow reader lost the two oldest of six");
    assertEquals(2, slow.lost());
    assertEquals(0, late.lost(), "and the other none");
  }

  @Test
  void everySampleIsReadWholeOrCountedWhileTheWriterRaces() throws Exception {
    var ring = ring(16);
    var reader = ring.reader();
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
      if (reader.read(out)) {
        read++;
        assertTrue(out.tick > last, "in order");
        last = out.tick;
        assertEquals(last, out.xWu, "a torn sample");
        assertEquals(last, out.fired[4], "a torn sample");
        assertEquals(last, out.eaten[0], "a torn sample");
      }
    }
    writer.join();
    assertEquals(total, read + reader.lost());
  }

  @Test
  void writingAllocatesNothing() {
    var ring = ring(1_024);
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
