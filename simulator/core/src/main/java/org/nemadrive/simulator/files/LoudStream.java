package org.nemadrive.simulator.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Remembers that a write failed. Some writers, {@link java.io.PrintWriter} among them, swallow it,
 * and a file that was cut off would count as written.
 */
final class LoudStream extends FilterOutputStream {
  private volatile IOException failure;

  LoudStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException failed) {
      failure = failed;
      throw failed;
    }
  }

  /** The newest failure, or null. */
  IOException failure() {
    return failure;
  }
}
