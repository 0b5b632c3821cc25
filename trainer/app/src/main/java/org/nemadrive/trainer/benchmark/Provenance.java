package org.nemadrive.trainer.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where results come from.
 *
 * @param software name and version of the program
 * @param commit what the program was built from, as {@code git describe --always --dirty} says it;
 *     "unknown" outside a checkout
 * @param command the command line
 * @param machine processor, cores and system
 * @param java the virtual machine
 */
public record Provenance(
    String software, String commit, String command, String machine, String java) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String MODEL_NAME = "model name";

  /** The provenance of what this process makes. */
  public static Provenance here(String software, String command) {
    return new Provenance(
        software,
        System.getProperty("nemadrive.commit", "unknown"),
        command,
        "%s, %d cores, %s %s"
            .formatted(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch")),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith(MODEL_NAME))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException e) {
      // Not Linux: the architecture, which stands beside it, has to do.
      return "unknown processor";
    }
  }
}
