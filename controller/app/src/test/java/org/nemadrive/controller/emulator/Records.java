package org.nemadrive.controller.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;

/** What boards answered when their official firmware was executed, kept in {@code boards/}. */
final class Records {
  private Records() {}

  /** The lines of a table, by comma; comments are left out. */
  static List<String[]> table(String name) {
    try (InputStream in = Records.class.getResourceAsStream("/boards/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(","))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A robot that is shipped. */
  static RobotProfile profile(String name) {
    return ProfileReader.read(Path.of("..", "..", "hardware-profiles", name + ".yaml"));
  }
}
