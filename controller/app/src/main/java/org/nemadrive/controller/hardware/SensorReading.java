package org.nemadrive.controller.hardware;

/** What a sensor said last. One object is made once and filled again and again. */
public final class SensorReading {
  /** What kind of answer it is. Codes such as 0, 1, 8190, 3000 or 5010 are never values. */
  public enum Status {
    /** The value is a measurement. */
    VALID,
    /** The sensor works and sees nothing within its range. */
    NOTHING_IN_RANGE,
    /** There is no newer value than the last. */
    NO_NEW_VALUE,
    /** The sensor says that it failed, or does not say anything. */
    FAILED
  }

  /** Kind of answer. */
  public Status status = Status.NO_NEW_VALUE;

  /** Millimetres for a range finder, a fraction from 0 to 1 for light, line and colour. */
  public double value;

  /** When it was measured, by the tick's clock. */
  public long measuredNs;

  /** A measurement made just now. */
  public void valid(double newValue, long nowNs) {
    status = Status.VALID;
    value = newValue;
    measuredNs = nowNs;
  }

  /** The sensor works and sees nothing. */
  public void nothing(long nowNs) {
    status = Status.NOTHING_IN_RANGE;
    measuredNs = nowNs;
  }

  /** Nothing new. */
  public void unchanged() {
    status = Status.NO_NEW_VALUE;
  }

  /** The sensor failed. */
  public void failed() {
    status = Status.FAILED;
  }
}
