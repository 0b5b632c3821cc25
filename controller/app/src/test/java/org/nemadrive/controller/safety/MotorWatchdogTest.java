package org.nemadrive.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.MockMakers;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.simulator.mode.StopReason;
import org.slf4j.LoggerFactory;

class MotorWatchdogTest {
  private static final long TIMEOUT_NS = 150_000_000;

  private final DriveMode mode = new DriveMode(() -> 0);

  /**
   * Of the kind that inherits: the usual one rewrites the default methods of the interface itself,
   * which every tick of every later test in this process would then pay for.
   */
  private final Board board = mock(Board.class, withSettings().mockMaker(MockMakers.SUBCLASS));

  private final MotorWatchdog watchdog = new MotorWatchdog(board, mode, TIMEOUT_NS);

  @Test
  void motorsStopWhenNoCommandArrivesWithinTheTimeout() {
    when(board.stop()).thenReturn(StopReason.NONE);
    mode.start("test");
    watchdog.feed(0);
    assertFalse(watchdog.check(TIMEOUT_NS - 1), "stopped one nanosecond early");
    assertTrue(watchdog.check(TIMEOUT_NS), "a silence as long as the timeout stops the wheels");
    verify(board).stop();
    assertEquals(StopReason.WATCHDOG_TIMEOUT, mode.order().reason());
    assertEquals(Mode.FAILSAFE, mode.mode());
  }

  @Test
  void aStopThatMayBeLostIsRepeatedAtEveryLook() {
    when(board.stop()).thenReturn(StopReason.COMMAND_UNCONFIRMED);
    watchdog.feed(0);
    for (int i = 0; i < 5; i++) {
      watchdog.check(TIMEOUT_NS + i);
    }
    verify(board, times(5)).stop();
  }

  @Test
  void aProgramThatWasFrozenIsToldForHowLongThereWasNoCommand() {
    Logger log = (Logger) LoggerFactory.getLogger(MotorWatchdog.class);
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    log.addAppender(said);
    log.setLevel(Level.WARN);
    long frozenNs = 7_000_000_000L;
    // The control thread wakes as well, and feeds the watchdog while that stops the motors.
    when(board.stop())
        .thenAnswer(
            stop -> {
              watchdog.feed(frozenNs);
              return StopReason.NONE;
            });
    watchdog.feed(0);
    watchdog.check(frozenNs);
    log.detachAppender(said);
    log.setLevel(null);
    assertEquals(
        List.of("No motor command for 7000 ms: motors stopped"),
        said.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
  }

  @Test
  void silenceIsExpectedBeforeTheFirstCommandAndAtRest() {
    assertFalse(watchdog.check(10 * TIMEOUT_NS));
    watchdog.feed(10 * TIMEOUT_NS);
    watchdog.rest();
    assertFalse(watchdog.check(20 * TIMEOUT_NS));
    verify(board, never()).stop();
  }
}
