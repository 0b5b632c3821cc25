package org.nemadrive.telemetry.homeassistant;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nemadrive.simulator.files.AtomicFile;

/**
 * Under which names a robot was ever announced to Home Assistant, in a file beside its events, so
 * that a robot that was renamed can take back what the broker still holds of its old name.
 */
public final class Announced {
  private static final String FILE = "announced";
  private static final int MOST = 20;

  private Announced() {}

  /**
   * Notes a name, and tells the others.
   *
   * @param folder where events lie
   * @param robot the name now
   * @param announced whether it is announced now
   * @return names that were announced from this folder and are not any more
   */
  public static List<String> others(Path folder, String robot, boolean announced)
      throws IOException {
    Path file = folder.resolve(FILE);
    Set<String> names = new LinkedHashSet<>();
    if (Files.isRegularFile(file)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      text.lines().filter(name -> name.matches("[a-z0-9-]{1,40}")).limit(MOST).forEach(names::add);
    }
    if (announced && names.add(robot)) {
      String text = String.join("\n", names) + "\n";
      AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
    names.remove(robot);
    return List.copyOf(names);
  }
}
