package org.nemadrive.controller.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.hardware.gopigo2.GoPiGo2Board;
import org.nemadrive.controller.hardware.gopigo2.GoPiGo2Link;
import org.nemadrive.controller.hardware.gopigo2.GoPiGo2Ultrasonic;
import org.nemadrive.controller.hardware.gopigo3.GoPiGo3Board;
import org.nemadrive.controller.hardware.gopigo3.GroveLight;
import org.nemadrive.controller.hardware.gopigo3.GroveUltrasonic;
import org.nemadrive.controller.hardware.hbridge.HBridgeBoard;
import org.nemadrive.controller.hardware.hbridge.HBridgeMotor;
import org.nemadrive.controller.hardware.sensor.HcSr04;
import org.nemadrive.controller.hardware.sensor.LineSensor;
import org.nemadrive.controller.hardware.sensor.Tcs34725;
import org.nemadrive.controller.hardware.sensor.Vl53l0x;
import org.nemadrive.controller.hardware.simulated.SimulatedBoard;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.profile.BoardSettings;
import org.nemadrive.controller.profile.FoodSource;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.profile.SensorSettings;
import org.nemadrive.controller.profile.SensorSettings.Wiring;
import org.nemadrive.controller.senses.SenseChannel;
import org.nemadrive.controller.senses.Senses;
import org.nemadrive.controller.senses.VirtualArena;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.world.FoodLayout;

/** Opens the ports a profile names and puts drivers and senses on them. */
public final class RobotAssembler {
  private static final int GOPIGO3_CHIP_SELECT = 1;
  private static final int GOPIGO3_CLOCK_HZ = 500_000;

  /** The board's own limit lies above ours, so that ours is the one that acts. */
  private static final double BOARD_LIMIT_MARGIN = 1.25;

  private final Wires wires;
  private final Clock clock;
  private Port boardBus;
  private GoPiGo2Link gopigo2;

  /** An assembler for one robot. */
  public RobotAssembler(Wires wires, Clock clock) {
    this.wires = wires;
    this.clock = clock;
  }

  /**
   * Puts a robot together; nothing moves.
   *
   * @param settings the arena's constants
   * @param layout food of the virtual arena, if the profile has one
   * @throws WireException if a port cannot be opened
   */
  public Robot assemble(RobotProfile profile, ForagingSettings settings, FoodLayout layout)
      throws WireException {
    return assemble(profile, board(profile), sensor -> sensor(sensor.wiring()), settings, layout);
  }

  /** Where sensors come from. */
  @FunctionalInterface
  public interface Sensors {
    /** The driver of a sensor; nothing is measured yet. */
    Sensor open(SensorSettings settings) throws WireException;
  }

  /**
   * Puts a robot together from a board and sensors.
   *
   * @throws WireException if a sensor cannot be opened
   */
  public static Robot assemble(
      RobotProfile profile,
      Board board,
      Sensors sensors,
      ForagingSettings settings,
      FoodLayout layout)
      throws WireException {
    return assemble(
        profile,
        board,
        sensors,
        profile.foodSource() == FoodSource.VIRTUAL
            ? Optional.of(new VirtualArena(settings, layout, profile.body()))
            : Optional.empty());
  }

  private static Robot assemble(
      RobotProfile profile, Board board, Sensors sensors, Optional<VirtualArena> arena)
      throws WireException {
    List<SenseChannel> touch = new ArrayList<>();
    for (SensorSettings sensor : profile.touch()) {
      touch.add(new SenseChannel(sensors.open(sensor), sensor));
    }
    Optional<SenseChannel> food = Optional.empty();
    if (profile.foodSensor().isPresent()) {
      SensorSettings sensor = profile.foodSensor().get();
      food = Optional.of(new SenseChannel(sensors.open(sensor), sensor));
    }
    return new Robot(profile, board, new Senses(touch, profile.foodSource(), food, arena));
  }

  /**
   * Puts a robot together of which only board and sensors are wanted, without a virtual arena;
   * nothing moves.
   *
   * @throws WireException if a port cannot be opened
   */
  public Robot assembleForBench(RobotProfile profile) throws WireException {
    return assemble(profile, board(profile), sensor -> sensor(sensor.wiring()), Optional.empty());
  }

  /**
   * Opens the motor board alone; nothing moves, and its enable line is low from here on.
   *
   * @throws WireException if a port cannot be opened
   */
  public Board board(RobotProfile profile) throws WireException {
    BodyModel body = profile.body();
    switch (profile.board()) {
      case BoardSettings.Simulated simulated -> {
        return new SimulatedBoard(wires.open(new PortRequest.SimulatedWheels()));
      }
      case BoardSettings.GoPiGo3 settings -> {
        Port request = wires.open(new PortRequest.Input(settings.shutdownRequestLine(), false));
        // Before the bus: it is low from here on, whatever that says. Only after a press of the
        // power button it must stay high, or the board cuts the supply of a Pi that shuts down.
        boolean high = isHigh(request);
        Port enable = wires.open(new PortRequest.Output(settings.enableLine(), high));
        boardBus = openGoPiGo3Bus(wires, settings);
        int limit = body.scale().command(body.maxWheelSpeedMps() * BOARD_LIMIT_MARGIN);
        return new GoPiGo3Board(boardBus, enable, request, clock, settings.powerLimit(), limit);
      }
      case BoardSettings.GoPiGo2 settings -> {
        Port i2c =
            wires.open(new PortRequest.I2c(settings.i2cBus(), BoardSettings.GoPiGo2.ADDRESS));
        gopigo2 = new GoPiGo2Link(i2c, clock);
        return new GoPiGo2Board(gopigo2, clock, settings.timeoutMs());
      }
      case BoardSettings.HBridge settings -> {
        Port enable = wires.open(new PortRequest.Output(settings.enableLine()));
        return new HBridgeBoard(
            motor(settings.left(), settings.pwmFrequencyHz()),
            motor(settings.right(), settings.pwmFrequencyHz()),
            enable,
            wires.open(new PortRequest.EdgeCounter(settings.left().encoderLine())),
            wires.open(new PortRequest.EdgeCounter(settings.right().encoderLine())));
      }
    }
  }

  /**
   * The bus to a GoPiGo3.
   *
   * @throws WireException if it cannot be opened
   */
  public static Port openGoPiGo3Bus(Wires wires, BoardSettings.GoPiGo3 settings)
      throws WireException {
    return wires.open(
        new PortRequest.Spi(settings.spiBus(), GOPIGO3_CHIP_SELECT, GOPIGO3_CLOCK_HZ));
  }

  private static boolean isHigh(Port input) {
    byte[] level = new byte[1];
    return input.exchange(level, 0, level, 1) == IoStatus.OK && level[0] != 0;
  }

  private HBridgeMotor motor(BoardSettings.Motor motor, int frequencyHz) throws WireException {
    return new HBridgeMotor(
        wires.open(new PortRequest.Output(motor.in1Line())),
        wires.open(new PortRequest.Output(motor.in2Line())),
        wires.open(new PortRequest.Pwm(motor.pwmChannel(), frequencyHz)));
  }

  private Sensor sensor(Wiring wiring) throws WireException {
    return switch (wiring) {
      case Wiring.GoPiGo3Ultrasonic s -> new GroveUltrasonic(boardBus, s.grovePort(), clock);
      case Wiring.GoPiGo3Light s -> new GroveLight(boardBus, s.grovePort(), clock);
      case Wiring.GoPiGo2Ultrasonic s -> new GoPiGo2Ultrasonic(gopigo2, s.pin(), clock);
      case Wiring.HcSr04Lines s ->
          new HcSr04(wires.open(new PortRequest.Echo(s.triggerLine(), s.echoLine())), clock);
      case Wiring.Vl53l0xBus s ->
          new Vl53l0x(
              wires.open(new PortRequest.I2c(s.i2cBus(), s.address())),
              wires.open(new PortRequest.I2c(s.i2cBus(), Vl53l0x.FRESH_ADDRESS)),
              s.address(),
              clock);
      case Wiring.Line s ->
          new LineSensor(wires.open(new PortRequest.Input(s.line(), s.pullUp())), s.activeHigh());
      case Wiring.Tcs34725Bus s ->
          new Tcs34725(
              wires.open(new PortRequest.I2c(s.i2cBus(), s.address())),
              s.channel(),
              s.lit(),
              clock);
    };
  }
}
