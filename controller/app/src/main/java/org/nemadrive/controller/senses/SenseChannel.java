package org.nemadrive.controller.senses;

import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.hardware.SensorReading;
import org.nemadrive.controller.profile.SensorSettings;
import org.nemadrive.simulator.mode.StopReason;

/**
 * One sensor with its filters: median, threshold, debounce; and its limits: failures in a row, age,
 * and a value that never changes though the robot moves. Allocates nothing after construction.
 */
public final class SenseChannel {
  private static final double NOTHING = Double.MAX_VALUE;

  private final Sensor sensor;
  private final SensorSettings settings;
  private final SensorReading reading = new SensorReading();
  private final double[] window;
  private final double[] sorted;

  private int filled;
  private int next;
  private int failures;
  private int differing;
  private long lastGoodNs;
  private double lastValue;
  private double travelMm;
  private boolean active;
  private boolean absent;
  private StopReason state = StopReason.NONE;

  /** A sensor and what its profile says of it. */
  public SenseChannel(Sensor sensor, SensorSettings settings) {
    this.sensor = sensor;
    this.settings = settings;
    this.window = new double[settings.medianOf()];
    this.sorted = new double[settings.medianOf()];
  }

  /**
   * Starts the sensor and forgets all values.
   *
   * @throws BoardException if it is required and does not start; an optional one is then absent
   *     until the next start
   */
  public void start(long nowNs) throws BoardException {
    filled = 0;
    next = 0;
    failures = 0;
    differing = 0;
    travelMm = 0;
    lastGoodNs = nowNs;
    active = false;
    absent = false;
    state = StopReason.NONE;
    try {
      sensor.start();
    } catch (BoardException e) {
      absent = settings.optional();
      if (!absent) {
        throw e;
      }
    }
  }

  /** Whether it is polled only when the wheels were told. */
  boolean isSlow() {
    return sensor.isSlow();
  }

  /**
   * Polls the sensor.
   *
   * @param movedMm way since the last update, millimetres, never negative
   * @return NONE, or why a robot that needs this sensor must stop
   */
  public StopReason update(long nowNs, double movedMm) {
    if (absent) {
      return StopReason.NONE;
    }
    sensor.poll(nowNs, reading);
    travelMm += movedMm;
    switch (reading.status) {
      case VALID -> {
        if (reading.value != lastValue || filled == 0) {
          travelMm = 0;
        }
        lastValue = reading.value;
        take(reading.value);
      }
      case NOTHING_IN_RANGE -> {
        travelMm = 0;
        lastValue = NOTHING;
        take(NOTHING);
      }
      case NO_NEW_VALUE -> {}
      case FAILED -> failures++;
    }
    state = judge(nowNs);
    return settings.optional() ? StopReason.NONE : state;
  }

  private void take(double value) {
    failures = 0;
    lastGoodNs = reading.measuredNs;
    window[next] = value;
    next = (next + 1) % window.length;
    filled = Math.min(filled + 1, window.length);
    boolean wanted = beyondThreshold(median());
    differing = wanted == active ? 0 : differing + 1;
    if (differing >= settings.debounceTicks()) {
      active = wanted;
      differing = 0;
    }
  }

  private boolean beyondThreshold(double value) {
    return settings.wiring().isRangeFinder()
        ? value < settings.threshold()
        : value > settings.threshold();
  }

  /** Median of what the window holds, by insertion sort: it is at most nine values. */
  private double median() {
    for (int i = 0; i < filled; i++) {
      double value = window[i];
      int at = i;
      while (at > 0 && sorted[at - 1] > value) {
        sorted[at] = sorted[at - 1];
        at--;
      }
      sorted[at] = value;
    }
    return sorted[filled / 2];
  }

  private StopReason judge(long nowNs) {
    if (failures >= settings.failuresToStop()) {
      return StopReason.SENSOR_FAILED;
    }
    if (nowNs - lastGoodNs > settings.staleAfterNs()) {
      return StopReason.SENSOR_STALE;
    }
    boolean hanging =
        settings.flatLineTravelMm() > 0 && travelMm > settings.flatLineTravelMm() && filled > 0;
    return hanging ? StopReason.SENSOR_FLAT_LINE : StopReason.NONE;
  }

  /** Whether the filtered value is beyond the threshold; keeps its last state while failing. */
  public boolean active() {
    return active;
  }

  /** Whether the sensor is failing now, so that its last state is all there is. */
  public boolean failing() {
    return !absent && (failures > 0 || state != StopReason.NONE);
  }

  /** Last value: millimetres or a fraction; NaN if there is none in range. */
  public double value() {
    return filled == 0 || lastValue == NOTHING ? Double.NaN : lastValue;
  }
}
