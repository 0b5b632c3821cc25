package org.nemadrive.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControllerCommandTest {
  private static final String PROFILES = "../hardware-profiles/";
  private static final String WEIGHTS = "src/test/resources/pentagon-simulated.json";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Controller.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  private void refused(int code, String sentence, String... args) {
    assertEquals(code, run(args), err.toString());
    assertTrue(err.toString().contains(sentence), err.toString());
    assertFalse(err.toString().contains("\tat "), "no stack trace for a person's mistake");
  }

  @Test
  void aSimulatedRobotDrivesIsRecordedAndReplayed() {
    String journal = folder.resolve("drive.journal").toString();
    String profile = PROFILES + "simulated.yaml";
    assertEquals(
        0,
        run(
            "run",
            "--profile",
            profile,
            "--weights",
            WEIGHTS,
            "--ticks",
            "50",
            "--record",
            journal),
        err.toString());
    assertTrue(out.toString().contains("of 36 food items eaten in 50 ticks"), out.toString());
    assertEquals(0, run("replay", journal), err.toString());
    assertTrue(out.toString().contains("51 ticks repeated, all "), out.toString());
    assertEquals(0, run("replay", "--print", journal));
    assertTrue(out.toString().lines().filter(line -> line.endsWith(",NONE")).count() >= 50);
  }

  @Test
  void checkSaysWhatFollowsFromAProfile() {
    assertEquals(0, run("check", "--profile", PROFILES + "gopigo3.yaml"));
    assertTrue(out.toString().contains("0.96 m x 0.72 m"), out.toString());
    // 10.7 and 21.4 units of 0.6 mm in 0.1 s.
    assertTrue(out.toString().contains("0.064 to 0.128 m/s"), out.toString());
  }

  @Test
  void wrongInputEndsWithCodeTwoAndASentence() throws Exception {
    refused(2, "no such file", "check", "--profile", "nowhere.yaml");
    Path wrong =
        Files.writeString(folder.resolve("wrong.yaml"), "name: x\nboard: simulated\nspeed: 3\n");
    refused(2, "'body'", "check", "--profile", wrong.toString());
    refused(
        2, "no weights file", "run", "--profile", PROFILES + "simulated.yaml", "--weights", "w");
    refused(2, "Missing required option", "run");
    refused(
        2,
        "cheese",
        "run",
        "--profile",
        PROFILES + "simulated.yaml",
        "--weights",
        WEIGHTS,
        "--task",
        "cheese");
    refused(2, "no recording", "replay", "nowhere");
    refused(2, "is no recording", "replay", PROFILES + "simulated.yaml");
  }

  @Test
  void aRealRobotOnADesktopIsAFailureInOneSentence() {
    String[] run = {"run", "--profile", PROFILES + "gopigo3.yaml", "--weights", WEIGHTS};
    refused(2, "signed by nobody", run);
    String[] allowed = Arrays.copyOf(run, run.length + 1);
    allowed[run.length] = "--allow-unsigned";
    refused(1, "no Raspberry Pi", allowed);
    refused(1, "", "doctor", "--profile", PROFILES + "gopigo3.yaml");
    assertTrue(out.toString().contains("dtparam=spi=on"), out.toString());
  }

  @Test
  void benchTestsAreListedWithoutABoard() {
    assertEquals(0, run("bench-check", "--list", "--profile", PROFILES + "gopigo3.yaml"));
    assertTrue(out.toString().contains("GPIO23 low floats both motors"), out.toString());
  }
}
