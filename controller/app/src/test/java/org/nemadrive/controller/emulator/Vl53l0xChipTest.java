package org.nemadrive.controller.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.exception.Pi4JException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulated chip against the register sequences that the public drivers send it. */
class Vl53l0xChipTest {
  private static final long MS = 1_000_000;

  private final ManualClock clock = new ManualClock();
  private final AtomicInteger address = new AtomicInteger();
  private Floor floor;
  private Vl53l0xChip chip;

  @BeforeEach
  void putTheChipOnAFloor() {
    floor = new Floor(Records.profile("gopigo3").body(), clock, Realism.IDEAL, true);
    floor.forceRangeMm(400);
    chip = new Vl53l0xChip(clock, floor, new Faults(clock), address::set);
    pause(2 * MS);
  }

  private void write(int register, int value) {
    chip.write(new byte[] {(byte) register, (byte) value}, 2);
  }

  private int read(int register, int length) {
    byte[] got = new byte[length];
    chip.readRegister(register, got, length);
    return length == 1 ? got[0] & 0xFF : (got[0] & 0xFF) << 8 | got[1] & 0xFF;
  }

  private void pause(long durationNs) {
    clock.advanceTo(clock.nowNs() + durationNs);
  }

  private void reset() {
    write(0xBF, 0x00);
    assertEquals(0x00, read(0xC0, 1), "in reset it has no model id");
    write(0xBF, 0x01);
    assertThrows(Pi4JException.class, () -> read(0xC0, 1), "it boots");
    pause(2 * MS);
    assertEquals(0xEE, read(0xC0, 1));
  }

  private int stopVariable() {
    write(0x80, 0x01);
    write(0xFF, 0x01);
    write(0x00, 0x00);
    int stop = read(0x91, 1);
    write(0x00, 0x01);
    write(0xFF, 0x00);
    write(0x80, 0x00);
    return stop;
  }

  /** As the public drivers: count and kind of the reference SPADs. */
  private int spadInfo() {
    write(0x80, 0x01);
    write(0xFF, 0x01);
    write(0x00, 0x00);
    write(0xFF, 0x06);
    write(0x83, read(0x83, 1) | 0x04);
    write(0xFF, 0x07);
    write(0x81, 0x01);
    write(0x80, 0x01);
    write(0x94, 0x6B);
    write(0x83, 0x00);
    assertTrue(read(0x83, 1) != 0, "the answer comes");
    write(0x83, 0x01);
    int info = read(0x92, 1);
    write(0x81, 0x00);
    write(0xFF, 0x06);
    write(0x83, read(0x83, 1) & ~0x04);
    write(0xFF, 0x01);
    write(0x00, 0x01);
    write(0xFF, 0x00);
    write(0x80, 0x00);
    return info;
  }

  private boolean calibrates(int sequence, int start) {
    write(0x01, sequence);
    write(0x00, start);
    pause(50 * MS);
    boolean ready = (read(0x13, 1) & 0x07) != 0;
    write(0x0B, 0x01);
    write(0x00, 0x00);
    return ready;
  }

  @ParameterizedTest
  @ValueSource(ints = {0x01, 0x02})
  void thePublicDriversSequenceEndsInAValidRange(int start) {
    reset();
    assertEquals(0x3C, stopVariable());
    assertEquals(0x85, spadInfo(), "five aperture SPADs");
    write(0x0A, 0x04);
    write(0x0B, 0x01);
    write(0x01, 0xE8);
    assertTrue(calibrates(0x01, 0x41));
    assertTrue(calibrates(0x02, 0x01));
    write(0x01, 0xE8);
    write(0x00, start);
    assertEquals(0, read(0x00, 1) & 0x01, "the start bit clears itself");
    pause(40 * MS);
    assertEquals(0x04, read(0x13, 1) & 0x07);
    assertEquals(11, read(0x14, 1) >> 3 & 0x0F);
    assertEquals(400, read(0x1E, 2));
    write(0x0B, 0x01);
    assertEquals(0, read(0x13, 1) & 0x07);
    pause(40 * MS);
    assertEquals(start == 0x02 ? 0x04 : 0, read(0x13, 1) & 0x07, "continuous goes on");
  }

  @Test
  void aChipThatIsRangingDoesNotCalibrateAndNothingItMeasuresThenIsValid() {
    reset();
    calibrates(0x01, 0x41);
    calibrates(0x02, 0x01);
    write(0x01, 0xE8);
    write(0x00, 0x02);
    pause(40 * MS);
    write(0x01, 0x02);
    write(0x00, 0x01);
    write(0x01, 0xE8);
    write(0x00, 0x02);
    pause(40 * MS);
    read(0x13, 1);
    assertEquals(4, read(0x14, 1) >> 3 & 0x0F, "a phase that failed");
  }

  @Test
  void nothingInRangeHasAnotherStatusThanAValidDistance() {
    reset();
    calibrates(0x01, 0x41);
    calibrates(0x02, 0x01);
    floor.forceRangeMm(3000);
    write(0x01, 0xE8);
    write(0x00, 0x02);
    pause(40 * MS);
    read(0x13, 1);
    assertEquals(4, read(0x14, 1) >> 3 & 0x0F);
    assertEquals(8190, read(0x1E, 2));
  }

  @Test
  void anAddressIsChangedUntilTheNextReset() {
    assertEquals(0x29, address.get());
    write(0x8A, 0x2A);
    assertEquals(0x2A, address.get());
    reset();
    assertEquals(0x29, address.get());
  }
}
