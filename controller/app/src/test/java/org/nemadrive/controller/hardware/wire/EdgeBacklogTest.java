package org.nemadrive.controller.hardware.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.controller.emulator.ManualClock;

class EdgeBacklogTest {
  /** 0.25 m/s with 374 counts a turn of a 65 mm wheel: an edge up or down every 1.09 ms. */
  private static final long EDGE_NS = 1_090_000;

  private final ManualClock clock = new ManualClock();
  private final EdgeBacklog backlog = new EdgeBacklog(17, clock);
  private boolean level;

  /** The wheel makes edges while nobody fetches them; then all that the kernel kept arrive. */
  private void pause(int edges) {
    clock.advanceTo(clock.nowNs() + edges * EDGE_NS);
    for (int i = 0; i < Math.min(edges, 16); i++) {
      clock.advanceTo(clock.nowNs() + 10_000);
      level = !level;
      backlog.edge(level);
    }
    level ^= edges > 16 && (edges - 16) % 2 != 0;
  }

  private void drive(int edges) {
    for (int i = 0; i < edges; i++) {
      clock.advanceTo(clock.nowNs() + EDGE_NS);
      level = !level;
      backlog.edge(level);
    }
  }

  @Test
  void aWheelWhoseEdgesAreFetchedLosesNone() {
    drive(10_000);
    assertEquals(0, backlog.losses());
  }

  @ParameterizedTest
  @CsvSource({"5, 0", "15, 0", "16, 1", "18, 1", "40, 1", "17, 2"})
  void aPauseIsNoticedAsSoonAsTheKernelMayHaveDroppedAnEdge(int edges, int losses) {
    drive(100);
    pause(edges);
    drive(100);
    // An odd number of dropped edges is seen twice: by their number, and by two in one direction.
    assertEquals(losses, backlog.losses());
  }
}
