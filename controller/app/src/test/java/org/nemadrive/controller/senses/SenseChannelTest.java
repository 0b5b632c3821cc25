package org.nemadrive.controller.senses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.hardware.SensorReading;
import org.nemadrive.controller.profile.SensorSettings;
import org.nemadrive.simulator.mode.StopReason;

class SenseChannelTest {
  private static final long TICK_NS = 100_000_000;

  private long nowNs = 1_000_000_000;
  private Consumer<SensorReading> next = reading -> reading.valid(1000, nowNs);
  private boolean startFails;

  private final Sensor sensor =
      new Sensor() {
        @Override
        public void start() throws BoardException {
          if (startFails) {
            throw new BoardException(StopReason.SENSOR_FAILED, "not there");
          }
        }

        @Override
        public void poll(long now, SensorReading out) {
          next.accept(out);
        }
      };

  private SenseChannel channel(int medianOf, int debounceTicks, boolean optional)
      throws BoardException {
    SensorSettings settings =
        new SensorSettings(
            new SensorSettings.Wiring.GoPiGo3Ultrasonic(1),
            100,
            medianOf,
            debounceTicks,
            5 * TICK_NS,
            2,
            200,
            optional);
    SenseChannel channel = new SenseChannel(sensor, settings);
    channel.start(nowNs);
    return channel;
  }

  private StopReason see(SenseChannel channel, double mm) {
    next = reading -> reading.valid(mm, nowNs);
    return tick(channel, 1);
  }

  private StopReason tick(SenseChannel channel, double movedMm) {
    nowNs += TICK_NS;
    return channel.update(nowNs, movedMm);
  }

  @Test
  void nearerThanTheThresholdIsTouchAndAtItIsNot() throws BoardException {
    SenseChannel channel = channel(1, 1, false);
    see(channel, 100);
    assertFalse(channel.active());
    see(channel, 99.9);
    assertTrue(channel.active());
  }

  @Test
  void aSingleOutlierIsFilteredByTheMedianOfThree() throws BoardException {
    SenseChannel channel = channel(3, 1, false);
    see(channel, 500);
    see(channel, 501);
    see(channel, 20);
    assertFalse(channel.active(), "one echo from somewhere");
    see(channel, 21);
    assertTrue(channel.active(), "two of three");
  }

  @Test
  void debounceAsksForTheSameAnswerSeveralTicksInARow() throws BoardException {
    SenseChannel channel = channel(1, 3, false);
    see(channel, 50);
    see(channel, 51);
    see(channel, 500);
    see(channel, 50);
    see(channel, 51);
    assertFalse(channel.active());
    see(channel, 52);
    assertTrue(channel.active());
  }

  @Test
  void nothingInRangeIsNotNear() throws BoardException {
    SenseChannel channel = channel(1, 1, false);
    see(channel, 50);
    next = reading -> reading.nothing(nowNs);
    tick(channel, 1);
    assertFalse(channel.active());
    assertTrue(Double.isNaN(channel.value()));
  }

  @Test
  void twoFailuresInARowAreAFailureAndOneIsNot() throws BoardException {
    SenseChannel channel = channel(1, 1, false);
    see(channel, 50);
    next = SensorReading::failed;
    assertEquals(StopReason.NONE, tick(channel, 1));
    assertTrue(channel.failing());
    assertTrue(channel.active(), "what was touched stays touched");
    assertEquals(StopReason.SENSOR_FAILED, tick(channel, 1));
    see(channel, 60);
    assertFalse(channel.failing(), "a good value ends it");
  }

  @Test
  void aValueOlderThanItsLimitIsStale() throws BoardException {
    SenseChannel channel = channel(1, 1, false);
    see(channel, 500);
    next = SensorReading::unchanged;
    for (int i = 0; i < 5; i++) {
      assertEquals(StopReason.NONE, tick(channel, 1), "age " + i);
    }
    assertEquals(StopReason.SENSOR_STALE, tick(channel, 1));
  }

  @Test
  void aValueThatNeverChangesWhileTheRobotMovesIsAFlatLine() throws BoardException {
    SenseChannel channel = channel(1, 1, false);
    for (int i = 0; i < 20; i++) {
      next = reading -> reading.valid(700, nowNs);
      assertEquals(StopReason.NONE, tick(channel, 10), "after " + i * 10 + " mm");
    }
    assertEquals(StopReason.NONE, tick(channel, 10));
    assertEquals(StopReason.SENSOR_FLAT_LINE, tick(channel, 10));
  }

  @Test
  void aValueThatNeverChangesWhileTheRobotStandsIsNone() throws BoardException {
    SenseChannel channel = channel(1, 1, false);
    for (int i = 0; i < 100; i++) {
      next = reading -> reading.valid(700, nowNs);
      assertEquals(StopReason.NONE, tick(channel, 0));
    }
  }

  @Test
  void anOptionalSensorNeverStopsTheRobotButIsKnownToFail() throws BoardException {
    SenseChannel channel = channel(1, 1, true);
    next = SensorReading::failed;
    for (int i = 0; i < 10; i++) {
      assertEquals(StopReason.NONE, tick(channel, 1));
      assertTrue(channel.failing());
    }
  }

  @Test
  void aRequiredSensorThatDoesNotStartIsAnErrorAndAnOptionalOneIsAbsent() throws BoardException {
    startFails = true;
    assertThrows(BoardException.class, () -> channel(1, 1, false));
    SenseChannel channel = channel(1, 1, true);
    assertEquals(StopReason.NONE, tick(channel, 1));
    assertFalse(channel.failing(), "who never came cannot be lost");
  }
}
