package org.nemadrive.controller.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.nemadrive.controller.system.SpiModeBits;

/**
 * The files of a machine that say how it is set up.
 *
 * @param root the machine's root folder; {@code /} but in tests
 * @param spiModes the mode bits that the kernel keeps for a device of SPI, if it tells them
 */
public record Machine(Path root, Function<Path, OptionalInt> spiModes) {
  /** The files below a root folder, and this computer's kernel. */
  public Machine(Path root) {
    this(root, SpiModeBits::of);
  }

  /** Whether there is such a file, device or folder. */
  boolean has(String path) {
    return Files.exists(root.resolve(path));
  }

  /** Mode bits that an earlier program left at a device of SPI, if they can be read. */
  OptionalInt spiMode(String path) {
    return spiModes.apply(root.resolve(path));
  }

  /** Lines of a file, without comments; none if it cannot be read. */
  List<String> lines(String path) {
    try {
      return Files.readString(root.resolve(path)).lines().map(Machine::bare).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Files of this name in the homes of people. */
  List<Path> inHomes(String name) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(root.resolve("home"))) {
      for (Path home : homes) {
        if (Files.isReadable(home.resolve(name))) {
          found.add(home.resolve(name));
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    Collections.sort(found);
    return found;
  }

  private static String bare(String line) {
    int comment = line.indexOf('#');
    return (comment < 0 ? line : line.substring(0, comment)).replace("\0", "").strip();
  }

  /** Names of the groups this process is in; {@code root} for the superuser. */
  Set<String> groups() {
    Set<String> names = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (String line : lines("proc/self/status")) {
      if (line.startsWith("Groups:") || line.startsWith("Gid:")) {
        ids.addAll(List.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+")));
      } else if (line.startsWith("Uid:") && line.split("\\s+")[1].equals("0")) {
        names.add("root");
      }
    }
    for (String line : lines("etc/group")) {
      String[] fields = line.split(":");
      if (fields.length >= 3 && ids.contains(fields[2])) {
        names.add(fields[0]);
      }
    }
    return names;
  }

  /** Lines of the Pi's boot configuration. */
  List<String> bootConfig() {
    List<String> firmware = lines("boot/firmware/config.txt");
    return firmware.isEmpty() ? lines("boot/config.txt") : firmware;
  }
}
