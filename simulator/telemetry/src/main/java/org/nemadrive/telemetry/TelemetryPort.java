package org.nemadrive.telemetry;

import java.util.Map;

/**
 * Where a robot, a simulated worm or a training run puts what it wants known. No method here
 * blocks, waits for a network or a disk, or throws because of either: what cannot be sent is
 * dropped, oldest first, and counted.
 */
public interface TelemetryPort {
  /**
   * Tells of something that happened; kept on disk until the broker has it. Any thread.
   *
   * @param fields what to say, as JSON fields; names carry their unit
   */
  void event(EventKind kind, Map<String, ?> fields);

  /**
   * Raises or changes a standing alert. Any thread.
   *
   * @param id letters, digits and dashes
   */
  void alert(String id, Severity severity, String text);

  /** Takes a standing alert back; does nothing if there is none. Any thread. */
  void clearAlert(String id);

  /** Says something once, at most 20 a second. Any thread. */
  void log(Severity severity, String text);

  /** Replaces what {@code info} says: other weights, another floor. Any thread. */
  void info(RobotInfo info);

  /** Tells how far a training run has come; the newest is kept. Any thread. */
  void progress(Progress progress);

  /** A port to nowhere, for programs that run without telemetry. */
  static TelemetryPort none() {
    return NoTelemetry.INSTANCE;
  }
}
