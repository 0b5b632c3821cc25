package org.nemadrive.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControllerCommandTest {
  private static final String PROFILES = "../../hardware-profiles/";
  private static final String WEIGHTS = "../../hardware-profiles/weights/pentagon-simulated.json";

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
  void hilSaysWhatTheRobotAteAndWhatTheSimulatorEatsWithItsBody() {
    assertEquals(
        0,
        run("hil", "--profile", PROFILES + "simulated.yaml", "--weights", WEIGHTS, "--ticks", "60"),
        err.toString());
    Matcher food =
        Pattern.compile(
                "(\\d+) of 36 food items eaten in 60 ticks.*the simulator with this body eats"
                    + " (\\d+)",
                Pattern.DOTALL)
            .matcher(out.toString());
    assertTrue(food.find(), out.toString());
    assertEquals(food.group(1), food.group(2), out.toString());
  }

  @Test
  void measureReportsTheTargetsAndWritesItsHistograms() throws Exception {
    Path histograms = folder.resolve("histograms");
    assertEquals(
        0,
        run(
            "measure",
            "--profile",
            PROFILES + "simulated.yaml",
            "--weights",
            WEIGHTS,
            "--seconds",
            "1",
            "--histograms",
            histograms.toString()),
        err.toString());
    for (String row :
        List.of("101 ticks", "lateness", "thinking", "allocating ticks", "first tick")) {
      assertTrue(out.toString().contains(row), row + " in " + out);
    }
    for (String name : List.of("lateness", "duration", "thinking")) {
      String text = Files.readString(histograms.resolve(name + ".hgrm"));
      assertTrue(text.contains("Percentile"), text);
      assertTrue(text.contains("Total count    =          10"), text);
    }
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

  @Test
  void theUnitsDropInNamesTheDevicesOfTheRobotAndTheAddressesOfItsBroker() {
    assertEquals(
        0, run("unit", "--profile", PROFILES + "gopigo3.yaml", "--broker", "192.0.2.7"), err + "");
    assertEquals(
        """
        [Service]
        DeviceAllow=/dev/spidev0.1 rw
        DeviceAllow=char-gpiochip rw
        IPAddressAllow=192.0.2.7
        """,
        out.toString().substring(out.toString().indexOf("[Service]")));
    refused(
        2, "an IP address", "unit", "--profile", PROFILES + "gopigo3.yaml", "--broker", "pi.local");
  }

  @Test
  void motorsAreStoppedWithoutADrive() {
    assertEquals(0, run("stop-motors", "--profile", PROFILES + "simulated.yaml"));
    assertTrue(out.toString().contains("motors are off"), out.toString());
    refused(1, "no Raspberry Pi", "stop-motors", "--profile", PROFILES + "gopigo3.yaml");
  }

  @Test
  void aMeasuredWayAndATurnAreDrivenAndTold() {
    String profile = PROFILES + "simulated.yaml";
    assertEquals(0, run("drive", "--cm", "5", "--profile", profile), err + "");
    assertTrue(out.toString().startsWith("wished 5.0 cm, counted "), out.toString());
    assertEquals(0, run("drive", "--turn", "-30", "--profile", profile), err + "");
    assertTrue(out.toString().contains("degrees; stopped, and the board"), out.toString());
    refused(2, "allowed -500 to 500", "drive", "--cm", "501", "--profile", profile);
    refused(2, "but not 0", "drive", "--turn", "0", "--profile", profile);
    refused(2, "", "drive", "--cm", "5", "--turn", "5", "--profile", profile);
    refused(1, "no Raspberry Pi", "drive", "--cm", "5", "--profile", PROFILES + "gopigo3.yaml");
  }

  @Test
  void aRobotOnHoldStandsUntilSomebodyLetsItDrive() {
    assertEquals(
        1,
        run(
            "run",
            "--profile",
            PROFILES + "simulated.yaml",
            "--weights",
            WEIGHTS,
            "--hold",
            "--broker",
            "mqtt://127.0.0.1:1",
            "--ticks",
            "20"));
    assertTrue(out.toString().startsWith("0 of 36 food items eaten in 20 ticks"), out.toString());
    assertTrue(err.toString().contains("NOT_RELEASED"), err.toString());
  }

  @Test
  void aDriveThatNobodyCouldReleaseAndAPriorityThatIsNoneAreRefused() {
    String profile = PROFILES + "simulated.yaml";
    refused(
        2, "--telemetry or --broker", "run", "--profile", profile, "--weights", WEIGHTS, "--hold");
    refused(2, "1 to 99", "run", "--profile", profile, "--weights", WEIGHTS, "--real-time=100");
  }
}
