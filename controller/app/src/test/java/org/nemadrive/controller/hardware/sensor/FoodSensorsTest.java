package org.nemadrive.controller.hardware.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.SensorReading;
import org.nemadrive.controller.hardware.SensorReading.Status;
import org.nemadrive.controller.hardware.gopigo3.GroveLight;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;

/** Expected values are computed by hand from the data sheets' register tables. */
class FoodSensorsTest {
  private final ManualClock clock = new ManualClock();
  private final SensorReading reading = new SensorReading();
  private final int[] registers = new int[256];
  private boolean dead;

  /** A chip of registers; the command bits of a TCS34725 are 0xE0. */
  private final Port chip =
      (out, outLength, in, inLength) -> {
        int register = out[0] & 0x1F;
        if (dead) {
          return IoStatus.FAILED;
        }
        if (inLength == 0) {
          registers[register] = out[1] & 0xFF;
        }
        for (int i = 0; i < inLength; i++) {
          in[i] = (byte) registers[register + i];
        }
        return IoStatus.OK;
      };

  private void colours(int clear, int red, int green, int blue) {
    int[] values = {clear, red, green, blue};
    for (int i = 0; i < values.length; i++) {
      registers[0x14 + 2 * i] = values[i] & 0xFF;
      registers[0x15 + 2 * i] = values[i] >> 8;
    }
    registers[0x13] = 1;
  }

  @Test
  void aColourSensorGivesTheShareOfAColourAndBrightnessOfFullScale() throws BoardException {
    registers[0x12] = 0x44;
    Tcs34725 red = new Tcs34725(chip, Tcs34725.Channel.RED, false, clock);
    colours(5120, 600, 300, 100);
    red.start();
    assertEquals(3, registers[0], "power and converter are on");
    assertEquals(246, registers[1], "24 ms are ten steps of 2.4 ms below 256");
    red.poll(7, reading);
    assertEquals(Status.VALID, reading.status);
    assertEquals(0.6, reading.value, 1e-12);
    Tcs34725 clear = new Tcs34725(chip, Tcs34725.Channel.CLEAR, false, clock);
    clear.poll(8, reading);
    assertEquals(0.5, reading.value, 1e-12, "5120 of ten times 1024");
  }

  @Test
  void darknessIsDarkAndADeadColourSensorIsAFailure() throws BoardException {
    for (Tcs34725.Channel channel : Tcs34725.Channel.values()) {
      Tcs34725 sensor = new Tcs34725(chip, channel, false, clock);
      registers[0x12] = 0x44;
      dead = false;
      colours(0, 0, 0, 0);
      sensor.start();
      sensor.poll(1, reading);
      assertEquals(Status.VALID, reading.status);
      assertEquals(0, reading.value);
      dead = true;
      sensor.poll(2, reading);
      assertEquals(Status.FAILED, reading.status);
      assertThrows(BoardException.class, sensor::start);
    }
  }

  @Test
  void aLineSensorIsOneAtItsActiveLevel() {
    int[] level = {1};
    Port line =
        (out, outLength, in, inLength) -> {
          in[0] = (byte) level[0];
          return IoStatus.OK;
        };
    LineSensor high = new LineSensor(line, true);
    LineSensor low = new LineSensor(line, false);
    high.poll(1, reading);
    assertEquals(1, reading.value);
    low.poll(1, reading);
    assertEquals(0, reading.value);
    level[0] = 0;
    low.poll(1, reading);
    assertEquals(1, reading.value);
  }

  @Test
  void aGroveLightSensorGivesAFractionOfTwelveBitsAndZeroIsABrokenWire() throws BoardException {
    int[] raw = {0x0800};
    Port board =
        (out, outLength, in, inLength) -> {
          java.util.Arrays.fill(in, 0, inLength, (byte) 0);
          in[3] = (byte) 0xA5;
          if (out[1] == 38) {
            in[5] = (byte) (raw[0] >> 8);
            in[6] = (byte) raw[0];
          }
          return IoStatus.OK;
        };
    GroveLight light = new GroveLight(board, 2, clock);
    light.start();
    light.poll(1, reading);
    assertEquals(2048 / 4095.0, reading.value, 1e-12);
    raw[0] = 0;
    light.poll(2, reading);
    assertEquals(Status.FAILED, reading.status);
  }
}
