package org.nemadrive.trainer.cli.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.engine.ClusterSettings;
import picocli.CommandLine.Option;

/** How a driver and its workers find and know each other. */
final class ClusterOptions {
  private static final int MIN_HEARTBEAT_S = 5;
  private static final int MIN_SECRET_LENGTH = 12;

  @Option(
      names = "--join",
      paramLabel = "HOST:PORT[,HOST:PORT...]",
      split = ",",
      description =
          "Where to join the cluster: the machine on which the benchmark runs, for it and all its"
              + " workers.")
  private List<String> join = List.of();

  @Option(
      names = "--listen",
      paramLabel = "HOST[:PORT]",
      defaultValue = "",
      description = "Own address (default: on the way to the first of --join).")
  private String listen;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      defaultValue = "nemadrive",
      description = "Name of the cluster (default: ${DEFAULT-VALUE}).")
  private String cluster;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description =
          "File with a secret that driver and workers share; who does not know it is not let in.")
  private Path secretFile;

  @Option(
      names = "--heartbeat",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "Who is silent for so long has left (default: ${DEFAULT-VALUE}).")
  private int heartbeatS;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "900",
      description =
          "A run that makes no progress for so long goes to another worker (default:"
              + " ${DEFAULT-VALUE}).")
  private int patienceS;

  ClusterSettings settings() throws IOException {
    for (String address : join) {
      if (!address.matches("[^\\s:]+:\\d{1,5}|\\[[0-9a-fA-F:]+\\]:\\d{1,5}")) {
        throw new InvalidInputException(
            "--join: found \"%s\", expected HOST:PORT such as desk-3:5701".formatted(address));
      }
    }
    if (!listen.matches("|[^\\s:]+(:\\d{1,5})?|\\[[0-9a-fA-F:]+\\]:\\d{1,5}")) {
      throw new InvalidInputException(
          "--listen: found \"%s\", expected HOST or HOST:PORT such as 10.0.0.3:5701"
              .formatted(listen));
    }
    if (join.isEmpty()) {
      throw new InvalidInputException(
          "--join is missing; give HOST:PORT of the machine on which the benchmark runs, such as"
              + " desk-3:5701");
    }
    if (heartbeatS < MIN_HEARTBEAT_S || patienceS < MIN_HEARTBEAT_S) {
      throw new InvalidInputException(
          "--heartbeat %d and --patience %d: expected whole numbers of seconds from %d"
              .formatted(heartbeatS, patienceS, MIN_HEARTBEAT_S));
    }
    return new ClusterSettings(
        join,
        listen,
        cluster,
        secret(),
        Duration.ofSeconds(heartbeatS),
        Duration.ofSeconds(patienceS));
  }

  private String secret() throws IOException {
    if (secretFile == null) {
      return "";
    }
    if (!Files.isReadable(secretFile)) {
      throw new InvalidInputException(
          "--secret-file: cannot read %s; make one by \"head -c 32 /dev/urandom | base64 > %s\""
              .formatted(secretFile, secretFile));
    }
    String secret = Files.readString(secretFile, StandardCharsets.UTF_8).strip();
    if (secret.length() < MIN_SECRET_LENGTH) {
      throw new InvalidInputException(
          "--secret-file: the secret in %s has %d characters, expected at least %d"
              .formatted(secretFile, secret.length(), MIN_SECRET_LENGTH));
    }
    return secret;
  }
}
