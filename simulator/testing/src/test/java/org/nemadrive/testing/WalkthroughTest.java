package org.nemadrive.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

@StartsProcess
class WalkthroughTest {
  @TempDir private Path folder;

  private Walkthrough page(String text) throws IOException {
    Path page = folder.resolve("page.md");
    Files.writeString(page, text);
    return Walkthrough.of(page);
  }

  private String failure(String text) {
    return assertThrows(AssertionFailedError.class, () -> page(text).walk(folder)).getMessage();
  }

  @Test
  void blocksAreTypedInOrderIntoOneFolderAndWhatTheyPrintIsCompared() throws Exception {
    String text =
        """
        First
        ```sh
        echo one two >file; cat file
        ```
        prints
        ```text
        one …
        ```
        <!-- no walk: needs a robot -->
        ```sh
        false
        ```
        ```text
        something else
        ```
        ```sh
        echo a; cat file
        ```
        ```text
        one two
        ```
        """;
    AssertionFailedError first =
        assertThrows(AssertionFailedError.class, () -> page(text).walk(folder));
    assertTrue(first.getMessage().contains("something else"), first.getMessage());
    assertEquals(2, page(text.replace("something else\n", "")).walk(folder));
    assertEquals("one two\n", Files.readString(folder.resolve("file")));
  }

  @Test
  void aCommandThatFailsOrPrintsSomethingElseIsFound() {
    assertTrue(failure("```sh\nfalse\ntrue\n```\n").contains("expected: <0> but was: <1>"));
    assertTrue(failure("```sh\necho a\n```\n```text\nb\n```\n").contains("shows \"b\""));
    assertTrue(
        failure("```sh\necho a; echo b\n```\n```text\nb\na\n```\n").contains("shows \"a\""),
        "lines come in the order of the page");
  }

  @Test
  void ctrlCIsPressedOnceTheTextIsThere() throws Exception {
    String text =
        """
        <!-- walk until: ready -->
        ```sh
        trap 'echo closed; exit 130' INT; echo ready; while true; do sleep 0.1; done
        ```
        ```text
        closed
        ```
        """;
    assertEquals(1, page(text).walk(folder));
    assertTrue(failure(text.replace("echo ready;", "exit 0;")).contains("never printed \"ready\""));
  }

  @Test
  void whatIsReplacedMustBeThere() throws Exception {
    Walkthrough page = page("```sh\nexit 4\n```\n");
    assertThrows(AssertionFailedError.class, () -> page.with("exit 5", "true"));
    assertEquals(1, page.with("exit 4", "true").walk(folder));
  }
}
