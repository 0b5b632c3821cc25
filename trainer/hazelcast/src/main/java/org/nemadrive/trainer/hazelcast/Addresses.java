package org.nemadrive.trainer.hazelcast;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.nemadrive.simulator.files.InvalidInputException;

/** Addresses as people write them, and which of them are this machine's. */
final class Addresses {
  static final int DEFAULT_PORT = 5701;

  private static final int PROBE_TIMEOUT_MS = 1_000;
  private static final int MAX_PORT = 65_535;

  private Addresses() {}

  /**
   * Reads {@code HOST:PORT}.
   *
   * @throws InvalidInputException if the host is unknown or the port none
   */
  static InetSocketAddress resolve(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? text : text.substring(0, colon);
    int port = colon < 0 ? DEFAULT_PORT : Integer.parseInt(text.substring(colon + 1));
    if (port < 1 || port > MAX_PORT) {
      throw new InvalidInputException(
          "%s: found port %d, expected 1 to %d".formatted(text, port, MAX_PORT));
    }
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new InvalidInputException(
          "no machine is called %s here; give its address instead".formatted(host), e);
    }
  }

  /** The first of some addresses that is one of this machine's. */
  static Optional<InetSocketAddress> ofThisMachine(List<String> texts) {
    return texts.stream()
        .map(Addresses::resolve)
        .filter(address -> isLocal(address.getAddress()))
        .findFirst();
  }

  private static boolean isLocal(InetAddress address) {
    try {
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      throw new IllegalStateException("cannot list this machine's network interfaces", e);
    }
  }

  /** The address of this machine by which another is reached; sends nothing. */
  static InetAddress towards(InetSocketAddress other) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(other);
      return socket.getLocalAddress();
    } catch (SocketException e) {
      throw new InvalidInputException("no way from this machine to " + other, e);
    }
  }

  /** Whether somebody answers at an address. */
  static boolean answers(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, PROBE_TIMEOUT_MS);
      return true;
    } catch (IOException e) {
      // Whoever should be there is not, or not yet.
      return false;
    }
  }
}
