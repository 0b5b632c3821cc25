package org.nemadrive.simulator.files;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.ContentReference;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text out of bytes that must be UTF-8, so that two readers of the same bytes never read two texts.
 */
public final class Utf8 {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Utf8() {}

  /**
   * The text of these bytes.
   *
   * @throws JsonParseException saying where, if they are in another encoding or damaged, or begin
   *     with a byte order mark
   */
  public static String text(byte[] bytes) throws JsonParseException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    if (result.isError()) {
      int line = 1 + (int) out.chars().filter(c -> c == '\n').count();
      throw refused("byte %d is no UTF-8; save the text as UTF-8".formatted(in.position()), line);
    }
    if (!out.isEmpty() && out.charAt(0) == BYTE_ORDER_MARK) {
      throw refused("a byte order mark before the text; save it as UTF-8 without one", 1);
    }
    return out.toString();
  }

  private static JsonParseException refused(String what, int line) {
    return new JsonParseException(
        null, what, new JsonLocation(ContentReference.unknown(), -1, line, 1));
  }
}
