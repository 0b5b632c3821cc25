package org.nemadrive.telemetry.link;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a broker sends, with the payloads of messages that are too long cut off: a message of any
 * size arrives, is seen to be too long, and takes no more memory than one that is not. It follows
 * the fixed header of each MQTT packet (MQTT 5.0, section 2.1) and alters PUBLISH only.
 */
final class ShorteningStream extends FilterInputStream {
  private static final int PUBLISH = 3;

  /** Bytes of a packet, after its fixed header, that pass; more than any message of ours has. */
  private static final int LONGEST = 300_000;

  private final byte[] head = new byte[5];
  private int headSize;
  private int headSent;
  private int left;
  private int skipped;

  ShorteningStream(InputStream broker) {
    super(broker);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (headSent == headSize && left == 0) {
      in.skipNBytes(skipped);
      skipped = 0;
      if (!readHead()) {
        return -1;
      }
    }
    if (headSent < headSize) {
      into[from] = head[headSent++];
      return 1;
    }
    int read = in.read(into, from, Math.min(length, left));
    left -= Math.max(read, 0);
    return read;
  }

  @Override
  public int available() throws IOException {
    return headSent < headSize ? 1 : Math.min(left, in.available());
  }

  /** False at the end of the stream. */
  private boolean readHead() throws IOException {
    int first = in.read();
    if (first < 0) {
      return false;
    }
    int length = 0;
    var lengthBytes = new ByteArrayOutputStream(4);
    for (int shift = 0; ; shift += 7) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("within the length of a packet");
      }
      lengthBytes.write(next);
      length |= (next & 0x7f) << shift;
      if ((next & 0x80) == 0) {
        break;
      }
      if (shift == 21) {
        throw new IOException("a length of more than four bytes");
      }
    }
    boolean tooLong = first >> 4 == PUBLISH && length > LONGEST;
    left = tooLong ? LONGEST : length;
    skipped = length - left;
    head[0] = (byte) first;
    headSent = 0;
    headSize = 1;
    if (tooLong) {
      for (int rest = left; rest > 0; rest >>= 7) {
        head[headSize++] = (byte) (rest > 0x7f ? rest & 0x7f | 0x80 : rest);
      }
    } else {
      for (byte of : lengthBytes.toByteArray()) {
        head[headSize++] = of;
      }
    }
    return true;
  }
}
