package org.nemadrive.simulator.foraging;

import org.junit.jupiter.api.Test;

/** Some edits of every kind of worm; {@link HundredThousandForetoldEdits} tries the many. */
class ForetoldEditsTest {
  @Test
  void anEditChangesNothingBeforeTheTickThatIsForetoldAndSomethingInIt() {
    new ForetoldEdits(1).check(900);
  }
}
