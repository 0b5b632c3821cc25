package org.nemadrive.controller.hardware.wire;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.spi.Spi;
import com.pi4j.library.gpiod.internal.GpioDContext;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutput;
import java.util.concurrent.atomic.AtomicInteger;
import org.nemadrive.controller.time.Clock;

/**
 * The ports over Pi4J's devices. Only calls whose behaviour in Pi4J 3.0.3 is known to be right are
 * used: SPI never through {@code write}, which leaves chip select asserted; PWM only when the duty
 * changed, because each {@code on} makes a gap in the signal.
 */
final class Pi4jPorts {
  private Pi4jPorts() {}

  /** One transfer with chip select low over all of it. */
  record SpiPort(Spi spi) implements Port {
    @Override
    public IoStatus exchange(byte[] out, int outLength, byte[] in, int inLength) {
      try {
        int moved = spi.transfer(out, 0, in, 0, outLength);
        return moved == outLength ? IoStatus.OK : IoStatus.FAILED;
      } catch (RuntimeException e) {
        return IoStatus.FAILED;
      }
    }
  }

  /** A write, a read, or a register read with repeated start. */
  record I2cPort(I2C i2c) implements Port {
    @Override
    public IoStatus exchange(byte[] out, int outLength, byte[] in, int inLength) {
      try {
        int moved;
        if (inLength == 0) {
          moved = i2c.write(out, 0, outLength) - outLength;
        } else if (outLength == 0) {
          moved = i2c.read(in, 0, inLength) - inLength;
        } else {
          moved = i2c.readRegister(out[0] & 0xFF, in, 0, inLength) - inLength;
        }
        return moved == 0 ? IoStatus.OK : IoStatus.FAILED;
      } catch (RuntimeException e) {
        return IoStatus.FAILED;
      }
    }
  }

  /** A line driven high or low, whose pin is looked at afterwards. */
  record OutputPort(DigitalOutput line) implements Port {
    @Override
    public IoStatus exchange(byte[] out, int outLength, byte[] in, int inLength) {
      try {
        DigitalState wanted = out[0] == 0 ? DigitalState.LOW : DigitalState.HIGH;
        line.state(wanted);
        if (out[0] == PortRequest.Output.HIGH_FOR_GOOD) {
          line.config().setShutdownState(DigitalState.HIGH);
        }
        return pin() == wanted ? IoStatus.OK : IoStatus.FAILED;
      } catch (RuntimeException e) {
        return IoStatus.FAILED;
      }
    }

    /** Pi4J's own line remembers what it wrote; only the library below reads the pin. */
    private DigitalState pin() {
      if (line instanceof GpioDDigitalOutput) {
        int level = GpioDContext.getInstance().getOrOpenLine(line.config().address()).getValue();
        return level == 0 ? DigitalState.LOW : DigitalState.HIGH;
      }
      return line.state();
    }
  }

  /** A line's level. */
  record InputPort(DigitalInput line) implements Port {
    @Override
    public IoStatus exchange(byte[] out, int outLength, byte[] in, int inLength) {
      try {
        in[0] = (byte) (line.state() == DigitalState.HIGH ? 1 : 0);
        return IoStatus.OK;
      } catch (RuntimeException e) {
        return IoStatus.FAILED;
      }
    }
  }

  /** A duty in per cent; written only when it changed. */
  static final class PwmPort implements Port {
    private final Pwm pwm;
    private volatile int lastDuty = -1;

    PwmPort(Pwm pwm) {
      this.pwm = pwm;
    }

    @Override
    public IoStatus exchange(byte[] out, int outLength, byte[] in, int inLength) {
      int duty = out[0];
      if (duty == lastDuty && duty != 0) {
        return IoStatus.OK;
      }
      try {
        if (duty == 0) {
          pwm.off();
        } else {
          pwm.on(duty);
        }
        lastDuty = duty;
        return IoStatus.OK;
      } catch (RuntimeException e) {
        lastDuty = -1;
        return IoStatus.FAILED;
      }
    }
  }

  /** Rising edges since the start; counted on Pi4J's thread, read on ours. */
  static final class CounterPort implements Port {
    private final AtomicInteger count = new AtomicInteger();
    private final EdgeBacklog backlog;

    CounterPort(DigitalInput line, Clock clock) {
      backlog = new EdgeBacklog(line.config().address(), clock);
      line.addListener(
          event -> {
            boolean high = event.state() == DigitalState.HIGH;
            backlog.edge(high);
            if (high) {
              count.incrementAndGet();
            }
          });
    }

    @Override
    public IoStatus exchange(byte[] out, int outLength, byte[] in, int inLength) {
      Bytes.putInt(in, 0, count.get());
      return IoStatus.OK;
    }
  }
}
