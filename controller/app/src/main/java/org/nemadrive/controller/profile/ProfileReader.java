package org.nemadrive.controller.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.BodyProfile;
import org.nemadrive.simulator.body.CountScale;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.profile.ProfileSection;

/**
 * Reads a hardware profile. Every error is an {@link
 * org.nemadrive.simulator.files.InvalidInputException} with file, key, found and allowed.
 */
public final class ProfileReader {
  private static final long NS_PER_MS = 1_000_000;
  private static final int MAX_LINE = 27;

  private enum BoardKind {
    SIMULATED,
    GOPIGO3,
    GOPIGO2,
    HBRIDGE
  }

  private ProfileReader() {}

  /** Reads a profile from disk; as the other one, but tells nobody. */
  public static RobotProfile read(Path file) {
    return read(file, taken -> {});
  }

  /**
   * Reads a profile from disk. What a GoPiGo3's body does not say comes from the vendor's file in
   * this user's home, if it is there.
   *
   * @param tell is told of each number taken over, one sentence each
   */
  public static RobotProfile read(Path file, Consumer<String> tell) {
    Path home = Path.of(System.getProperty("user.home"));
    return read(VendorConfiguration.complete(ProfileFile.read(file), home, tell));
  }

  /** Reads a profile already loaded; its facts afterwards list every key. */
  public static RobotProfile read(ProfileFile file) {
    ProfileSection root = file.root();
    String name = root.text("name");
    BoardKind kind = root.choice("board", BoardKind.class);
    BodyModel body = BodyProfile.read(root);
    requireCommandKind(root, kind, body);
    BoardSettings board = board(root, kind);
    SafetySettings safety = safety(root, body, kind == BoardKind.HBRIDGE);
    List<SensorSettings> touch =
        root.sectionList("touch").stream()
            .map(s -> SensorReader.read(s, kind == BoardKind.GOPIGO3, kind == BoardKind.GOPIGO2))
            .toList();
    ProfileSection food = root.section("food");
    FoodSource source = food.choice("source", FoodSource.class);
    Optional<SensorSettings> foodSensor = Optional.empty();
    if (source == FoodSource.SENSOR) {
      ProfileSection section = food.section("sensor");
      foodSensor =
          Optional.of(
              SensorReader.read(section, kind == BoardKind.GOPIGO3, kind == BoardKind.GOPIGO2));
      if (foodSensor.get().wiring().isRangeFinder()) {
        throw section.invalid("kind", "a range finder", "a light, colour or line sensor");
      }
    }
    root.finish();
    LineClaims.check(root, board, touch, foodSensor);
    return new RobotProfile(name, body, board, safety, touch, source, foodSensor, file.text());
  }

  private static void requireCommandKind(ProfileSection root, BoardKind kind, BodyModel body) {
    int commands = body.scale().maxCommand();
    boolean counts = body.scale() instanceof CountScale;
    switch (kind) {
      case SIMULATED -> {}
      case GOPIGO3 -> requireCommand(root, counts, "counts-per-second");
      case GOPIGO2 -> requireCommand(root, !counts && commands == 255, "duty-255");
      case HBRIDGE -> requireCommand(root, !counts && commands == 100, "duty-100");
    }
  }

  private static void requireCommand(ProfileSection root, boolean ok, String allowed) {
    if (!ok) {
      throw root.invalid("body.wheelCommand", "another kind", allowed + " for this board");
    }
  }

  private static BoardSettings board(ProfileSection root, BoardKind kind) {
    return switch (kind) {
      case SIMULATED -> new BoardSettings.Simulated();
      case GOPIGO3 -> {
        ProfileSection s = root.section("gopigo3");
        yield new BoardSettings.GoPiGo3(
            s.integer("spiBus", 0, 6, 0),
            s.integer("enableLine", 2, MAX_LINE, 23),
            s.integer("shutdownRequestLine", 2, MAX_LINE, 22),
            s.integer("powerLimitPercent", 0, 100, 0),
            s.flag("buttonShutsDown", true),
            s.flag("statusLights", true));
      }
      case GOPIGO2 -> {
        ProfileSection s = root.section("gopigo2");
        yield new BoardSettings.GoPiGo2(
            s.integer("i2cBus", 0, 30, 1), s.integer("timeoutMs", 200, 32_767, 1000));
      }
      case HBRIDGE -> {
        ProfileSection s = root.section("hbridge");
        BoardSettings.Bridge bridge =
            s.choice("bridge", BoardSettings.Bridge.class, BoardSettings.Bridge.TB6612FNG);
        yield new BoardSettings.HBridge(
            bridge,
            s.integer("enableLine", 2, MAX_LINE),
            motor(s.section("left")),
            motor(s.section("right")),
            pwmFrequencyHz(s, bridge),
            s.integer("pwmChip", 0, 10, 0));
      }
    };
  }

  private static int pwmFrequencyHz(ProfileSection s, BoardSettings.Bridge bridge) {
    int frequencyHz = s.integer("pwmFrequencyHz", 100, 100_000, 1000);
    if (frequencyHz > bridge.maxPwmFrequencyHz()) {
      throw s.invalid(
          "pwmFrequencyHz",
          Integer.toString(frequencyHz),
          "up to %d for the bridge %s"
              .formatted(bridge.maxPwmFrequencyHz(), ProfileSection.name(bridge)));
    }
    return frequencyHz;
  }

  private static BoardSettings.Motor motor(ProfileSection s) {
    return new BoardSettings.Motor(
        s.integer("in1Line", 2, MAX_LINE),
        s.integer("in2Line", 2, MAX_LINE),
        s.integer("pwmChannel", 0, 3),
        s.integer("encoderLine", 2, MAX_LINE));
  }

  private static SafetySettings safety(
      ProfileSection root, BodyModel body, boolean withoutVoltmeter) {
    ProfileSection s = root.section("safety");
    double periodMs = body.periodNs() / (double) NS_PER_MS;
    double watchdogMs = s.number("watchdogTimeoutMs", 20, 5000);
    if (watchdogMs < 1.2 * periodMs) {
      throw s.invalid(
          "watchdogTimeoutMs",
          watchdogMs + "",
          "at least 1.2 times the period of " + periodMs + " ms");
    }
    int warn = s.integer("batteryWarnMv", 0, 60_000, 0);
    int stop = s.integer("batteryStopMv", 0, 60_000, 0);
    if (warn != 0 && warn < stop) {
      throw s.invalid("batteryWarnMv", warn + "", "at least batteryStopMv, " + stop);
    }
    if (withoutVoltmeter && Math.max(warn, stop) != 0) {
      throw s.invalid(
          stop != 0 ? "batteryStopMv" : "batteryWarnMv",
          Math.max(warn, stop) + "",
          "0: this board cannot measure its battery");
    }
    return new SafetySettings(
        Math.round(watchdogMs * NS_PER_MS),
        warn,
        stop,
        Math.round(s.number("batteryLowForMs", 0, 60_000, 1000) * NS_PER_MS),
        s.number("encoderJumpFactor", 1.1, 10, 2),
        Math.round(s.number("stallTimeoutMs", 100, 10_000, 1000) * NS_PER_MS));
  }
}
