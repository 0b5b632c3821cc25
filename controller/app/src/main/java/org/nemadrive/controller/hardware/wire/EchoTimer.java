package org.nemadrive.controller.hardware.wire;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import org.nemadrive.controller.time.Clock;

/**
 * Triggers an HC-SR04 and times its echo, without ever waiting for it: an exchange returns the last
 * result and triggers the next one. The echo's edges arrive on Pi4J's thread.
 *
 * <p>Timing from the data sheet: trigger high for 10 microseconds or more, 60 ms between triggers,
 * nothing in range gives an echo of about 38 ms.
 */
public final class EchoTimer implements Port {
  /** No measurement has ended yet. */
  public static final byte NONE = 0;

  /** The width is an echo's. */
  public static final byte ECHO = 1;

  /** The echo line was high before the trigger: loose wire, or the last echo never ended. */
  public static final byte STUCK_HIGH = 2;

  /** No echo came at all within the time limit: sensor dead or not wired. */
  public static final byte SILENT = 3;

  /** Bytes in of an exchange. */
  public static final int LENGTH = 17;

  private static final long TRIGGER_NS = 10_000;
  private static final long CYCLE_NS = 60_000_000;

  private final DigitalOutput trigger;
  private final DigitalInput echo;
  private final Clock clock;
  private final Object edges = new Object();

  private boolean waiting;
  private boolean rose;
  private long triggeredNs = Long.MIN_VALUE / 2;
  private long roseNs;
  private byte status = NONE;
  private int widthNs;
  private long measuredNs;
  private int measurements;

  EchoTimer(DigitalOutput trigger, DigitalInput echo, Clock clock) {
    this.trigger = trigger;
    this.echo = echo;
    this.clock = clock;
    echo.addListener(event -> edge(event.state() == DigitalState.HIGH));
  }

  @Override
  public IoStatus exchange(byte[] out, int outLength, byte[] in, int inLength) {
    long nowNs = clock.nowNs();
    boolean due;
    synchronized (edges) {
      due = nowNs - triggeredNs >= CYCLE_NS;
      if (due && waiting) {
        status = rose ? STUCK_HIGH : SILENT;
        measured(nowNs);
        waiting = false;
      }
      in[0] = status;
      Bytes.putInt(in, 1, widthNs);
      Bytes.putLong(in, 5, nowNs - measuredNs);
      Bytes.putInt(in, 13, measurements);
    }
    return due ? trigger(nowNs) : IoStatus.OK;
  }

  private IoStatus trigger(long nowNs) {
    try {
      boolean stuck = echo.state() == DigitalState.HIGH;
      synchronized (edges) {
        triggeredNs = nowNs;
        waiting = !stuck;
        rose = false;
        if (stuck) {
          status = STUCK_HIGH;
          measured(nowNs);
          return IoStatus.OK;
        }
      }
      trigger.high();
      clock.pause(TRIGGER_NS);
      trigger.low();
      return IoStatus.OK;
    } catch (RuntimeException e) {
      return IoStatus.FAILED;
    }
  }

  private void measured(long nowNs) {
    measuredNs = nowNs;
    measurements++;
  }

  private void edge(boolean high) {
    long nowNs = clock.nowNs();
    synchronized (edges) {
      if (high) {
        rose = waiting;
        roseNs = nowNs;
      } else if (rose) {
        status = ECHO;
        widthNs = (int) Math.min(nowNs - roseNs, Integer.MAX_VALUE);
        measured(nowNs);
        rose = false;
        waiting = false;
      }
    }
  }
}
