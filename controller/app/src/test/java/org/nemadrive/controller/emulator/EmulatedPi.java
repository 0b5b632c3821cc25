package org.nemadrive.controller.emulator;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CBusBase;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.i2c.I2CProviderBase;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmBase;
import com.pi4j.io.pwm.PwmConfig;
import com.pi4j.io.pwm.PwmProvider;
import com.pi4j.io.pwm.PwmProviderBase;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBase;
import com.pi4j.io.spi.SpiConfig;
import com.pi4j.io.spi.SpiProvider;
import com.pi4j.io.spi.SpiProviderBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/** The pins and buses of a Pi, behind Pi4J's provider interfaces. */
final class EmulatedPi {
  /** One SPI message: bytes out, how many, bytes in. */
  interface SpiMessage {
    void exchange(byte[] out, int length, byte[] in);
  }

  private final Faults faults;
  private final Map<Integer, EmulatedLine> lines = new HashMap<>();
  private final Map<String, EmulatedI2c> chips = new HashMap<>();
  private final Map<String, Integer> addresses = new HashMap<>();
  private final Map<Integer, IntConsumer> pwms = new HashMap<>();
  private SpiMessage spi;
  private BiConsumer<String, byte[]> traffic = (what, bytes) -> {};

  EmulatedPi(Faults faults) {
    this.faults = faults;
  }

  EmulatedLine line(int bcm) {
    return lines.computeIfAbsent(bcm, number -> new EmulatedLine());
  }

  void spi(SpiMessage message) {
    spi = message;
  }

  void i2c(String name, EmulatedI2c chip) {
    chips.put(name, chip);
  }

  /** A chip has this address from now on. */
  void moveI2c(String name, int address) {
    addresses.put(name, address);
  }

  /** All chips that listen to an address: of two that do, both hear a write. */
  private List<EmulatedI2c> chipsAt(int address) {
    return addresses.entrySet().stream()
        .filter(entry -> entry.getValue() == address)
        .map(entry -> chips.get(entry.getKey()))
        .toList();
  }

  void pwm(int channel, IntConsumer dutyPercent) {
    pwms.put(channel, dutyPercent);
  }

  /** Is told of all that goes over the buses: "spi out", "spi in", "i2c out" and so on. */
  void traffic(BiConsumer<String, byte[]> listener) {
    traffic = listener;
  }

  Context context() {
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .add(new SpiBus(), new I2cBus(), new Outputs(), new Inputs(), new Pwms())
        .build();
  }

  private final class SpiBus extends SpiProviderBase implements SpiProvider {
    SpiBus() {
      super("emulated-spi", "Emulated SPI");
    }

    @Override
    public Spi create(SpiConfig config) {
      SpiDevice device = new SpiDevice(this, config);
      context().registry().add(device);
      return device;
    }
  }

  private final class SpiDevice extends SpiBase {
    SpiDevice(SpiProvider provider, SpiConfig config) {
      super(provider, config);
    }

    @Override
    public int transfer(byte[] out, int outAt, byte[] in, int inAt, int length) {
      faults.transfer();
      if (faults.has(Fault.STUCK_BUS)) {
        return -1; // SPI knows no acknowledge that could be missing
      }
      byte[] sent = java.util.Arrays.copyOfRange(out, outAt, outAt + length);
      byte[] got = new byte[length];
      spi.exchange(sent, length, got);
      System.arraycopy(got, 0, in, inAt, length);
      traffic.accept("spi out", sent);
      traffic.accept("spi in", got);
      return length;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("a board with a protocol has no plain read");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      throw new UnsupportedOperationException("a board with a protocol has no plain read");
    }

    @Override
    public int write(byte b) {
      throw new UnsupportedOperationException("write leaves chip select asserted in 3.0.3");
    }

    @Override
    public int write(byte[] data, int offset, int length) {
      throw new UnsupportedOperationException("write leaves chip select asserted in 3.0.3");
    }
  }

  private final class I2cBus extends I2CProviderBase implements I2CProvider {
    I2cBus() {
      super("emulated-i2c", "Emulated I2C");
    }

    @Override
    public I2C create(I2CConfig config) {
      I2cDevice device = new I2cDevice(this, config, new Bus(config));
      context().registry().add(device);
      return device;
    }
  }

  private static final class Bus extends I2CBusBase {
    Bus(I2CConfig config) {
      super(config);
    }

    @Override
    public <R> R execute(I2C i2c, Callable<R> action) {
      return _execute(i2c, action);
    }
  }

  private final class I2cDevice extends I2CBase<Bus> {
    I2cDevice(I2CProvider provider, I2CConfig config, Bus bus) {
      super(provider, config, bus);
    }

    private List<EmulatedI2c> chips() {
      List<EmulatedI2c> chips = chipsAt(config.device());
      if (chips.isEmpty()) {
        throw new Pi4JException("I2C: no acknowledge from " + config.device());
      }
      return chips;
    }

    /** Reads of two chips at one address: a bit is 1 where neither pulls the line low. */
    private byte[] together(int length, BiConsumer<EmulatedI2c, byte[]> read) {
      byte[] got = new byte[length];
      java.util.Arrays.fill(got, (byte) 0xFF);
      for (EmulatedI2c chip : chips()) {
        byte[] one = new byte[length];
        read.accept(chip, one);
        for (int i = 0; i < length; i++) {
          got[i] &= one[i];
        }
      }
      return got;
    }

    @Override
    public int write(byte b) {
      return write(new byte[] {b}, 0, 1);
    }

    @Override
    public int write(byte[] data, int offset, int length) {
      byte[] sent = java.util.Arrays.copyOfRange(data, offset, offset + length);
      chips().forEach(chip -> chip.write(sent, length));
      traffic.accept("i2c out", sent);
      return length;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      read(one, 0, 1);
      return one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      byte[] got = together(length, (chip, one) -> chip.read(one, length));
      System.arraycopy(got, 0, buffer, offset, length);
      traffic.accept("i2c in", got);
      return length;
    }

    @Override
    public int readRegister(int register) {
      byte[] one = new byte[1];
      readRegister(register, one, 0, 1);
      return one[0] & 0xFF;
    }

    @Override
    public int readRegister(int register, byte[] buffer, int offset, int length) {
      byte[] got = together(length, (chip, one) -> chip.readRegister(register, one, length));
      System.arraycopy(got, 0, buffer, offset, length);
      traffic.accept("i2c out", new byte[] {(byte) register});
      traffic.accept("i2c in", got);
      return length;
    }

    @Override
    public int readRegister(byte[] register, byte[] buffer, int offset, int length) {
      return readRegister(register[0] & 0xFF, buffer, offset, length);
    }

    @Override
    public int writeRegister(int register, byte b) {
      return write(new byte[] {(byte) register, b}, 0, 2);
    }

    @Override
    public int writeRegister(int register, byte[] data, int offset, int length) {
      throw new UnsupportedOperationException("not used");
    }

    @Override
    public int writeRegister(byte[] register, byte[] data, int offset, int length) {
      throw new UnsupportedOperationException("not used");
    }
  }

  private final class Outputs extends DigitalOutputProviderBase implements DigitalOutputProvider {
    Outputs() {
      super("emulated-output", "Emulated output");
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      OutputLine line = new OutputLine(this, config, EmulatedPi.this.line(config.address()));
      context().registry().add(line);
      return line;
    }
  }

  private static final class OutputLine extends DigitalOutputBase {
    private final EmulatedLine line;

    OutputLine(DigitalOutputProvider provider, DigitalOutputConfig config, EmulatedLine line) {
      super(provider, config);
      this.line = line;
    }

    @Override
    public DigitalOutput state(DigitalState newState) throws IOException {
      line.set(newState == DigitalState.HIGH);
      return super.state(newState);
    }

    /** The pin itself, whatever was written. */
    @Override
    public DigitalState state() {
      return line.high() ? DigitalState.HIGH : DigitalState.LOW;
    }
  }

  private final class Inputs extends DigitalInputProviderBase implements DigitalInputProvider {
    Inputs() {
      super("emulated-input", "Emulated input");
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
      InputLine line = new InputLine(this, config, EmulatedPi.this.line(config.address()));
      context().registry().add(line);
      return line;
    }
  }

  private static final class InputLine extends DigitalInputBase {
    private final EmulatedLine line;

    InputLine(DigitalInputProvider provider, DigitalInputConfig config, EmulatedLine line) {
      super(provider, config);
      this.line = line;
      line.pull(config.pull() == PullResistance.PULL_UP);
      line.watch(high -> dispatch(new DigitalStateChangeEvent<DigitalInput>(this, level())));
    }

    @Override
    public DigitalState state() {
      if (!line.readable()) {
        throw new Pi4JException("cannot read the line");
      }
      return level();
    }

    private DigitalState level() {
      return line.high() ? DigitalState.HIGH : DigitalState.LOW;
    }
  }

  private final class Pwms extends PwmProviderBase implements PwmProvider {
    Pwms() {
      super("emulated-pwm", "Emulated PWM");
    }

    @Override
    public Pwm create(PwmConfig config) {
      PwmChannel channel = new PwmChannel(this, config);
      context().registry().add(channel);
      return channel;
    }
  }

  private final class PwmChannel extends PwmBase {
    PwmChannel(PwmProvider provider, PwmConfig config) {
      super(provider, config);
    }

    @Override
    public Pwm on() throws IOException {
      faults.transfer();
      if (faults.has(Fault.STUCK_BUS)) {
        throw new IOException("cannot write to the PWM channel");
      }
      onState = true;
      pwms.get(config.address()).accept(dutyCycle);
      return this;
    }

    @Override
    public Pwm off() throws IOException {
      if (faults.has(Fault.STUCK_BUS)) {
        throw new IOException("cannot write to the PWM channel");
      }
      onState = false;
      pwms.get(config.address()).accept(0);
      return this;
    }
  }
}
