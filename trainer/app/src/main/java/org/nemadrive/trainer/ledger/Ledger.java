package org.nemadrive.trainer.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * Finished runs, one line each, only ever added to: {@code ledger.jsonl}. A row is on the disk when
 * {@link #add} returns. A last line without its line feed was torn by a kill or a full disk; it
 * does not count, and is cut off before the next is written. One process writes at a time; its
 * folder's lock sees to that.
 */
public final class Ledger implements AutoCloseable {
  /** Name of the file in its folder. */
  public static final String FILE = "ledger.jsonl";

  private final Path file;
  private final FileChannel channel;
  private final Map<String, LedgerRow> rows;
  private long size;

  private Ledger(Path file, FileChannel channel, Map<String, LedgerRow> rows, long size) {
    this.file = file;
    this.channel = channel;
    this.rows = rows;
    this.size = size;
  }

  /** The lines of a file that count. */
  private record Whole(Map<String, LedgerRow> rows, long bytes) {}

  /**
   * Reads the ledger of a folder; without one there are no rows.
   *
   * @return rows in the order in which they were added
   * @throws InvalidInputException if a line other than a torn last one cannot be used
   */
  public static List<LedgerRow> read(Path folder) {
    return List.copyOf(whole(folder.resolve(FILE)).rows().values());
  }

  /**
   * Opens the ledger of a folder to add to it.
   *
   * @throws InvalidInputException if a line other than a torn last one cannot be used
   */
  public static Ledger open(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    Whole whole = whole(file);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.truncate(whole.bytes());
      return new Ledger(file, channel, whole.rows(), whole.bytes());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static Whole whole(Path file) {
    byte[] bytes;
    try {
      bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
    Map<String, LedgerRow> rows = new LinkedHashMap<>();
    int from = 0;
    int line = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        line++;
        String text = new String(bytes, from, at - from, StandardCharsets.UTF_8);
        LedgerRow row = LedgerJson.read(text, "%s, line %d".formatted(file, line), LedgerRow.class);
        rows.putIfAbsent(row.run(), row);
        from = at + 1;
      }
    }
    return new Whole(rows, from);
  }

  /** Whether a run is in it. */
  public synchronized boolean has(String run) {
    return rows.containsKey(run);
  }

  /** Rows in the order in which they were added. */
  public synchronized List<LedgerRow> rows() {
    return List.copyOf(rows.values());
  }

  /**
   * Adds a run and forces it to the disk; one that is in it already is not added again.
   *
   * @return whether it was added
   * @throws IOException if it could not be written whole; then it is not in the ledger
   */
  public synchronized boolean add(LedgerRow row) throws IOException {
    if (rows.containsKey(row.run())) {
      return false;
    }
    ByteBuffer line =
        ByteBuffer.wrap((LedgerJson.line(row) + "\n").getBytes(StandardCharsets.UTF_8));
    long end = size + line.remaining();
    try {
      while (line.hasRemaining()) {
        channel.write(line, end - line.remaining());
      }
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(size);
      throw new IOException(
          "%s cannot take the row of %s (%s); free some space and give the same command again"
              .formatted(file, row.identity(), e.getMessage()),
          e);
    }
    size = end;
    rows.put(row.run(), row);
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
