package org.nemadrive.controller.record;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodPoint;

/**
 * What a drive began with; with it, a journal can be replayed anywhere. Version 2 is written,
 * version 1 is read as well.
 *
 * @param version how the events are written
 * @param profile text of the hardware profile
 * @param weights bytes of the weights file
 * @param layout food of the virtual arena
 */
public record JournalHeader(int version, String profile, byte[] weights, FoodLayout layout) {
  private static final long MAGIC = 0x4E454D414A524E4CL;

  /** The version that is written. */
  static final int VERSION = 2;

  private static final int MAX_BYTES = 4_000_000;
  private static final int MAX_FOOD = 100_000;

  /** A header of the version that is written. */
  public JournalHeader(String profile, byte[] weights, FoodLayout layout) {
    this(VERSION, profile, weights, layout);
  }

  /** Writes the header. */
  public void write(DataOutputStream out) throws IOException {
    out.writeLong(MAGIC);
    out.writeInt(version);
    writeBytes(out, profile.getBytes(StandardCharsets.UTF_8));
    writeBytes(out, weights);
    writeBytes(out, layout.name().getBytes(StandardCharsets.UTF_8));
    out.writeInt(layout.count());
    for (int i = 0; i < layout.count(); i++) {
      out.writeDouble(layout.x(i));
      out.writeDouble(layout.y(i));
    }
    out.flush();
  }

  /**
   * Reads a header.
   *
   * @param file name for messages
   * @throws InvalidInputException if it is no journal, or one of another version
   */
  public static JournalHeader read(DataInputStream in, String file) throws IOException {
    if (in.readLong() != MAGIC) {
      throw new InvalidInputException(
          file + " is no recording; record one with 'controller run --record FILE'");
    }
    int version = in.readInt();
    if (version < 1 || version > VERSION) {
      throw new InvalidInputException(
          "%s has version %d, this program replays versions 1 to %d; use the program that recorded it"
              .formatted(file, version, VERSION));
    }
    String profile = new String(readBytes(in, file), StandardCharsets.UTF_8);
    byte[] weights = readBytes(in, file);
    String name = new String(readBytes(in, file), StandardCharsets.UTF_8);
    int count = within(in.readInt(), MAX_FOOD, file);
    List<FoodPoint> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double x = in.readDouble();
      double y = in.readDouble();
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new InvalidInputException(
            "%s is damaged: its food item %d lies at (%s, %s)".formatted(file, i + 1, x, y));
      }
      points.add(new FoodPoint(x, y));
    }
    if (points.isEmpty()) {
      throw new InvalidInputException(file + " is damaged: it names no food");
    }
    return new JournalHeader(version, profile, weights, new FoodLayout(name, points));
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in, String file) throws IOException {
    return in.readNBytes(within(in.readInt(), MAX_BYTES, file));
  }

  private static int within(int length, int max, String file) {
    if (length < 0 || length > max) {
      throw new InvalidInputException(file + " is damaged: a part of " + length + " bytes");
    }
    return length;
  }
}
