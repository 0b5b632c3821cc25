package org.nemadrive.simulator.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final List<String> NAMES =
      List.of("pentagon", "hexagon", "circle", "grid", "ea", "penomad", "menomad", "renomad");

  @ParameterizedTest
  @CsvSource({
    "pentagn,pentagon",
    "Pentagon,pentagon",
    "pnetagon,pentagon",
    "penta,pentagon",
    "hexagone,hexagon",
    "cirlce,circle",
    "gird,grid",
    "eaa,ea",
    "pentgaon,pentagon",
    "penomat,penomad",
    "enomad,penomad"
  })
  void aSlipOfTheFingersIsUnderstood(String typed, String meant) {
    assertEquals(" (did you mean \"" + meant + "\"?)", Names.didYouMean(typed, NAMES));
  }

  @ParameterizedTest
  @CsvSource({"spiral", "x", "''", "pe", "gopigo"})
  void nothingIsSuggestedForWhatIsFarFromAll(String typed) {
    assertEquals("", Names.didYouMean(typed, NAMES));
  }
}
