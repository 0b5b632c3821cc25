package org.nemadrive.controller.cli;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nemadrive.terminal.CommandRules;

class CommandRulesTest {
  @TestFactory
  Stream<DynamicTest> everyCommandKeepsWhatAllPromise() {
    return CommandRules.of(Controller::commandLine);
  }
}
