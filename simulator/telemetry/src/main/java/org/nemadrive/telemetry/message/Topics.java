package org.nemadrive.telemetry.message;

import org.nemadrive.telemetry.EventKind;
import org.nemadrive.telemetry.Severity;

/** The topic tree of one robot: {@code nemadrive/1/<robot>/...}. */
public record Topics(String robot) {
  /** Version of the tree and of every schema; a breaking change raises it. */
  public static final int VERSION = 1;

  private static final String ROOT = "nemadrive/" + VERSION + "/";

  public Topics {
    if (!robot.matches("[a-z0-9-]{1,40}")) {
      throw new IllegalArgumentException(
          "robot '"
              + robot
              + "' is not a name for topics; use 1 to 40 small letters, digits and dashes");
    }
  }

  /** Everything this robot says and is told ends here. */
  public String base() {
    return ROOT + robot + "/";
  }

  /** Retained: connection and mode. Also the topic of the last will. */
  public String state() {
    return base() + "state";
  }

  /** Retained: what does not change during a session. */
  public String info() {
    return base() + "info";
  }

  /** One of the streams. */
  public String stream(Stream stream) {
    return base() + "telemetry/" + stream.word();
  }

  /** Something that happened. */
  public String event(EventKind kind) {
    return base() + "event/" + kind.word();
  }

  /** Retained while it stands, emptied when cured. */
  public String alert(String id) {
    return base() + "alert/" + id;
  }

  /** A line of text. */
  public String log(Severity severity) {
    return base() + "log/" + severity.word();
  }

  /** How far a training run has come. */
  public String progress(String runId) {
    return base() + "run/" + runId + "/progress";
  }

  /** Where a command is sent. */
  public String command(String verb) {
    return commands() + verb;
  }

  /** Beginning of all command topics. */
  public String commands() {
    return base() + "cmd/";
  }

  /** Retained: the newest weights a publisher offers this robot. */
  public String weightsOffer() {
    return base() + "weights/offer";
  }

  /** Where a command without a response topic is answered. */
  public String reply(String verb) {
    return replies() + verb;
  }

  /** Beginning of all topics a reply may go to. */
  public String replies() {
    return base() + "reply/";
  }

  /**
   * Name of the schema for a topic of this robot, for example {@code event} for {@code
   * nemadrive/1/nema-1/event/food}.
   *
   * @throws IllegalArgumentException if no robot publishes there
   */
  public String schemaOf(String topic) {
    if (!topic.startsWith(base())) {
      throw new IllegalArgumentException(topic + " does not start with " + base());
    }
    String[] parts = topic.substring(base().length()).split("/");
    return switch (parts[0]) {
      case "state", "info", "event", "alert", "log", "reply" -> parts[0];
      case "telemetry" -> parts[1];
      case "run" -> "progress";
      case "weights" -> "offer";
      default -> throw new IllegalArgumentException("no schema covers " + topic);
    };
  }
}
