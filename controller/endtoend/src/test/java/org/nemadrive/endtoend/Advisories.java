package org.nemadrive.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.files.CsvRow;
import org.nemadrive.simulator.files.CsvTable;

/**
 * Lists all jars of both programs and holds them against {@code docs/advisories.csv}. Run by name:
 * it prints, and what it knows is what somebody wrote into that file.
 */
class Advisories {
  private static final Pattern JAR =
      Pattern.compile("(.+?)-(\\d[\\w.]*?)(?:[.-][A-Za-z]\\w*)*\\.jar");

  private record Jar(String name, String version) {}

  private static List<Jar> jars() {
    List<Jar> jars = new ArrayList<>();
    for (String path :
        new TreeSet<>(
            Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator)))) {
      Matcher jar = JAR.matcher(Path.of(path).getFileName().toString());
      if (jar.matches()) {
        jars.add(new Jar(jar.group(1), jar.group(2)));
      }
    }
    return jars;
  }

  /** Versions by their numbers, as far as they have some. */
  static int compare(String one, String other) {
    String[] a = one.split("\\.");
    String[] b = other.split("\\.");
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int difference = number(a, i) - number(b, i);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static int number(String[] parts, int at) {
    return at < parts.length && parts[at].matches("\\d{1,9}") ? Integer.parseInt(parts[at]) : 0;
  }

  @Test
  void noJarIsOlderThanWhatMendsAnAdvisory() {
    assertTrue(compare("4.1.118", "4.1.135") < 0 && compare("4.1.135", "4.1.135") == 0);
    assertTrue(compare("4.2", "4.1.135") > 0);
    List<String> old = new ArrayList<>();
    List<Jar> jars = jars();
    assertTrue(jars.size() > 50, "only " + jars.size() + " jars were found");
    List<CsvRow> known =
        CsvTable.read(
            Path.of("../../docs/advisories.csv"), "jar", "mended", "advisory", "harmless");
    for (Jar jar : jars) {
      System.out.println(jar.name() + " " + jar.version());
      for (CsvRow row : known) {
        if (jar.name().startsWith(row.required("jar"))
            && compare(jar.version(), row.required("mended")) < 0) {
          String what = jar.name() + " " + jar.version() + ": " + row.required("advisory");
          if (row.text("harmless").isBlank()) {
            old.add(what);
          } else {
            System.out.println("  known, harmless: " + what + "; " + row.text("harmless"));
          }
        }
      }
    }
    System.out.printf(
        "%d jars, %d advisories: %s affected%n",
        jars.size(), known.size(), old.isEmpty() ? "none" : old.size());
    assertEquals(List.of(), old);
  }
}
