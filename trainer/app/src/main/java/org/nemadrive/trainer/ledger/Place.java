package org.nemadrive.trainer.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where this process computes, and what it was built from.
 *
 * @param commit as {@code git describe --always --dirty} says it; "unknown" outside a checkout
 * @param machine processor, cores and system
 * @param host name of the machine
 */
public record Place(String commit, String machine, String host) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String MODEL_NAME = "model name";

  /** This process's place. */
  public static Place here() {
    return new Place(
        System.getProperty("nemadrive.commit", "unknown"),
        "%s, %d cores, %s %s"
            .formatted(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch")),
        hostName());
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

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // A machine that does not know its own name still computes.
      return "unknown host";
    }
  }
}
