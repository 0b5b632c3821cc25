package org.nemadrive.controller.hil;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.profile.ProfileFile;

/** The shipped robots with a food sensor in place of virtual food. */
final class FoodProfiles {
  private static final String LIMITS = "medianOf: 1, debounceTicks: 1, failuresToStop: 2";

  /** The food sensors there are; all but a line can be found hanging after this way. */
  enum Kind {
    CLEAR("kind: tcs34725, channel: clear, threshold: 0.45, flatLineTravelMm: 100"),
    RED("kind: tcs34725, channel: red, threshold: 0.5, flatLineTravelMm: 100"),
    GROVE("kind: gopigo3-light, grovePort: 2, threshold: 0.45, flatLineTravelMm: 100"),
    LINE("kind: line, line: 16"),
    LOW_LINE("kind: line, line: 16, activeHigh: false, pullUp: true"),
    /** For a floor on which the robot passes an edge of a line within this way. */
    LINE_WITH_EDGES("kind: line, line: 16, flatLineTravelMm: 300");

    private final String keys;

    Kind(String keys) {
      this.keys = keys;
    }
  }

  private FoodProfiles() {}

  static RobotProfile of(String robot, Kind kind) {
    return of(robot, kind, false);
  }

  static RobotProfile of(String robot, Kind kind, boolean optional) {
    // Some ticks of each robot.
    int staleAfterMs = robot.equals("gopigo2") ? 1200 : 300;
    String sensor =
        "{%s, %s, staleAfterMs: %d, optional: %s}"
            .formatted(kind.keys, LIMITS, staleAfterMs, optional);
    try {
      String text =
          Files.readString(Path.of("..", "..", "hardware-profiles", robot + ".yaml"))
              .replace("source: virtual", "source: sensor\n  sensor: " + sensor);
      return ProfileReader.read(ProfileFile.of(robot, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
