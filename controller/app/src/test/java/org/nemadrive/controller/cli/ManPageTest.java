package org.nemadrive.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ManPageTest {
  static Stream<CommandLine> commands() {
    CommandLine root = Controller.commandLine();
    return Stream.concat(Stream.of(root), root.getSubcommands().values().stream());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandsPageNamesItsOptionsAndLeavesNothingUnresolved(CommandLine command) {
    String page = ManPage.of(command);
    String title = page.lines().findFirst().orElse("");
    assertTrue(title.startsWith(".TH \"CONTROLLER"), title);
    command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .forEach(
            option ->
                assertTrue(page.contains(option.longestName().replace("-", "\\-")), option + ""));
    assertFalse(page.contains("${"), page);
    // A hyphen that is not escaped is typeset as one that cannot be copied into a shell.
    assertEquals(0, page.lines().filter(line -> line.matches(".*(?<!\\\\)-.*")).count(), page);
  }
}
