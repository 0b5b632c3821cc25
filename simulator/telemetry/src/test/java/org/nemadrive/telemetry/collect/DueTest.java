package org.nemadrive.telemetry.collect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DueTest {
  private static final long MS = 1_000_000;

  private final Due due = new Due(10, 7 * MS);

  @Test
  void theFirstMessageIsDueAtOnceAndTheNextAfterOnePeriod() {
    assertTrue(due.take(7 * MS));
    assertFalse(due.take(107 * MS - 1), "one nanosecond early");
    assertTrue(due.take(107 * MS));
  }

  @Test
  void aMessageSentLateDoesNotShiftTheOnesAfterIt() {
    assertTrue(due.take(7 * MS));
    assertTrue(due.take(130 * MS), "23 ms late");
    assertFalse(due.take(207 * MS - 1), "one nanosecond early");
    assertTrue(due.take(207 * MS), "the phase was lost");
  }

  @Test
  void afterAPauseOneMessageIsSentAndThePhaseIsKept() {
    assertTrue(due.take(7 * MS));
    assertTrue(due.take(1_050 * MS), "943 ms late");
    assertFalse(due.take(1_107 * MS - 1), "a burst");
    assertTrue(due.take(1_107 * MS), "the phase was lost");
  }
}
