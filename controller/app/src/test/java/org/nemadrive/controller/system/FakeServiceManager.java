package org.nemadrive.controller.system;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The other end of {@code NOTIFY_SOCKET}: a real datagram socket, bound to a name. */
public final class FakeServiceManager implements AutoCloseable {
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVTIMEO = 20;
  private static final int MAX_DATAGRAM = 4096;

  static {
    Native.register(FakeServiceManager.class, "c");
  }

  private final int socket;

  /**
   * Listens on a path, or on {@code @name}.
   *
   * @param timeoutMs how long {@link #receive} waits, milliseconds
   */
  public FakeServiceManager(String name, int timeoutMs) {
    socket = Libc.socket(Libc.AF_UNIX, Libc.SOCK_DGRAM | Libc.SOCK_CLOEXEC, 0);
    byte[] address = NotifySocket.address(name);
    bind(socket, address, address.length);
    NativeLong[] time = {new NativeLong(timeoutMs / 1000), new NativeLong(timeoutMs % 1000 * 1000)};
    byte[] bytes = new byte[2 * NativeLong.SIZE];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    for (NativeLong part : time) {
      if (NativeLong.SIZE == Long.BYTES) {
        buffer.putLong(part.longValue());
      } else {
        buffer.putInt(part.intValue());
      }
    }
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, bytes, bytes.length);
  }

  private static native int bind(int socket, byte[] address, int length) throws LastErrorException;

  private static native int setsockopt(int socket, int level, int option, byte[] value, int length)
      throws LastErrorException;

  private static native NativeLong recvfrom(
      int socket, byte[] buffer, NativeLong length, int flags, Pointer from, Pointer fromLength)
      throws LastErrorException;

  /** The next message; empty if none came in time. */
  public String receive() {
    byte[] buffer = new byte[MAX_DATAGRAM];
    try {
      NativeLong length =
          recvfrom(socket, buffer, new NativeLong(buffer.length), 0, Pointer.NULL, Pointer.NULL);
      return new String(buffer, 0, length.intValue(), StandardCharsets.UTF_8);
    } catch (LastErrorException timeout) {
      return "";
    }
  }

  /** All messages that came up to now. */
  public List<String> receiveAll() {
    List<String> all = new ArrayList<>();
    for (String next = receive(); !next.isEmpty(); next = receive()) {
      all.add(next);
    }
    return all;
  }

  @Override
  public void close() {
    Libc.close(socket);
  }
}
