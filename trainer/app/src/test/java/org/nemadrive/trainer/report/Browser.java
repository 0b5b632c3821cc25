package org.nemadrive.trainer.report;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A real browser without a window and without a network. */
final class Browser {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final long PATIENCE_SECONDS = 120;

  private final Path program;
  private final Path scratch;

  private Browser(Path program, Path scratch) {
    this.program = program;
    this.scratch = scratch;
  }

  /** The browser of this machine; without one the test is skipped and says so. */
  static Browser required(Path scratch) {
    var program =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        program.isPresent(),
        "no Chromium on this machine, pages are not tried in a browser; install chromium");
    return new Browser(program.get(), scratch);
  }

  /** The page as it stands after its scripts have run; scripts must not have complained. */
  String dom(Path page, String fragment) throws IOException {
    Path errors = scratch.resolve("browser-errors.txt");
    String dom = run(errors, List.of("--dump-dom"), page, fragment);
    try (Stream<String> lines = Files.lines(errors)) {
      List<String> complaints = lines.filter(line -> line.contains("CONSOLE")).toList();
      assertTrue(complaints.isEmpty(), complaints.toString());
    }
    return dom;
  }

  /** The page as it looks. */
  BufferedImage screenshot(Path page, String fragment, int width, int height) throws IOException {
    Path picture = scratch.resolve("browser.png");
    run(
        scratch.resolve("browser-errors.txt"),
        List.of("--screenshot=" + picture, "--window-size=" + width + "," + height),
        page,
        fragment);
    return ImageIO.read(picture.toFile());
  }

  private String run(Path errors, List<String> options, Path page, String fragment)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--enable-logging=stderr",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + scratch.resolve("browser-profile")));
    command.addAll(options);
    command.add(page.toUri() + fragment);
    Path output = scratch.resolve("browser-output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the browser hangs");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the browser", e);
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
