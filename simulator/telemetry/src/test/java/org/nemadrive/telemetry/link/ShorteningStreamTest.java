package org.nemadrive.telemetry.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShorteningStreamTest {
  private static final int LONGEST = 300_000;

  /** A packet as MQTT 5.0, section 2.1, lays it out. */
  private static byte[] packet(int type, int length) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(type << 4);
    for (int rest = length; ; rest >>>= 7) {
      if (rest < 128) {
        bytes.write(rest);
        break;
      }
      bytes.write(rest & 127 | 128);
    }
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    bytes.writeBytes(content);
    return bytes.toByteArray();
  }

  private static byte[] through(byte[] said, int seed) throws IOException {
    var random = new Random(seed);
    var heard = new ByteArrayOutputStream();
    InputStream in = new ShorteningStream(new ByteArrayInputStream(said));
    byte[] buffer = new byte[70_000];
    while (true) {
      if (random.nextInt(4) == 0) {
        int one = in.read();
        if (one < 0) {
          return heard.toByteArray();
        }
        heard.write(one);
      } else {
        int read = in.read(buffer, 3, 1 + random.nextInt(60_000));
        if (read < 0) {
          return heard.toByteArray();
        }
        heard.write(buffer, 3, read);
      }
    }
  }

  @Test
  void packetsPassUnchangedHoweverTheyAreRead() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var said = new ByteArrayOutputStream();
      for (int packet = 0; packet < 5; packet++) {
        int[] lengths = {0, 1, 127, 128, 16_383, 16_384, random.nextInt(40_000)};
        said.writeBytes(packet(1 + random.nextInt(14), lengths[random.nextInt(lengths.length)]));
      }
      assertArrayEquals(said.toByteArray(), through(said.toByteArray(), seed), "seed " + seed);
    }
  }

  @Test
  void aMessageThatIsTooLongIsCutToTheLongestAndTheNextOneStillComes() throws IOException {
    for (int length : new int[] {LONGEST, LONGEST + 1, 3_000_000}) {
      byte[] lengthy = packet(3, length);
      byte[] next = packet(3, 5);
      var said = new ByteArrayOutputStream();
      said.writeBytes(lengthy);
      said.writeBytes(next);
      byte[] heard = through(said.toByteArray(), length);
      byte[] expected = packet(3, LONGEST);
      int head = 4;
      int before = lengthy.length - length;
      assertArrayEquals(Arrays.copyOf(expected, head), Arrays.copyOf(heard, head));
      assertArrayEquals(
          Arrays.copyOfRange(lengthy, before, before + LONGEST),
          Arrays.copyOfRange(heard, head, head + LONGEST));
      assertArrayEquals(next, Arrays.copyOfRange(heard, head + LONGEST, heard.length));
    }
  }

  @Test
  void whatIsCutOffOrNoPacketEndsTheStream() {
    assertThrows(IOException.class, () -> through(new byte[] {0x30, (byte) 0x80}, 1));
    byte[] endless = {0x30, -1, -1, -1, -1, -1};
    var said = assertThrows(IOException.class, () -> through(endless, 1));
    assertTrue(said.getMessage().contains("four bytes"), said.getMessage());
  }

  @Test
  void whatWasNotSentYetIsNotPromised() throws IOException {
    var in = new ShorteningStream(new ByteArrayInputStream(packet(3, 10)));
    assertEquals(0, in.available());
    assertEquals(0x30, in.read());
    assertEquals(1, in.available());
  }
}
