package org.nemadrive.controller.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nemadrive.simulator.profile.ProfileSection;

/**
 * Refuses profiles in which two things use one BCM line, one Grove port or one address on an I2C
 * bus, or a line that belongs to the board.
 */
final class LineClaims {
  /** SPI0 on every Pi. */
  private static final int SPI_FIRST = 7;

  private static final int SPI_LAST = 11;

  /** Pulls the reset of the GoPiGo3's processor; also the default of the Pi's pwm overlays. */
  private static final int GOPIGO3_RESET = 18;

  /** Programming lines of the GoPiGo3's processor. */
  private static final int[] GOPIGO3_PROGRAMMING = {24, 25};

  /** The bus whose lines are the same on every Pi. */
  private static final int I2C_BUS = 1;

  private static final int I2C_SDA = 2;
  private static final int I2C_SCL = 3;

  private final ProfileSection root;
  private final Map<Integer, String> owners = new HashMap<>();
  private final Map<I2cPlace, String> i2cOwners = new HashMap<>();
  private final Map<Integer, String> groveOwners = new HashMap<>();
  private final Map<Integer, String> rangeFinderOwners = new HashMap<>();

  /** An address on a bus. */
  private record I2cPlace(int bus, int address) {}

  private LineClaims(ProfileSection root) {
    this.root = root;
  }

  static void check(
      ProfileSection root,
      BoardSettings board,
      List<SensorSettings> touch,
      Optional<SensorSettings> food) {
    LineClaims claims = new LineClaims(root);
    List<String> keys =
        new ArrayList<>(
            IntStream.range(0, touch.size()).mapToObj(i -> "touch[" + i + "]").toList());
    List<SensorSettings> sensors = new ArrayList<>(touch);
    food.ifPresent(
        sensor -> {
          keys.add("food.sensor");
          sensors.add(sensor);
        });
    sensors.forEach(sensor -> claims.i2cLines(sensor.wiring()));
    claims.board(board);
    for (int i = 0; i < sensors.size(); i++) {
      claims.sensor(keys.get(i), sensors.get(i).wiring());
    }
  }

  private void i2cLines(SensorSettings.Wiring wiring) {
    boolean onTheBus =
        switch (wiring) {
          case SensorSettings.Wiring.Vl53l0xBus bus -> bus.i2cBus() == I2C_BUS;
          case SensorSettings.Wiring.Tcs34725Bus bus -> bus.i2cBus() == I2C_BUS;
          default -> false;
        };
    if (onTheBus) {
      i2cLines();
    }
  }

  private void i2cLines() {
    owners.put(I2C_SDA, "the Pi's I2C");
    owners.put(I2C_SCL, "the Pi's I2C");
  }

  private void board(BoardSettings board) {
    switch (board) {
      case BoardSettings.Simulated none -> {}
      case BoardSettings.GoPiGo3 s -> {
        for (int line = SPI_FIRST; line <= SPI_LAST; line++) {
          owners.put(line, "the GoPiGo3's SPI");
        }
        owners.put(GOPIGO3_RESET, "the GoPiGo3's reset");
        for (int line : GOPIGO3_PROGRAMMING) {
          owners.put(line, "the GoPiGo3's programming lines");
        }
        claim("gopigo3.enableLine", s.enableLine());
        claim("gopigo3.shutdownRequestLine", s.shutdownRequestLine());
      }
      case BoardSettings.GoPiGo2 s -> {
        i2cLines();
        i2cOwners.put(new I2cPlace(s.i2cBus(), BoardSettings.GoPiGo2.ADDRESS), "the GoPiGo2");
      }
      case BoardSettings.HBridge s -> {
        claim("hbridge.enableLine", s.enableLine());
        motor("hbridge.left", s.left());
        motor("hbridge.right", s.right());
        if (s.left().pwmChannel() == s.right().pwmChannel()) {
          throw root.invalid(
              "hbridge.right.pwmChannel",
              s.right().pwmChannel() + "",
              "another channel than hbridge.left.pwmChannel");
        }
      }
    }
  }

  private void motor(String key, BoardSettings.Motor motor) {
    claim(key + ".in1Line", motor.in1Line());
    claim(key + ".in2Line", motor.in2Line());
    claim(key + ".encoderLine", motor.encoderLine());
  }

  private void sensor(String key, SensorSettings.Wiring wiring) {
    switch (wiring) {
      case SensorSettings.Wiring.HcSr04Lines lines -> {
        claim(key + ".triggerLine", lines.triggerLine());
        claim(key + ".echoLine", lines.echoLine());
      }
      case SensorSettings.Wiring.Line line -> claim(key + ".line", line.line());
      case SensorSettings.Wiring.Vl53l0xBus bus -> {
        address(key, bus.i2cBus(), bus.address());
        onlyOne(key, bus.i2cBus());
      }
      case SensorSettings.Wiring.Tcs34725Bus bus -> address(key, bus.i2cBus(), bus.address());
      case SensorSettings.Wiring.GoPiGo3Ultrasonic grove -> grovePort(key, grove.grovePort());
      case SensorSettings.Wiring.GoPiGo3Light grove -> grovePort(key, grove.grovePort());
      case SensorSettings.Wiring.GoPiGo2Ultrasonic ownPin -> {}
    }
  }

  private void address(String key, int bus, int address) {
    String owner = i2cOwners.putIfAbsent(new I2cPlace(bus, address), key);
    if (owner != null) {
      throw root.invalid(
          key + ".address",
          "%#x".formatted(address),
          "an address that %s does not use on bus %d (a vl53l0x can be moved, to 0x2A)"
              .formatted(owner, bus));
    }
  }

  /** Fresh chips have one address, so that two on a bus cannot be told apart. */
  private void onlyOne(String key, int bus) {
    String owner = rangeFinderOwners.putIfAbsent(bus, key);
    if (owner != null) {
      throw root.invalid(
          key + ".i2cBus",
          Integer.toString(bus),
          "a bus without another vl53l0x (" + owner + "): both are fresh at 0x29");
    }
  }

  private void grovePort(String key, int port) {
    String owner = groveOwners.putIfAbsent(port, key);
    if (owner != null) {
      throw root.invalid(
          key + ".grovePort", Integer.toString(port), "a port that " + owner + " does not use");
    }
  }

  private void claim(String key, int line) {
    String owner = owners.putIfAbsent(line, key);
    if (owner != null) {
      throw root.invalid(key, Integer.toString(line), "a line that " + owner + " does not use");
    }
  }
}
