package org.nemadrive.simulator.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.StartsProcess;

class AtomicFileTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path folder;

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> names() throws IOException {
    try (var names = Files.list(folder)) {
      return names.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aDeviceIsWrittenIntoAndStaysADevice() throws IOException {
    Path nothing = Path.of("/dev/null");
    assumeTrue(Files.exists(nothing), "skipped: this system has no /dev/null");
    write(nothing, "x");
    assertTrue(Files.exists(nothing) && !Files.isRegularFile(nothing), "it was replaced");
    Path link = Files.createSymbolicLink(folder.resolve("link"), nothing);
    write(link, "x");
    assertTrue(Files.isSymbolicLink(link));
    assertFalse(Files.isRegularFile(nothing));
  }

  @Test
  @StartsProcess
  void whatIsWrittenToAPipeComesOutOfIt() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    var read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    write(pipe, "through");
    assertEquals("through", read.get());
    assertEquals(List.of("pipe"), names());
  }

  @Test
  void ofALinkTheTargetIsReplacedOverSeveralLinksAndAlsoIfThereIsNoneYet() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path target = Files.writeString(inner.resolve("target"), "old");
    Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("inner/target"));
    Path first = Files.createSymbolicLink(folder.resolve("first"), second);
    write(first, "new");
    assertEquals("new", Files.readString(target));
    assertTrue(Files.isSymbolicLink(first) && Files.isSymbolicLink(second));
    assertTrue(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS));
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), inner.resolve("later"));
    write(dangling, "made");
    assertEquals("made", Files.readString(inner.resolve("later")));
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    var said = assertThrows(IOException.class, () -> write(loop, "x"));
    assertTrue(said.getMessage().startsWith(loop + " cannot be written"), said.getMessage());
  }

  @Test
  void aLinkWhereTheTemporaryFileWouldLieIsNotFollowed() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "keep me");
    Files.createSymbolicLink(folder.resolve(".out.tmp"), precious);
    write(folder.resolve("out"), "mine");
    assertEquals("keep me", Files.readString(precious));
    assertEquals("mine", Files.readString(folder.resolve("out")));
  }

  @Test
  void aFolderOrAFileForAFolderIsSaidWithoutTheNameOfATemporaryFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    for (Path wrong : List.of(folder, file.resolve("below"))) {
      var said = assertThrows(InvalidInputException.class, () -> write(wrong, "y"));
      assertTrue(said.getMessage().contains(wrong.toString()), said.getMessage());
      assertFalse(said.getMessage().contains(".tmp"), said.getMessage());
    }
    assertEquals("x", Files.readString(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void aWriterThatSwallowsFailuresDoesNotHideAFullDisk() {
    assumeTrue(Files.exists(FULL), "skipped: this system has no /dev/full");
    var said =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.write(
                    FULL,
                    out -> {
                      var writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
                      writer.println("swallowed");
                    }));
    assertEquals("/dev/full cannot be written: No space left on device", said.getMessage());
  }

  @Test
  void aWriteThatFailsLeavesWhatWasThere() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[] {1, 2});
    assertThrows(
        IOException.class,
        () ->
            AtomicFile.write(
                file,
                out -> {
                  out.write(3);
                  throw new IOException("halfway");
                }));
    assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(file));
    assertEquals(List.of("file"), names());
  }
}
