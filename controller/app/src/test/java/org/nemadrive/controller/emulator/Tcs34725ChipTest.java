package org.nemadrive.controller.emulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.profile.ProfileReader;

/** The emulated chip against its data sheet, with numbers worked out by hand. */
class Tcs34725ChipTest {
  private static final long WARM_UP_NS = 2_400_000;

  private final ManualClock clock = new ManualClock();
  private FoodLight light;
  private Tcs34725Chip chip;

  @BeforeEach
  void putTheChipOnAFloor() {
    var body =
        ProfileReader.read(Path.of("..", "..", "hardware-profiles", "simulated.yaml")).body();
    light = new FoodLight(new Floor(body, clock, Realism.IDEAL, false));
    chip = new Tcs34725Chip(clock, light, new Faults(clock));
  }

  private void write(int... bytes) {
    byte[] sent = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      sent[i] = (byte) bytes[i];
    }
    chip.write(sent, sent.length);
  }

  private int[] read(int command, int length) {
    byte[] got = new byte[length];
    chip.readRegister(command, got, length);
    return IntStream.range(0, length).map(i -> got[i] & 0xFF).toArray();
  }

  private void pause(long durationNs) {
    clock.advanceTo(clock.nowNs() + durationNs);
  }

  private void convertWith(int integrationTime, int gain) {
    write(0x80, 0x01);
    pause(WARM_UP_NS);
    write(0x81, integrationTime);
    write(0x8F, gain);
    write(0x80, 0x03);
  }

  @Test
  void registersHaveTheirResetValuesAndTheIdentityCannotBeWritten() {
    write(0x92, 0x00);
    assertArrayEquals(new int[] {0x00}, read(0x80, 1));
    assertArrayEquals(new int[] {0xFF}, read(0x81, 1));
    assertArrayEquals(new int[] {0x44}, read(0x92, 1));
  }

  @Test
  void withoutTheCommandBitNothingIsWrittenAndThePointerStays() {
    write(0x01, 0xF6);
    assertArrayEquals(new int[] {0xFF}, read(0x81, 1));
    assertArrayEquals(new int[] {0x00}, read(0x12, 1), "the pointer goes on, to 0x02");
  }

  @Test
  void oneRegisterIsReadAfterTheOtherAlsoByAWordReadWithoutTheAutoIncrement() {
    assertArrayEquals(new int[] {0x44, 0x00, 0x00}, read(0xB2, 3));
    assertArrayEquals(new int[] {0x44, 0x00, 0x00}, read(0x92, 3));
    light.force(0.5);
    convertWith(0xF6, 0x01);
    pause(1_000_000_000);
    // As the public drivers read a channel: 0x80 and its number, low byte first.
    assertArrayEquals(new int[] {0x00, 0x14}, read(0x94, 2));
  }

  @Test
  void dataIsValidOneCycleAfterTheConverterWasEnabledAndNotBefore() {
    light.force(0.5);
    convertWith(0xF6, 0x01);
    pause(26_399_999);
    assertEquals(0x00, read(0x93, 1)[0]);
    pause(1);
    assertEquals(0x11, read(0x93, 1)[0]);
    assertArrayEquals(new int[] {0x00, 0x14, 0xAB, 0x06, 0xAB, 0x06, 0xAB, 0x06}, read(0xB4, 8));
  }

  @Test
  void aConverterEnabledBeforeItWarmedUpNeverConverts() {
    write(0x80, 0x01);
    pause(WARM_UP_NS - 1);
    write(0x80, 0x03);
    pause(1_000_000_000);
    assertEquals(0x00, read(0x93, 1)[0]);
  }

  @Test
  void countsGrowWithGainAndTimeAndEndAtFullScale() {
    light.force(0.25);
    convertWith(0xFF, 0x00);
    pause(1_000_000_000);
    // One step at gain 1: 64 counts of 1024.
    assertArrayEquals(new int[] {64, 0}, read(0xB4, 2));
    write(0x8F, 0x02);
    pause(1_000_000_000);
    assertArrayEquals(new int[] {0x00, 0x04}, read(0xB4, 2), "16 times as much is full scale");
    write(0x81, 0x00);
    write(0x8F, 0x03);
    pause(2_000_000_000);
    assertArrayEquals(new int[] {0xFF, 0xFF}, read(0xB4, 2), "256 steps end at 65535");
  }

  @Test
  void aSupplyThatDipsMakesItForgetThatItWasEnabled() {
    light.force(0.5);
    convertWith(0xF6, 0x01);
    pause(1_000_000_000);
    chip.powerUp();
    pause(1_000_000_000);
    assertArrayEquals(new int[] {0x00, 0xFF}, read(0xA0, 2), "off, and the reset time");
    assertArrayEquals(new int[] {0x00, 0x00, 0x00}, read(0xB3, 3), "no data and not valid");
  }
}
