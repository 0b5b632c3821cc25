package org.nemadrive.telemetry.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.nemadrive.telemetry.link.BrokerAddress;

/** A network between client and broker that can swallow packets or be slow. */
public final class Proxy implements AutoCloseable {
  private final ServerSocket server;
  private final int targetPort;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean swallowing;
  private volatile int bytesPerSecond;

  private Proxy(ServerSocket server, int targetPort) {
    this.server = server;
    this.targetPort = targetPort;
  }

  /** A network to that port of this machine. */
  public static Proxy to(int targetPort) throws IOException {
    var server = new ServerSocket();
    server.setReceiveBufferSize(4_096);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var proxy = new Proxy(server, targetPort);
    Thread.ofPlatform().daemon().name("proxy").start(proxy::accept);
    return proxy;
  }

  /** Its near end. */
  public BrokerAddress address() {
    return BrokerAddress.parse("mqtt://127.0.0.1:" + server.getLocalPort());
  }

  /** From now on nothing gets through, but nothing is closed either: a half-open connection. */
  public void swallow() {
    swallowing = true;
  }

  /** New connections get through again; those that were swallowed stay dead. */
  public void restore() {
    swallowing = false;
  }

  /** Limits what the broker gets; 0 for no limit. */
  public void limit(int toBrokerBytesPerSecond) {
    bytesPerSecond = toBrokerBytesPerSecond;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), targetPort);
        far.setSendBufferSize(4_096);
        sockets.add(near);
        sockets.add(far);
        var dead = new boolean[1];
        Thread.ofPlatform().daemon().start(() -> relay(near, far, dead, true));
        Thread.ofPlatform().daemon().start(() -> relay(far, near, dead, false));
      } catch (IOException closed) {
        // The broker is down, or the test is over.
      }
    }
  }

  private void relay(Socket from, Socket to, boolean[] dead, boolean towardsBroker) {
    byte[] buffer = new byte[1_024];
    try (from;
        to) {
      for (int read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        dead[0] |= swallowing;
        if (dead[0]) {
          continue;
        }
        if (towardsBroker && bytesPerSecond > 0) {
          LockSupport.parkNanos(read * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond);
        }
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException ended) {
      // One side went away: so does the other.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
