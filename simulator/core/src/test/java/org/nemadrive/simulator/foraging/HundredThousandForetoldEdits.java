package org.nemadrive.simulator.foraging;

import org.junit.jupiter.api.Test;

/** Run by name: {@code mvn -pl simulator/core test -Dtest=HundredThousandForetoldEdits}. */
class HundredThousandForetoldEdits {
  @Test
  void anEditChangesNothingBeforeTheTickThatIsForetoldAndSomethingInIt() {
    new ForetoldEdits(2).check(100_000);
  }
}
