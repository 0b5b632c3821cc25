package org.nemadrive.controller.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.profile.KeyFacts;
import org.nemadrive.simulator.profile.ProfileFile;

class ProfileReaderTest {
  private static final Path FOLDER = Path.of("..", "..", "hardware-profiles");
  private static final Path ALL_SENSORS =
      Path.of("src", "test", "resources", "profiles", "all-sensors.yaml");

  static Stream<Path> shipped() throws IOException {
    return Files.list(FOLDER).filter(file -> file.toString().endsWith(".yaml"));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedProfileIsValidAndNamedLikeItsFile(Path file) {
    RobotProfile profile = ProfileReader.read(file);
    assertEquals(profile.name() + ".yaml", file.getFileName().toString());
  }

  @Test
  void everyKeyStandsInTheReadmeWithItsTypeRangeAndDefault() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));
    List<Path> files = new ArrayList<>(shipped().toList());
    files.add(ALL_SENSORS);
    int keys = 0;
    for (Path path : files) {
      ProfileFile file = ProfileFile.read(path);
      ProfileReader.read(file);
      for (KeyFacts key : file.facts()) {
        String name = key.path().replace("food.sensor.", "touch[].");
        String row =
            readme
                .lines()
                .filter(line -> line.startsWith("| `" + name + "` | "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("README.md lacks " + name));
        String[] cells = row.split(" \\| ");
        assertEquals(key.type(), cells[1], name);
        assertEquals(key.allowed(), cells[3], name);
        assertTrue(
            cells[4].equals(key.standard()) || cells[4].contains(key.standard() + " ("),
            name + ": default " + key.standard() + ", README says " + cells[4]);
        keys++;
      }
    }
    assertTrue(keys > 200, "keys were compared");
  }

  private static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".yaml"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gopigo3|countsPerTurn: 720|countsPerTurn: 0|'body.countsPerTurn'|1 to 100000",
        "gopigo3|wheelRadiusMm: 33.25|wheelRadiusCm: 3.325|'body.wheelRadiusMm'|required",
        "gopigo3|board: gopigo3|board: gopigo4|'board'|simulated or gopigo3",
        "gopigo3|enableLine: 23|enableLine: 18|'gopigo3.enableLine'|reset",
        "gopigo3|enableLine: 23|enableLine: 22|'gopigo3.shutdownRequestLine'|gopigo3.enableLine",
        "gopigo3|wheelCommand: counts-per-second|wheelCommand: duty-255|'body.speedCurve'|required",
        "gopigo3|watchdogTimeoutMs: 150|watchdogTimeoutMs: 110|watchdogTimeoutMs'|1.2 times",
        "gopigo3|batteryWarnMv: 10350|batteryWarnMv: 9000|batteryWarnMv'|at least batteryStopMv",
        "gopigo3|medianOf: 3|medianOf: 4|'touch[0].medianOf'|odd",
        "gopigo3|kind: gopigo3-ultrasonic|kind: gopigo2-ultrasonic|'touch[0].kind'|another board",
        "gopigo3|source: virtual|source: cheese|'food.source'|always-unless-touch",
        "gopigo3|optional|optional|'touch[0].speed'|unknown",
        "gopigo2|duty: [0.15, 0.30|duty: [0.30, 0.15|'body.speedCurve.duty'|rise",
        "gopigo2|0.26, 0.32]|0.16, 0.17]|'body.maxWheelSpeedMps'|speedCurve",
        "hbridge|in1Line: 5|in1Line: 6|'hbridge.left.in2Line'|hbridge.left.in1Line",
        "hbridge|echoLine: 24|echoLine: 25|'touch[0].echoLine'|hbridge.enableLine",
        "hbridge-l298n|pwmFrequencyHz: 1000|pwmFrequencyHz: 5001|'hbridge.pwmFrequencyHz'|5000",
        "hbridge|bridge: tb6612fng|bridge: tb6612|'hbridge.bridge'|tb6612fng or l298n",
        "hbridge|batteryStopMv: 0|batteryStopMv: 9000|batteryStopMv'|cannot measure",
        "hbridge|pwmChannel: 1|pwmChannel: 0|'hbridge.right.pwmChannel'|another channel",
      })
  void aWrongValueIsRefusedByKeyAndWithWhatIsAllowed(
      String name, String right, String wrong, String key, String allowed) throws IOException {
    String changed =
        right.equals("optional")
            ? text(name).replace("grovePort: 1", "grovePort: 1\n    speed: 3")
            : text(name).replace(right, wrong);
    assertTrue(!changed.equals(text(name)), "the profile was changed");
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> ProfileReader.read(ProfileFile.of("robot.yaml", changed)))
            .getMessage();
    assertTrue(message.contains("robot.yaml"), message);
    assertTrue(message.contains(key), message);
    assertTrue(message.contains(allowed), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gopigo3|kind: gopigo3-light, grovePort: 1, threshold: 0.5|grovePort'|touch[0]",
        "gopigo3|kind: line, line: 23|'food.sensor.line'|gopigo3.enableLine",
        "gopigo3-vl53l0x|kind: tcs34725, channel: red, threshold: 0.5|address'|touch[0]",
        "gopigo3-vl53l0x|kind: line, line: 2|'food.sensor.line'|I2C",
        "gopigo2|kind: tcs34725, address: 8, channel: red, threshold: 0.5|address'|the GoPiGo2",
      })
  void aFoodSensorInAPlaceThatIsTakenIsRefused(
      String name, String sensor, String key, String allowed) throws IOException {
    String changed =
        text(name).replace("source: virtual", "source: sensor\n  sensor: {%s}".formatted(sensor));
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> ProfileReader.read(ProfileFile.of("robot.yaml", changed)))
            .getMessage();
    assertTrue(message.contains(key), message);
    assertTrue(message.contains(allowed), message);
  }
}
