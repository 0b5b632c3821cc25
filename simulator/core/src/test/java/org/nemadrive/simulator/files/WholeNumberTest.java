package org.nemadrive.simulator.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-7,-7",
    "300000,300000",
    "300k,300000",
    "300K,300000",
    "1.5M,1500000",
    "0.5k,500",
    "1e6,1000000",
    "2.5E3,2500",
    "1_000_000,1000000",
    "1_0k,10000",
    "9223372036854775807,9223372036854775807"
  })
  void numbersAreReadAsPeopleWriteThem(String text, long number) {
    assertEquals(number, WholeNumber.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "1.5",
        "1e-3",
        "1__0",
        "_1",
        "1_",
        "1kk",
        "1,000",
        "0x10",
        "NaN",
        "1e999",
        "9223372036854775808",
        "10G",
        "١٢"
      })
  void whatIsNoWholeNumberIsRefusedInASentence(String text) {
    String refusal =
        assertThrows(NumberFormatException.class, () -> WholeNumber.parse(text)).getMessage();
    assertTrue(refusal.startsWith("\"" + text + "\" is no whole number"), refusal);
  }

  @Test
  void aNumberThatDoesNotFitIntoAnIntIsNotCut() {
    assertEquals(2_147_483_647, WholeNumber.parseInt("2147483647"));
    assertThrows(NumberFormatException.class, () -> WholeNumber.parseInt("2147483648"));
    assertThrows(NumberFormatException.class, () -> WholeNumber.parseInt("-3e9"));
  }
}
