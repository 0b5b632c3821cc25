package org.nemadrive.trainer.engine;

import java.time.Duration;
import java.util.List;

/**
 * How the processes of a cluster find and know each other.
 *
 * @param join addresses {@code HOST:PORT} to join by, at least one
 * @param listen address {@code HOST[:PORT]} of this process; empty for the interface by which the
 *     first of {@code join} is reached
 * @param name name of the cluster
 * @param secret what only its members know; empty for none
 * @param heartbeat a member that is silent for so long has left
 * @param patience a run that makes no progress for so long is given to another worker
 */
public record ClusterSettings(
    List<String> join,
    String listen,
    String name,
    String secret,
    Duration heartbeat,
    Duration patience) {
  public ClusterSettings {
    join = List.copyOf(join);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "cluster %s, joined by %s".formatted(name, String.join(", ", join));
  }
}
