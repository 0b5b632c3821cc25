package org.nemadrive.simulator.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.nemadrive.simulator.files.InvalidInputException;

class ProfileSectionTest {
  private static ProfileSection section(String text) {
    return ProfileFile.of("robot.yaml", text).root();
  }

  private static void refused(Executable reading, String... parts) {
    String message = assertThrows(InvalidInputException.class, reading).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "'" + part + "' is missing in: " + message);
    }
  }

  @Test
  void anUnknownKeyIsRefusedWithTheKeysThatExist() {
    ProfileSection section = section("radiusMm: 5\nspeed: 3");
    section.number("radiusMm", 0, 10);
    refused(section::finish, "robot.yaml", "'speed'", "an unknown key", "radiusMm");
  }

  @Test
  void aKeyInAnotherUnitIsRefusedWithTheUnitThatIsMeant() {
    ProfileSection section = section("wheelRadiusCm: 3.3");
    section.number("wheelRadiusMm", 5, 500, 33);
    refused(section::finish, "'wheelRadiusCm'", "'wheelRadiusMm'", "keys carry their unit");
  }

  @Test
  void aValueWithItsUnitWrittenBehindIsRefused() {
    refused(
        () -> section("wheelRadiusMm: 3.3 cm").number("wheelRadiusMm", 5, 500),
        "'3.3 cm'",
        "5 to 500",
        "bare number");
  }

  @Test
  void aNumberOutOfRangeIsRefusedWithTheRange() {
    refused(() -> section("rateHz: 500").number("rateHz", 1, 100), "rateHz", "500", "1 to 100");
    refused(() -> section("rateHz: .nan").number("rateHz", 1, 100), ".nan");
    refused(() -> section("line: 2.5").integer("line", 2, 27), "line", "2.5", "whole");
  }

  @Test
  void aMissingKeyIsRefusedAndADefaultIsNot() {
    refused(() -> section("a: 1").number("rateHz", 1, 100), "rateHz", "nothing", "required");
    assertEquals(10, section("a: 1").number("rateHz", 1, 100, 10));
  }

  @Test
  void aKeyInsideASectionOfAListIsNamedByItsWholePath() {
    ProfileSection section = section("touch:\n  - nearMm: 1\n  - nearMm: 9999");
    section.sectionList("touch").get(0).number("nearMm", 0, 100);
    refused(
        () -> section.sectionList("touch").get(1).number("nearMm", 0, 100), "'touch[1].nearMm'");
  }

  @Test
  void whatIsNoYamlOrHasAKeyTwiceIsRefusedWithItsLine() {
    refused(() -> section("a: 1\nb: [1"), "robot.yaml", "line");
    refused(() -> section("a: 1\na: 2"), "robot.yaml", "each key once");
    refused(() -> section("just a text"), "robot.yaml", "no keys");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    refused(() -> ProfileFile.read(Path.of("nowhere.yaml")), "nowhere.yaml", "no such file");
  }
}
