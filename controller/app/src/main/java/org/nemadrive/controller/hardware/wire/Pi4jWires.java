package org.nemadrive.controller.hardware.wire;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmType;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nemadrive.controller.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ports through Pi4J, with the providers of the context it is given and no others. */
public final class Pi4jWires implements Wires {
  private static final Logger LOG = LoggerFactory.getLogger(Pi4jWires.class);

  private final Context context;
  private final Clock clock;
  private final List<AutoCloseable> toClose = new ArrayList<>();
  private final Map<PortRequest, Port> opened = new HashMap<>();

  /** Uses a context built with exactly the providers wanted; closes it at the end. */
  public Pi4jWires(Context context, Clock clock) {
    this.context = context;
    this.clock = clock;
  }

  @Override
  public Port open(PortRequest request) throws WireException {
    Port known = opened.get(request);
    if (known != null) {
      return known;
    }
    Port port = openNew(request);
    opened.put(request, port);
    return port;
  }

  private Port openNew(PortRequest request) throws WireException {
    try {
      return switch (request) {
        case PortRequest.Spi spi -> spi(spi);
        case PortRequest.I2c i2c -> i2c(i2c);
        case PortRequest.Output output ->
            new Pi4jPorts.OutputPort(output(output.line(), output.high()));
        case PortRequest.Input input -> new Pi4jPorts.InputPort(input(input));
        case PortRequest.Pwm pwm -> new Pi4jPorts.PwmPort(pwm(pwm));
        case PortRequest.EdgeCounter edges ->
            new Pi4jPorts.CounterPort(input(new PortRequest.Input(edges.line(), true)), clock);
        case PortRequest.Echo echo ->
            new EchoTimer(
                output(echo.triggerLine(), false),
                input(new PortRequest.Input(echo.echoLine(), false)),
                clock);
        case PortRequest.SimulatedWheels robot ->
            throw new IllegalArgumentException("a simulated robot has no wires");
      };
    } catch (RuntimeException | LinkageError e) {
      throw new WireException(
          "cannot open %s: %s; run 'controller doctor' to find the cause"
              .formatted(request, e.getMessage()),
          e);
    }
  }

  private Port spi(PortRequest.Spi request) {
    Spi spi =
        context.create(
            Spi.newConfigBuilder(context)
                .id("spi-" + request.bus() + "-" + request.chipSelect())
                .bus(request.bus())
                .address(request.chipSelect())
                .baud(request.clockHz())
                .mode(SpiMode.MODE_0)
                .build());
    toClose.add(spi);
    return new Pi4jPorts.SpiPort(spi);
  }

  private Port i2c(PortRequest.I2c request) {
    I2C i2c =
        context.create(
            I2C.newConfigBuilder(context)
                .id("i2c-" + request.bus() + "-" + request.address())
                .bus(request.bus())
                .device(request.address())
                .build());
    toClose.add(i2c);
    return new Pi4jPorts.I2cPort(i2c);
  }

  private DigitalOutput output(int line, boolean high) {
    DigitalState level = high ? DigitalState.HIGH : DigitalState.LOW;
    return context.create(
        DigitalOutput.newConfigBuilder(context)
            .id("output-" + line)
            .address(line)
            .initial(level)
            .shutdown(level)
            .build());
  }

  private DigitalInput input(PortRequest.Input request) {
    return context.create(
        DigitalInput.newConfigBuilder(context)
            .id("input-" + request.line())
            .address(request.line())
            .pull(request.pullUp() ? PullResistance.PULL_UP : PullResistance.PULL_DOWN)
            // Pi4J's default of 10 ms would hide an echo pulse.
            .debounce(0L)
            .build());
  }

  private Pwm pwm(PortRequest.Pwm request) {
    return context.create(
        Pwm.newConfigBuilder(context)
            .id("pwm-" + request.channel())
            .address(request.channel())
            .pwmType(PwmType.HARDWARE)
            .frequency(request.frequencyHz())
            // Without these, a channel left running by a dead process would go on running.
            .initial(0)
            .shutdown(0)
            .build());
  }

  @Override
  public void close() {
    for (AutoCloseable device : toClose) {
      try {
        device.close();
      } catch (Exception e) {
        LOG.warn("A bus device did not close: {}", e.getMessage());
      }
    }
    toClose.clear();
    try {
      context.shutdown();
    } catch (Exception e) {
      LOG.warn("Pi4J did not shut down: {}", e.getMessage());
    }
  }
}
