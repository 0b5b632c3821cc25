package org.nemadrive.controller.system;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The datagram socket of a service manager, as sd_notify(3) describes it. Java's own Unix sockets
 * are streams only. Sending never waits: a full socket is an error like any other.
 */
final class NotifySocket implements AutoCloseable {
  /** Longest name in a {@code sockaddr_un}, unix(7). */
  private static final int MAX_NAME = 108;

  private static final int FLAGS = Libc.MSG_DONTWAIT | Libc.MSG_NOSIGNAL;

  private final byte[] address;
  private final int socket;

  /**
   * A socket that sends to this address; nothing is sent yet.
   *
   * @param name path of a socket, or {@code @name} for one in the abstract namespace
   * @throws IllegalArgumentException if the name is neither, or longer than 107 bytes
   * @throws LastErrorException if the system gives no socket
   */
  NotifySocket(String name) {
    address = address(name);
    socket = Libc.socket(Libc.AF_UNIX, Libc.SOCK_DGRAM | Libc.SOCK_CLOEXEC, 0);
  }

  /** The {@code sockaddr_un} of a name: family, then the path, or a zero byte and the name. */
  static byte[] address(String name) {
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    if (path.length < 2 || path.length >= MAX_NAME || path[0] != '/' && path[0] != '@') {
      throw new IllegalArgumentException(
          "NOTIFY_SOCKET is '" + name + "'; expected a path or @name of at most 107 bytes");
    }
    if (path[0] == '@') {
      path[0] = 0;
    }
    return ByteBuffer.allocate(Short.BYTES + path.length)
        .order(ByteOrder.nativeOrder())
        .putShort((short) Libc.AF_UNIX)
        .put(path)
        .array();
  }

  /**
   * Sends one datagram.
   *
   * @throws LastErrorException if it could not be sent at once
   */
  void send(String state) {
    byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
    Libc.sendto(socket, bytes, new NativeLong(bytes.length), FLAGS, address, address.length);
  }

  @Override
  public void close() {
    Libc.close(socket);
  }
}
