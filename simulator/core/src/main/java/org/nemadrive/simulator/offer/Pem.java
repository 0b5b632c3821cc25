package org.nemadrive.simulator.offer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Keys as text (RFC 7468). */
final class Pem {
  private static final int LINE_LENGTH = 64;

  private Pem() {}

  static byte[] write(String label, byte[] der) {
    String body = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(label, body, label)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * @throws IllegalArgumentException if there is no such block
   */
  static byte[] read(String label, String text) {
    String begin = "-----BEGIN " + label + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + label + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no PEM block of a " + label);
    }
    return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
  }
}
