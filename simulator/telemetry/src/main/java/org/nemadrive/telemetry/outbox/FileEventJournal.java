package org.nemadrive.telemetry.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A journal in one file, {@code events.journal}: a header (magic, store id, next number) and
 * records of length, CRC-32C, kind, number and, for an event, topic and payload. A torn or damaged
 * tail, as a power cut leaves it, ends the file there; what came before is kept.
 */
public final class FileEventJournal implements EventJournal {
  private static final long MAGIC = 0x4e44454a_00000001L;
  private static final int HEADER_BYTES = 3 * Long.BYTES;
  private static final int RECORD_HEAD_BYTES = 2 * Integer.BYTES;
  private static final int MAX_RECORD_BYTES = 1 << 20;
  private static final byte EVENT = 1;
  private static final byte DONE = 2;

  private final Path file;
  private final long storeId;
  private final Map<Long, Event> pending = new LinkedHashMap<>();
  private long nextNumber = 1;
  private FileChannel channel;
  private long size;

  private FileEventJournal(Path file) throws IOException {
    this.file = file;
    Files.createDirectories(file.toAbsolutePath().getParent());
    byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    ByteBuffer bytes = ByteBuffer.wrap(content);
    if (content.length >= HEADER_BYTES && bytes.getLong() == MAGIC) {
      storeId = bytes.getLong();
      nextNumber = bytes.getLong();
      replay(bytes);
    } else {
      if (content.length > 0) {
        Files.move(
            file, file.resolveSibling("events.damaged"), StandardCopyOption.REPLACE_EXISTING);
      }
      storeId = new SecureRandom().nextLong();
    }
    rewrite(pending.values(), nextNumber);
  }

  /**
   * Opens the journal in a folder, made if it is missing.
   *
   * @throws IOException if the folder cannot be written
   */
  public static FileEventJournal open(Path folder) throws IOException {
    return new FileEventJournal(folder.resolve("events.journal"));
  }

  private void replay(ByteBuffer bytes) {
    while (bytes.remaining() >= RECORD_HEAD_BYTES) {
      int length = bytes.getInt();
      int crc = bytes.getInt();
      if (length < 1 + Long.BYTES || length > bytes.remaining()) {
        return;
      }
      ByteBuffer record = bytes.slice(bytes.position(), length);
      bytes.position(bytes.position() + length);
      if (crcOf(record.duplicate()) != crc) {
        return;
      }
      byte kind = record.get();
      long number = record.getLong();
      if (kind == EVENT) {
        byte[] topic = new byte[record.getShort()];
        record.get(topic);
        byte[] payload = new byte[record.remaining()];
        record.get(payload);
        pending.put(number, new Event(number, new String(topic, StandardCharsets.UTF_8), payload));
        nextNumber = Math.max(nextNumber, number + 1);
      } else {
        pending.remove(number);
      }
    }
  }

  @Override
  public String storeId() {
    return HexFormat.of().toHexDigits(storeId);
  }

  @Override
  public List<Event> pendingAtOpen() {
    return List.copyOf(pending.values());
  }

  @Override
  public long nextNumberAtOpen() {
    return nextNumber;
  }

  @Override
  public void append(Event event) throws IOException {
    write(channel, eventRecord(event));
  }

  @Override
  public void done(long number) throws IOException {
    ByteBuffer body = ByteBuffer.allocate(1 + Long.BYTES);
    write(channel, record(body.put(DONE).putLong(number).flip()));
  }

  @Override
  public void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void rewrite(Collection<Event> keep, long next) throws IOException {
    Path fresh = file.resolveSibling("events.journal.new");
    FileChannel replacement =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    long before = size;
    try {
      size = 0;
      ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
      write(replacement, header.putLong(MAGIC).putLong(storeId).putLong(next).flip());
      for (Event event : keep) {
        write(replacement, eventRecord(event));
      }
      replacement.force(true);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException failed) {
      size = before;
      replacement.close();
      Files.deleteIfExists(fresh);
      throw failed;
    }
    if (channel != null) {
      channel.close();
    }
    channel = replacement;
  }

  @Override
  public long sizeBytes() {
    return size;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static ByteBuffer eventRecord(Event event) throws IOException {
    byte[] topic = event.topic().getBytes(StandardCharsets.UTF_8);
    int length = 1 + Long.BYTES + Short.BYTES + topic.length + event.payload().length;
    if (length > MAX_RECORD_BYTES) {
      throw new IOException("an event of " + length + " bytes is too large to keep");
    }
    ByteBuffer body = ByteBuffer.allocate(length);
    body.put(EVENT).putLong(event.number()).putShort((short) topic.length).put(topic);
    return record(body.put(event.payload()).flip());
  }

  private static ByteBuffer record(ByteBuffer body) {
    ByteBuffer record = ByteBuffer.allocate(RECORD_HEAD_BYTES + body.remaining());
    record.putInt(body.remaining()).putInt(crcOf(body.duplicate()));
    return record.put(body).flip();
  }

  private static int crcOf(ByteBuffer body) {
    var crc = new CRC32C();
    crc.update(body);
    return (int) crc.getValue();
  }

  private void write(FileChannel to, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      size += to.write(bytes);
    }
  }
}
