package org.nemadrive.telemetry.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.nemadrive.telemetry.link.BrokerAddress;

/** A broker of a few bytes: it says one thing after CONNECT and then only counts. */
public final class RawBroker implements AutoCloseable {
  private static final long PATIENCE_S = 120;

  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final AtomicInteger bytesRead = new AtomicInteger();
  private final CountDownLatch came = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);
  private final byte[] answer;
  private final boolean reads;

  /**
   * Starts listening.
   *
   * @param answer what it sends once a client has sent its first byte
   * @param reads whether it goes on reading, or lets the client's bytes pile up
   */
  public RawBroker(byte[] answer, boolean reads) throws IOException {
    this.answer = answer.clone();
    this.reads = reads;
    Thread.ofPlatform().daemon().name("raw-broker").start(this::serve);
  }

  private void serve() {
    try (Socket client = server.accept()) {
      client.getInputStream().read();
      came.countDown();
      client.getOutputStream().write(answer);
      while (reads && client.getInputStream().read() >= 0) {
        bytesRead.incrementAndGet();
      }
      if (!reads) {
        gone.await();
      }
    } catch (IOException | InterruptedException ended) {
      // The client reset the connection, as asked.
    }
    gone.countDown();
  }

  /** Its address. */
  public BrokerAddress address() {
    return BrokerAddress.parse("mqtt://127.0.0.1:" + server.getLocalPort());
  }

  /** Waits until the client has come. */
  public boolean awaitCame() throws InterruptedException {
    return came.await(PATIENCE_S, TimeUnit.SECONDS);
  }

  /** Waits until the client has gone. */
  public boolean awaitGone() throws InterruptedException {
    return gone.await(PATIENCE_S, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    gone.countDown();
    server.close();
  }
}
