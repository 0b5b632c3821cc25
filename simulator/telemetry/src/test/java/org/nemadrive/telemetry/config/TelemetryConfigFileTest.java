package org.nemadrive.telemetry.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.message.Stream;

class TelemetryConfigFileTest {
  @TempDir Path folder;

  private TelemetryConfig read(String yaml) throws IOException, InvalidConfigException {
    Path file = folder.resolve("telemetry.yaml");
    Files.writeString(file, yaml);
    return TelemetryConfigFile.read(file);
  }

  @Test
  void theShippedExampleIsReadWithEveryKeyAsItSays() throws Exception {
    Path example = Path.of("telemetry.example.yaml");
    String text = Files.readString(example);
    for (String secret : new String[] {"nema-1.key", "password"}) {
      Files.createFile(
          folder.resolve(secret),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    text = text.replace("/etc/mosquitto/nemadrive/", "").replace("# username", "username");
    TelemetryConfig config = read(text.replace("# password_file", "password_file"));
    assertEquals("nema-1", config.robot());
    assertEquals(BrokerAddress.parse("mqtts://localhost:8883"), config.broker());
    assertEquals(folder.resolve("nema-1.key"), config.login().tls().key());
    assertEquals(10.0, config.ratesHz().get(Stream.TICK));
    assertEquals(500, config.commands().driveLeaseMs());
    assertEquals(4_096, config.events().maxCount());
  }

  @Test
  void defaultsAreSafe() throws Exception {
    TelemetryConfig config = read("robot: nema-1\nbroker: mqtt://localhost\n");
    assertEquals(1883, config.broker().port());
    assertEquals(false, config.commands().enabled());
    assertEquals(false, config.login().insecure());
    assertEquals(1.0, config.ratesHz().get(Stream.HEALTH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "broker: mqtt://localhost | robot is missing",
        "robot: nema-1 | broker is missing",
        "robot: Nema 1; broker: mqtt://localhost | small letters, digits and dashes",
        "robot: nema-1; broker: http://localhost | use mqtt://host:port or mqtts://host:port",
        "robot: nema-1; broker: mqtt://localhost:99999 | use mqtt://host:port",
        "robot: nema-1; broker: mqtts://ann:secret@robot.local | carries no user and no password",
        "robot: nema-1; broker: mqtt://robot.local | would not be encrypted",
        "robot: nema-1; broker: mqtt://192.168.1.7 | insecure: true",
        "robot: nema-1; broker: mqtt://localhost; colour: red | unknown key colour",
        "robot: nema-1; broker: mqtt://localhost; tls: {cert: x} | unknown key tls.cert",
        "robot: nema-1; broker: mqtt://localhost; rates_hz: {tick: 99} | rates_hz.tick is 99.0,"
            + " allowed 0.1 to 50",
        "robot: nema-1; broker: mqtt://localhost; commands: yes | allowed enabled or disabled",
        "robot: nema-1; broker: mqtt://localhost; insecure: maybe | allowed true or false",
        "robot: nema-1; broker: mqtt://localhost; keep_alive_s: 1 | allowed 2 to 60",
        "robot: nema-1; broker: mqtt://localhost; drive_lease_ms: 5000 | allowed 50 to 1000",
        "robot: nema-1; broker: mqtt://localhost; unwatched_stop_ms: 3 | allowed 0 (never) or 500",
        "robot: nema-1; broker: mqtt://localhost; events: {max_count: 1} | allowed 16 to 1000000",
        "robot: nema-1; broker: mqtt://localhost; password_file: none | cannot be read",
        "robot: nema-1; broker: mqtt://localhost; tls: {certificate: a.crt} | give both",
        "robot: nema-1; broker: mqtt://localhost; commands: disabled; commands: enabled | line 4",
        "robot: nema-1; broker: mqtt://localhost; commands: | commands is \"\"",
        "robot: nema-1; broker: mqtt://localhost; commands: [enabled] | allowed enabled or"
            + " disabled",
        "robot: nema-1; broker: mqtt://localhost; ---; commands: enabled | line 4: a second"
            + " document",
        "robot: nema-1; broker: &b mqtt://localhost; username: *b | an alias",
        "robot: nema-1; broker: mqtt://localhost; insecure: yes | allowed true or false",
        "robot: !!str nema-1; broker: mqtt://localhost | a tag",
        "robot: 7; broker: mqtt://localhost | robot is 7, it must be a text",
        "robot: nema-1; broker: mqtt://localhost; username: 1234 | username is 1234, it must be",
        "robot: nema-1; broker: mqtt://localhost; keep_alive_s: '5' | must be a whole number",
        "robot: nema-1; broker: mqtt://localhost; keep_alive_s: 5.5 | must be a whole number",
        "robot: nema-1; broker: mqtt://localhost; drive_lease_ms: 3000000000 | must be a whole",
        "robot: nema-1; broker: mqtt://localhost; home_assistant: 'true' | allowed true or false",
        "robot: nema-1; broker: mqtt://localhost; tls: | tls must have the keys",
        "robot: nema-1; broker: mqtt://localhost; rates_hz: {tick: '5'} | allowed 0.1 to 50",
        "\uFEFFrobot: nema-1 | byte order mark",
        "robot: [ | line 1"
      })
  void aMistakeIsNamedWithTheFileAndWhatIsAllowed(String yaml, String said) {
    var wrong =
        assertThrows(InvalidConfigException.class, () -> read(yaml.strip().replace("; ", "\n")));
    assertTrue(wrong.getMessage().contains(said.strip()), wrong.getMessage());
    assertTrue(wrong.getMessage().contains("telemetry.yaml"), wrong.getMessage());
  }

  @Test
  void textInAnotherEncodingIsRefusedNamingTheByte() throws Exception {
    Path file = folder.resolve("telemetry.yaml");
    Files.write(file, "robot: nema-1\nbroker: k\u00e4fer\n".getBytes(StandardCharsets.ISO_8859_1));
    var wrong = assertThrows(InvalidConfigException.class, () -> TelemetryConfigFile.read(file));
    assertTrue(wrong.getMessage().contains("line 2: byte 23 is no UTF-8"), wrong.getMessage());
  }

  @Test
  void aHugeFileIsRefusedBySizeAlone() {
    String yaml = "robot: nema-1\n" + "#".repeat(70_000);
    var wrong = assertThrows(InvalidConfigException.class, () -> read(yaml));
    assertTrue(wrong.getMessage().contains("allowed 65536"), wrong.getMessage());
  }

  @Test
  void damagedFilesAreReadOrRefusedInWordsAndNeverOtherwise() throws Exception {
    String whole =
        """
        robot: nema-1
        broker: mqtt://localhost:1883
        keep_alive_s: 5
        rates_hz: {tick: 10, pose: 1e1}
        commands: disabled
        unwatched_stop_ms: 0
        events:
          folder: "events"
          max_count: 4096
        """;
    String alphabet =
        "{}[]\":,.-+&*!|>%@`#?'0123456789 \n\tnull~truexo_\uFEFF\u0085\u2028\u0000\ud83d";
    var random = new Random(5);
    int refused = 0;
    for (int trial = 0; trial < 1_500; trial++) {
      var yaml = new StringBuilder(whole);
      for (int edit = random.nextInt(4); edit >= 0; edit--) {
        int at = random.nextInt(yaml.length());
        int until = Math.min(yaml.length(), at + random.nextInt(4));
        int from = random.nextInt(alphabet.length());
        int some = random.nextInt(Math.min(4, alphabet.length() - from));
        yaml.replace(at, until, alphabet.substring(from, from + some));
      }
      Path file = folder.resolve("telemetry.yaml");
      Files.write(file, yaml.toString().getBytes(StandardCharsets.UTF_8));
      try {
        TelemetryConfigFile.read(file);
      } catch (InvalidConfigException inWords) {
        assertTrue(inWords.getMessage().startsWith(file.toString()), inWords.getMessage());
        refused++;
      } catch (RuntimeException other) {
        throw new AssertionError("trial " + trial + ":\n" + yaml, other);
      }
    }
    assertTrue(refused > 500 && refused < 1_500, refused + " refused");
  }

  @Test
  void aPasswordOthersMayReadIsRefusedWithTheCommandThatHelps() throws Exception {
    Files.createFile(
        folder.resolve("password"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
    String yaml = "robot: nema-1\nbroker: mqtt://localhost\npassword_file: password\n";
    var wrong = assertThrows(InvalidConfigException.class, () -> read(yaml));
    assertTrue(wrong.getMessage().contains("chmod 640"), wrong.getMessage());
  }

  @Test
  void plainTextToAnotherMachineNeedsAWordOfConsent() throws Exception {
    assertTrue(
        read("robot: nema-1\nbroker: mqtt://robot.local\ninsecure: true\n").login().insecure());
  }
}
