package org.nemadrive.trainer.watch;

/** The name of a run in the topic {@code run/<id>/progress}. */
final class RunTopic {
  private static final int MAX_ID_LENGTH = 64;

  private RunTopic() {}

  /** A run's name, a dash in place of what a topic may not hold, at most 64 characters. */
  static String id(String name) {
    String clean = name.replaceAll("[^A-Za-z0-9._-]", "-");
    return clean.substring(0, Math.min(clean.length(), MAX_ID_LENGTH));
  }
}
