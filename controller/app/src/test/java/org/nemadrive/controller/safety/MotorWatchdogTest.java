package org.nemadrive.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.simulator.mode.StopReason;

class MotorWatchdogTest {
  private static final long TIMEOUT_NS = 150_000_000;

  private final DriveMode mode = new DriveMode(() -> 0);
  private int stops;
  private StopReason answer = StopReason.NONE;

  private final Board board =
      new Board() {
        @Override
        public void start() {}

        @Override
        public StopReason read(long nowNs, BoardReadings in) {
          return StopReason.NONE;
        }

        @Override
        public StopReason drive(int left, int right) {
          return StopReason.NONE;
        }

        @Override
        public StopReason stop() {
          stops++;
          return answer;
        }
      };

  private final MotorWatchdog watchdog = new MotorWatchdog(board, mode, TIMEOUT_NS);

  @Test
  void motorsStopWhenNoCommandArrivesWithinTheTimeout() {
    mode.start("test");
    watchdog.feed(0);
    assertFalse(watchdog.check(TIMEOUT_NS - 1), "stopped one nanosecond early");
    assertTrue(watchdog.check(TIMEOUT_NS), "a silence as long as the timeout stops the wheels");
    assertEquals(1, stops);
    assertEquals(StopReason.WATCHDOG_TIMEOUT, mode.order().reason());
    assertEquals(Mode.FAILSAFE, mode.mode());
  }

  @Test
  void aStopThatMayBeLostIsRepeatedAtEveryLook() {
    answer = StopReason.COMMAND_UNCONFIRMED;
    watchdog.feed(0);
    for (int i = 0; i < 5; i++) {
      watchdog.check(TIMEOUT_NS + i);
    }
    assertEquals(5, stops);
  }

  @Test
  void silenceIsExpectedBeforeTheFirstCommandAndAtRest() {
    assertFalse(watchdog.check(10 * TIMEOUT_NS));
    watchdog.feed(10 * TIMEOUT_NS);
    watchdog.rest();
    assertFalse(watchdog.check(20 * TIMEOUT_NS));
    assertEquals(0, stops);
  }
}
