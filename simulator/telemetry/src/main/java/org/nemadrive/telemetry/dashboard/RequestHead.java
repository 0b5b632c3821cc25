package org.nemadrive.telemetry.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The head of an HTTP request: what is asked for, and the headers by their names in small letters.
 *
 * @param method for example GET
 * @param path what is asked for, without a query; not decoded
 * @param headers values by name; a header that came twice has the value {@link #TWICE}
 */
record RequestHead(String method, String path, Map<String, String> headers) {
  /** Stands for a header that came more than once, and is no value that any check lets through. */
  static final String TWICE = "\u0000";

  private static final int MAX_BYTES = 8_192;
  private static final String END = "\r\n\r\n";

  /**
   * Reads a head.
   *
   * @param withinNs time after which it must be whole, nanoseconds
   * @return null if it is too large, too slow, cut off, more than a head, or no HTTP
   */
  static RequestHead read(Socket socket, long withinNs) throws IOException {
    long endNs = System.nanoTime() + withinNs;
    byte[] buffer = new byte[MAX_BYTES];
    int size = 0;
    InputStream in = socket.getInputStream();
    while (size < MAX_BYTES) {
      int leftMs = (int) ((endNs - System.nanoTime()) / 1_000_000);
      if (leftMs <= 0) {
        return null;
      }
      socket.setSoTimeout(leftMs);
      int read = in.read(buffer, size, MAX_BYTES - size);
      if (read < 0) {
        return null;
      }
      size += read;
      String text = new String(buffer, 0, size, StandardCharsets.ISO_8859_1);
      int end = text.indexOf(END);
      if (end >= 0) {
        return end + END.length() == size ? parse(text.substring(0, end)) : null;
      }
    }
    return null;
  }

  private static RequestHead parse(String text) {
    String[] lines = text.split("\r\n");
    String[] first = lines[0].split(" ");
    if (first.length != 3 || !first[2].matches("HTTP/1\\.[01]") || !first[1].startsWith("/")) {
      return null;
    }
    var headers = new HashMap<String, String>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        return null;
      }
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (one, other) -> TWICE);
    }
    return new RequestHead(first[0], first[1].replaceFirst("\\?.*", ""), Map.copyOf(headers));
  }

  /** The value of a header, or an empty text. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
