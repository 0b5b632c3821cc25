package org.nemadrive.telemetry.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.nemadrive.simulator.files.Utf8;

/** The JSON Schemas of what goes over the wire, as they are shipped. */
public final class MessageSchemas {
  /** What all others refer to. */
  public static final String ENVELOPE = "envelope";

  /** Of what robots and trainers publish, in the order in which {@code info} names them. */
  public static final List<String> PUBLISHED =
      List.of(
          "state",
          "info",
          "tick",
          "pose",
          "neurons",
          "health",
          "event",
          "alert",
          "log",
          "progress",
          "reply",
          "offer");

  private MessageSchemas() {}

  /**
   * The schema of that name.
   *
   * @throws IOException if there is none
   */
  public static String text(String name) throws IOException {
    String resource = "/org/nemadrive/telemetry/schema/" + name + ".json";
    try (InputStream in = MessageSchemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not on the class path");
      }
      return Utf8.text(in.readAllBytes());
    }
  }
}
