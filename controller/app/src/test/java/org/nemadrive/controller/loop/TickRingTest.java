package org.nemadrive.controller.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TickRingTest {
  private final TickSample sample = new TickSample(300);

  private void write(TickRing ring, long tick) {
    sample.tick = tick;
    sample.nowNs = tick * 7;
    sample.fired[4] = tick * 13;
    ring.write(sample);
  }

  @Test
  void samplesArriveWholeAndInOrder() {
    TickRing ring = new TickRing(4, 300);
    TickSample out = new TickSample(300);
    for (int i = 0; i < 3; i++) {
      write(ring, i);
    }
    for (int i = 0; i < 3; i++) {
      assertTrue(ring.read(out));
      assertEquals(i, out.tick);
      assertEquals(i * 13, out.fired[4]);
    }
    assertFalse(ring.read(out));
    assertEquals(0, ring.lost());
  }

  @Test
  void aSlowReaderLosesTheOldestAndIsToldHowMany() {
    TickRing ring = new TickRing(4, 300);
    TickSample out = new TickSample(300);
    for (int i = 0; i < 10; i++) {
      write(ring, i);
    }
    assertTrue(ring.read(out));
    assertEquals(10, out.tick + 1 + 2, "the newest three are safe to read");
    assertEquals(7, ring.lost());
  }

  @Test
  void aReaderBesideAWriterNeverSeesHalfASample() throws InterruptedException {
    TickRing ring = new TickRing(3, 300);
    int count = 300_000;
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < count; i++) {
                write(ring, i);
              }
            });
    TickSample out = new TickSample(300);
    long torn = 0;
    long seen = 0;
    long last = -1;
    writer.start();
    while (writer.isAlive() || last < count - 1) {
      if (ring.read(out)) {
        torn += out.nowNs == out.tick * 7 && out.fired[4] == out.tick * 13 ? 0 : 1;
        assertTrue(out.tick > last, "in order");
        last = out.tick;
        seen++;
      }
    }
    writer.join();
    assertEquals(0, torn, "torn samples");
    assertEquals(count, seen + ring.lost(), "every tick was seen or counted as lost");
  }
}
