package org.nemadrive.trainer.hazelcast;

import org.junit.jupiter.api.Test;
import org.nemadrive.testing.QuickLoop;

class QuickLoopTest {
  @Test
  void whatLeavesTheJvmIsTagged() {
    QuickLoop.check();
  }
}
