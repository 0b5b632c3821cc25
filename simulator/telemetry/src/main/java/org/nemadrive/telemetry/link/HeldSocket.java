package org.nemadrive.telemetry.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Keeps hold of the one socket a client makes, so that it can be closed whatever the client does.
 * The client makes unconnected sockets only; the other factory methods are refused.
 */
final class HeldSocket {
  /**
   * Bytes the system may hold back unsent: a few dozen messages. With more, a slow network would be
   * fed seconds of stale telemetry instead of the newest.
   */
  private static final int SEND_BUFFER_BYTES = 16_384;

  private Socket socket;
  private boolean closed;

  /** A factory of plain sockets. */
  SocketFactory plain() {
    return new PlainFactory();
  }

  /** A factory of the TLS sockets {@code inner} makes. */
  SSLSocketFactory tls(SSLSocketFactory inner) {
    return new TlsFactory(inner);
  }

  private synchronized Socket hold(Socket made) throws IOException {
    made.setTcpNoDelay(true);
    made.setSendBufferSize(SEND_BUFFER_BYTES);
    socket = made;
    if (closed) {
      made.close();
    }
    return made;
  }

  /** Closes the socket at once, by a reset: nothing waits for a peer that no longer reads. */
  synchronized void close() {
    closed = true;
    if (socket == null) {
      return;
    }
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException alreadyClosed) {
      // That is all we want.
    }
  }

  private final class PlainFactory extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      return hold(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }

  private final class TlsFactory extends SSLSocketFactory {
    private final SSLSocketFactory inner;

    TlsFactory(SSLSocketFactory inner) {
      this.inner = inner;
    }

    @Override
    public Socket createSocket() throws IOException {
      return hold(inner.createSocket());
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return inner.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return inner.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(Socket over, String host, int port, boolean autoClose) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
