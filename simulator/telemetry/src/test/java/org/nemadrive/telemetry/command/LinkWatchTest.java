package org.nemadrive.telemetry.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.simulator.mode.Mode;

class LinkWatchTest {
  private static final long MS = 1_000_000;

  @ParameterizedTest
  @CsvSource({
    "RUNNING, true, 3000, 1000, 2999, false",
    "RUNNING, true, 3000, 1000, 3000, true",
    "ARMED, true, 3000, 1000, 3000, true",
    "RUNNING, false, 3000, 1000, 60000, false",
    "RUNNING, true, 0, 1000, 60000, false",
    "RUNNING, true, 3000, 10000, 29999, false",
    "RUNNING, true, 3000, 10000, 30000, true",
    "DISARMED, true, 3000, 1000, 60000, false",
    "ESTOP, true, 3000, 1000, 60000, false"
  })
  void aRobotStopsThatMovesWasSetGoingFromAfarAndHearsNothingForTooLong(
      Mode mode, boolean commanded, int limitMs, long periodMs, long silenceMs, boolean lost) {
    var watch = new LinkWatch(limitMs);
    if (commanded) {
      watch.commanded();
    }
    assertEquals(lost, watch.isLost(mode, 7 * MS, periodMs * MS, (7 + silenceMs) * MS));
  }
}
