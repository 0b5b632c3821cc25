package org.nemadrive.controller.emulator;

import com.pi4j.context.Context;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.nemadrive.controller.profile.BoardSettings;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.profile.SensorSettings.Wiring;
import org.nemadrive.simulator.body.WheelScale;
import org.nemadrive.simulator.world.FoodLayout;

/** A whole emulated robot, wired as its profile says, reachable only through a Pi4J context. */
public final class EmulatedRobot {
  private final ManualClock clock;
  private final Faults faults;
  private final Faults foodFaults;
  private final Floor floor;
  private final FoodLight light;
  private final EmulatedPi pi;
  private final RobotProfile profile;
  private final Realism realism;
  private GoPiGo3Firmware gopigo3;
  private GoPiGo2Firmware gopigo2;
  private HBridgeChip hbridge;
  private Vl53l0xChip vl53l0x;
  private HcSr04Module hcSr04;
  private Tcs34725Chip tcs34725;

  public EmulatedRobot(RobotProfile profile, ManualClock clock, Realism realism) {
    this.profile = profile;
    this.realism = realism;
    this.clock = clock;
    faults = new Faults(clock);
    foodFaults = new Faults(clock);
    floor =
        new Floor(profile.body(), clock, realism, profile.board() instanceof BoardSettings.GoPiGo3);
    light = new FoodLight(floor);
    pi = new EmulatedPi(faults);
    WheelScale scale = profile.body().scale();
    switch (profile.board()) {
      case BoardSettings.Simulated none ->
          throw new IllegalArgumentException("the simulated robot needs no emulator");
      case BoardSettings.GoPiGo3 settings -> {
        gopigo3 = new GoPiGo3Firmware(clock, floor, faults, realism);
        pi.spi(gopigo3::message);
        pi.line(settings.enableLine()).watch(gopigo3::enableLine);
        clock.follow(now -> pi.line(settings.shutdownRequestLine()).set(gopigo3.asksForShutdown()));
      }
      case BoardSettings.GoPiGo2 settings -> {
        gopigo2 = new GoPiGo2Firmware(clock, floor, faults, scale, realism);
        pi.i2c("GoPiGo", gopigo2);
        pi.moveI2c("GoPiGo", 0x08);
      }
      case BoardSettings.HBridge settings -> wire(settings, scale);
    }
    profile.touch().forEach(sensor -> wire(sensor.wiring()));
    profile.foodSensor().ifPresent(sensor -> wireFood(sensor.wiring()));
  }

  private void wire(BoardSettings.HBridge settings, WheelScale scale) {
    BoardSettings.Motor left = settings.left();
    BoardSettings.Motor right = settings.right();
    hbridge =
        new HBridgeChip(
            BridgeLogic.valueOf(settings.bridge().name()),
            clock,
            floor,
            faults,
            scale,
            pi.line(left.encoderLine()),
            pi.line(right.encoderLine()));
    pi.line(settings.enableLine()).watch(hbridge::enableLine);
    pi.line(left.in1Line()).watch(high -> hbridge.in1(true, high));
    pi.line(left.in2Line()).watch(high -> hbridge.in2(true, high));
    pi.line(right.in1Line()).watch(high -> hbridge.in1(false, high));
    pi.line(right.in2Line()).watch(high -> hbridge.in2(false, high));
    pi.pwm(left.pwmChannel(), duty -> hbridge.duty(true, duty));
    pi.pwm(right.pwmChannel(), duty -> hbridge.duty(false, duty));
  }

  private void wire(Wiring wiring) {
    switch (wiring) {
      case Wiring.Vl53l0xBus bus -> {
        vl53l0x = new Vl53l0xChip(clock, floor, faults, address -> pi.moveI2c("VL53L0X", address));
        pi.i2c("VL53L0X", vl53l0x);
      }
      case Wiring.HcSr04Lines lines -> {
        hcSr04 = new HcSr04Module(clock, floor, faults, pi.line(lines.echoLine()), realism);
        pi.line(lines.triggerLine()).watch(hcSr04::triggerLine);
      }
      default -> {}
    }
  }

  private void wireFood(Wiring wiring) {
    switch (wiring) {
      case Wiring.Tcs34725Bus bus -> {
        tcs34725 = new Tcs34725Chip(clock, light, foodFaults);
        pi.i2c("TCS34725", tcs34725);
        pi.moveI2c("TCS34725", bus.address());
      }
      case Wiring.GoPiGo3Light grove ->
          gopigo3.plugLight(grove.grovePort(), new GroveLightModule(light, foodFaults), foodFaults);
      case Wiring.Line line ->
          new LineModule(clock, light, foodFaults, pi.line(line.line()), line.activeHigh());
      default -> throw new IllegalArgumentException("no food sensor: " + wiring);
    }
  }

  /** Lays food on the floor, which gives light; without it the room is dim. */
  public void layFood(FoodLayout layout) {
    light.lay(layout);
  }

  /** A fault of the food sensor alone begins. */
  public void injectIntoFoodSensor(Fault fault) {
    foodFaults.inject(fault);
    if (tcs34725 != null && (fault == Fault.SENSOR_RESET || fault == Fault.SENSOR_CUT_OFF)) {
      tcs34725.powerUp();
    }
  }

  /** A fault of the food sensor alone ends. */
  public void clearFromFoodSensor(Fault fault) {
    foodFaults.clear(fault);
  }

  /** A fault begins. */
  public void inject(Fault fault) {
    switch (fault) {
      case ENCODER_JUMP -> jumpEncoder();
      case BOARD_RESET -> reset();
      case MISSING_ECHO -> gopigo2.echoless(true);
      case POWER_BUTTON -> gopigo3.pressButton();
      default -> faults.inject(fault);
    }
  }

  private void jumpEncoder() {
    if (gopigo3 != null) {
      gopigo3.jumpEncoder(5000);
    } else if (gopigo2 != null) {
      gopigo2.jumpEncoder(500);
    } else {
      hbridge.jumpEncoder(5000);
    }
  }

  private void reset() {
    if (gopigo3 != null) {
      gopigo3.reset();
    } else if (gopigo2 != null) {
      gopigo2.reset();
    } else {
      throw new IllegalArgumentException("an H-bridge has nothing to reset");
    }
  }

  /** A fault ends. */
  public void clear(Fault fault) {
    if (fault == Fault.MISSING_ECHO) {
      gopigo2.echoless(false);
    } else {
      faults.clear(fault);
    }
  }

  public Context context() {
    return pi.context();
  }

  public void traffic(BiConsumer<String, byte[]> listener) {
    pi.traffic(listener);
  }

  public FoodLight foodLight() {
    return light;
  }

  public Floor floor() {
    return floor;
  }

  public RobotProfile profile() {
    return profile;
  }

  public Realism realism() {
    return realism;
  }

  public GoPiGo3Firmware gopigo3() {
    return gopigo3;
  }

  public GoPiGo2Firmware gopigo2() {
    return gopigo2;
  }

  public Vl53l0xChip vl53l0x() {
    return vl53l0x;
  }

  public Tcs34725Chip tcs34725() {
    return tcs34725;
  }

  public HcSr04Module hcSr04() {
    return hcSr04;
  }

  /** Tells of each change of a line, after the robot has followed it. */
  public void onLine(int bcm, Consumer<Boolean> watcher) {
    pi.line(bcm).watch(watcher);
  }

  /** Level of a line. */
  public boolean lineIsHigh(int bcm) {
    return pi.line(bcm).high();
  }
}
