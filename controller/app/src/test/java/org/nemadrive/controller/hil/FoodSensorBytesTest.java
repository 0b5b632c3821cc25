package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.simulator.mode.StopReason;

/**
 * Expected bytes are put together by hand from the data sheet of the TCS3472 and the GoPiGo3's
 * message table.
 */
class FoodSensorBytesTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  /** The SPI messages that belong to Grove ports: types 21, 22 and 36 to 39. */
  private static final List<String> GROVE = List.of("15", "16", "24", "25", "26", "27");

  private final List<String> bytes = new ArrayList<>();

  private Rig rig(String robot, FoodProfiles.Kind kind) {
    Rig rig =
        new Rig(
            FoodProfiles.of(robot, kind),
            Trained.pentagon(),
            Trained.pentagonFood(),
            Realism.IDEAL);
    rig.robot.traffic((what, sent) -> bytes.add(what + ": " + HEX.formatHex(sent)));
    return rig;
  }

  private List<String> i2c() {
    return bytes.stream()
        .filter(line -> line.startsWith("i2c "))
        .map(line -> line.substring("i2c ".length()))
        .toList();
  }

  private List<String> grove() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i + 1 < bytes.size(); i++) {
      String message = bytes.get(i);
      if (message.startsWith("spi out: 08 ") && GROVE.contains(message.substring(12, 14))) {
        lines.add(message.substring("spi ".length()));
        // Bytes 0 to 2 of a reply mean nothing.
        lines.add("in: " + bytes.get(i + 1).substring("spi in: 00 00 00 ".length()));
      }
    }
    return lines;
  }

  @Test
  void aColourSensorIsIdentifiedPoweredSetUpAndOnlyThenConverts() {
    try (Rig rig = rig("gopigo3", FoodProfiles.Kind.CLEAR)) {
      rig.release();
      List<String> setUp = i2c().subList(0, i2c().size() - 4); // then it is read as in a tick
      assertEquals(
          List.of(
              "out: 92", // command bit and register 0x12
              "in: 44",
              "out: 80 01", // power
              "out: 81 F6", // 256 - 24 / 2.4 = 246
              "out: 8F 01", // gain 4
              "out: 8C 00", // an interrupt in every cycle
              "out: 80 13"), // the converter, and the LED on the interrupt pin
          setUp);
      assertTrue(rig.robot.tcs34725().lampIsLit());
    }
  }

  @Test
  void aColourSensorIsReadByItsStatusAndEightBytesInOneGo() {
    try (Rig rig = rig("gopigo3", FoodProfiles.Kind.CLEAR)) {
      rig.robot.foodLight().force(0.5);
      rig.release();
      bytes.clear();
      rig.tick();
      assertEquals(
          List.of(
              "out: 93",
              "in: 11", // valid, and the interrupt that every cycle makes
              "out: B4", // command, auto-increment, register 0x14
              // Half of 10240 is 0x1400, a third of that is 0x06AB: low bytes first.
              "in: 00 14 AB 06 AB 06 AB 06"),
          i2c());
    }
  }

  @Test
  void aGroveLightSensorIsAnAnalogInputOfACustomPort() {
    try (Rig rig = rig("gopigo3", FoodProfiles.Kind.GROVE)) {
      rig.robot.foodLight().force(2048 / 4095.0);
      rig.release();
      List<String> port2 = grove().stream().dropWhile(line -> !line.contains("15 0C")).toList();
      assertEquals(
          List.of(
              "out: 08 15 0C 01", // both pins of port 2: custom
              "in: A5",
              "out: 08 16 04 04", // pin 2_1: analog input
              "in: A5",
              "out: 08 26 00 00 00 00 00", // analog value of pin 2_1
              "in: A5 00 08 00"), // valid, 2048
          port2);
      bytes.clear();
      rig.tick();
      assertEquals(List.of("out: 08 26 00 00 00 00 00", "in: A5 00 08 00"), grove());
    }
  }

  @Test
  void aLineSensorIsReadWithThePullOfItsProfile() {
    try (Rig low = rig("gopigo3", FoodProfiles.Kind.LOW_LINE);
        Rig high = rig("gopigo3", FoodProfiles.Kind.LINE)) {
      for (Rig rig : List.of(low, high)) {
        rig.robot.injectIntoFoodSensor(Fault.SENSOR_CUT_OFF);
        rig.release();
        assertEquals(StopReason.NONE, rig.stopReason());
      }
      assertTrue(low.robot.lineIsHigh(16), "pulled up");
      assertFalse(high.robot.lineIsHigh(16), "pulled down");
    }
  }
}
