package org.nemadrive.controller.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.StartsProcess;

@StartsProcess
class SystemdUnitsTest {
  private static final Path UNITS = Path.of("..", "..", "systemd");
  private static final Path SYSTEM = Path.of("/usr/lib/systemd/system");
  private static final String CONTROLLER = "nemadrive-controller.service";

  /** Whole points of systemd's score are tenths for its option; 2.0 is the goal. */
  private static final int WORST_EXPOSURE_TENTHS = 20;

  private static final Pattern PROGRAM = Pattern.compile("(?m)^Exec\\w+=[-@:+!]*(/\\S+)");
  private static final Pattern SCORE = Pattern.compile("exposure level for \\S+: ([0-9.]+)");

  @TempDir private Path root;

  private record Answer(int code, String text) {}

  private static Answer ask(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text.replaceAll("\u001B\\[[0-9;]*m", ""));
  }

  private Answer analyze(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "--no-pager"));
    command.addAll(List.of(words));
    return ask(command);
  }

  /** A root with this machine's system units, ours, and a stand-in for every program they name. */
  @BeforeEach
  void aMachineWithOurUnits() throws IOException {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "systemd-analyze"))),
        "systemd-analyze is not installed (Debian: systemd), so the units are not checked");
    Path theirs = Files.createDirectories(root.resolve("usr/lib/systemd/system"));
    Path ours = Files.createDirectories(root.resolve("etc/systemd/system"));
    copy(SYSTEM, 1, theirs);
    copy(UNITS, 2, ours);
    Files.createSymbolicLink(root.resolve("lib"), Path.of("usr/lib"));
    for (Path folder : List.of(theirs, ours)) {
      try (Stream<Path> units = Files.walk(folder)) {
        for (Path unit : units.filter(SystemdUnitsTest::isUnit).toList()) {
          standIns(Files.readString(unit));
        }
      }
    }
  }

  private static boolean isUnit(Path file) {
    return Files.isRegularFile(file) && file.toString().matches(".*\\.(service|conf)");
  }

  private static void copy(Path from, int depth, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from, depth)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private void standIns(String unit) throws IOException {
    Matcher programs = PROGRAM.matcher(unit);
    while (programs.find()) {
      Path program = root.resolve(programs.group(1).substring(1));
      if (!Files.exists(program)) {
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n");
        assertTrue(program.toFile().setExecutable(true));
      }
    }
  }

  private void verified(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("--root=" + root, "--man=no", "verify"));
    all.addAll(List.of(words));
    Answer answer = analyze(all.toArray(String[]::new));
    assertEquals("", answer.text());
    assertEquals(0, answer.code());
  }

  @Test
  void theControllersUnitIsValid() throws Exception {
    verified(CONTROLLER);
  }

  @Test
  void theBrokersUnitIsValidWithOurDropIn() throws Exception {
    assumeTrue(
        Files.exists(SYSTEM.resolve("mosquitto.service")),
        "mosquitto is not installed, so its drop-in is not checked");
    verified("mosquitto.service");
  }

  @Test
  void theTrainersUnitIsValid() throws Exception {
    verified("nemadrive-trainer@mine.service");
  }

  @Test
  void aMistakeInAUnitWouldBeFound() throws Exception {
    Path unit = root.resolve("etc/systemd/system").resolve(CONTROLLER);
    Files.writeString(unit, Files.readString(unit).replace("WatchdogSec=1", "WatchdogSec=soon"));
    Answer answer = analyze("--root=" + root, "--man=no", "verify", CONTROLLER);
    assertTrue(answer.text().contains("soon"), answer.text());
  }

  @Test
  void theControllersExposureIsTwoOrBetter() throws Exception {
    Answer answer =
        analyze(
            "security",
            "--offline=true",
            "--root=" + root,
            "--threshold=" + WORST_EXPOSURE_TENTHS,
            CONTROLLER);
    assertEquals(0, answer.code(), answer.text());
    Matcher score = SCORE.matcher(answer.text());
    assertTrue(score.find(), answer.text());
    assertTrue(Double.parseDouble(score.group(1)) <= 2.0, score.group());
  }

  @Test
  void aBareServiceWouldNotReachThatScore() throws Exception {
    Files.writeString(
        root.resolve("etc/systemd/system").resolve(CONTROLLER),
        "[Service]\nExecStart=/usr/bin/nemadrive-controller\n");
    Answer answer =
        analyze(
            "security",
            "--offline=true",
            "--root=" + root,
            "--threshold=" + WORST_EXPOSURE_TENTHS,
            CONTROLLER);
    assertFalse(answer.code() == 0, answer.text());
  }

  @Test
  void aTrainingRunIsBegunOnceAndResumedEverAfter() throws Exception {
    Path script = Files.createDirectories(root.resolve("home/systemd")).resolve("train-or-resume");
    Files.copy(UNITS.resolve("train-or-resume"), script);
    Path trainer = Files.createDirectories(root.resolve("home/trainer/bin")).resolve("trainer");
    // Stands for the trainer: says what it was asked, and leaves what a run leaves at its start.
    Files.writeString(
        trainer, "#!/bin/sh\necho \"$@\"\nmkdir -p runs/mine\n: > runs/mine/settings.json\n");
    assertTrue(trainer.toFile().setExecutable(true));
    List<String> command = List.of("/bin/sh", script.toString(), "mine", "--task", "circle");
    assertEquals("train --out runs/mine --task circle\n", ask(command).text());
    assertEquals("resume runs/mine\n", ask(command).text());
    assertEquals("resume runs/mine\n", ask(command).text());
    assertEquals(2, ask(List.of("/bin/sh", script.toString())).code());
  }
}
