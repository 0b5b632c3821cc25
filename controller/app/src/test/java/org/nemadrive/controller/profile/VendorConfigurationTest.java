package org.nemadrive.controller.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.profile.ProfileFile;

class VendorConfigurationTest {
  private static final Path SHIPPED = Path.of("..", "..", "hardware-profiles", "gopigo3.yaml");

  @TempDir private Path home;
  private final List<String> told = new ArrayList<>();

  private void vendorSays(int ticks) throws IOException {
    Files.writeString(
        home.resolve(".gpg3_config.json"),
        "{\"wheel-diameter\": 66.1, \"wheel-base-width\": 118.5, \"ticks\": %d, \"motor_gear_ratio\": 120}"
            .formatted(ticks));
  }

  private ProfileFile complete(String without) {
    String text = ProfileFile.read(SHIPPED).text().replaceAll("(?m)^  (" + without + "):.*\\R", "");
    return VendorConfiguration.complete(ProfileFile.of("mine.yaml", text), home, told::add);
  }

  @Test
  void whatAProfileLeavesOutIsTakenOverAndSaysWhereItCameFrom() throws IOException {
    vendorSays(16);
    BodyModel body = ProfileReader.read(complete("wheelBaseMm|countsPerTurn")).body();
    assertEquals(118.5, body.wheelBaseMm());
    assertEquals(1920, body.countsPerTurn());
    assertEquals(33.25, body.wheelRadiusMm(), "stated by the profile, which wins");
    assertEquals(2, told.size());
    assertEquals(
        "body.countsPerTurn is 1920.0, from %s, because mine.yaml does not say it"
            .formatted(home.resolve(".gpg3_config.json")),
        told.get(1));
  }

  @Test
  void theTextOfTheProfileCarriesWhatWasTakenOver() throws IOException {
    vendorSays(6);
    String text = complete("wheelRadiusMm").text();
    assertTrue(text.contains("  wheelRadiusMm: 33.05  # from " + home), text);
    assertEquals(33.05, ProfileReader.read(ProfileFile.of("replay", text)).body().wheelRadiusMm());
  }

  @Test
  void aProfileThatStatesAllOrIsOfAnotherBoardStaysTheVeryFile() throws IOException {
    vendorSays(16);
    ProfileFile shipped = ProfileFile.read(SHIPPED);
    assertSame(shipped, VendorConfiguration.complete(shipped, home, told::add));
    ProfileFile other = ProfileFile.read(SHIPPED.resolveSibling("hbridge.yaml"));
    assertSame(other, VendorConfiguration.complete(other, home, told::add));
    assertEquals(List.of(), told);
  }

  @Test
  void withoutTheVendorsFileAMissingNumberIsRefusedAsEver() {
    ProfileFile file = complete("countsPerTurn");
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> ProfileReader.read(file));
    assertTrue(refused.getMessage().contains("countsPerTurn"), refused.getMessage());
  }
}
