package org.nemadrive.testing;

import org.junit.jupiter.api.Test;

class QuickLoopTest {
  @Test
  void whatLeavesTheJvmIsTagged() {
    QuickLoop.check();
  }
}
