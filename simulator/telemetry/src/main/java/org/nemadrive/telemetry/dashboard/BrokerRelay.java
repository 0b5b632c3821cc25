package org.nemadrive.telemetry.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * Carries MQTT between a page's WebSocket and the broker's socket, byte for byte, until either
 * ends. It knows nothing of what is said. Public only because Jetty calls it by reflection.
 */
public final class BrokerRelay implements Session.Listener.AutoDemanding {
  private static final int CHUNK_BYTES = 16_384;

  private final Socket broker;
  private final WritableByteChannel toBroker;
  private Session page;

  BrokerRelay(Socket broker) throws IOException {
    this.broker = broker;
    broker.setSoTimeout(0);
    toBroker = Channels.newChannel(broker.getOutputStream());
  }

  @Override
  public void onWebSocketOpen(Session session) {
    page = session;
    Thread.ofVirtual().name("dashboard-broker").start(this::fromBroker);
  }

  @Override
  public void onWebSocketPartialBinary(ByteBuffer bytes, boolean last, Callback callback) {
    try {
      while (bytes.hasRemaining()) {
        toBroker.write(bytes);
      }
      callback.succeed();
    } catch (IOException gone) {
      callback.fail(gone);
    }
  }

  private void fromBroker() {
    byte[] chunk = new byte[CHUNK_BYTES];
    try (broker) {
      InputStream in = broker.getInputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        var sent = new Callback.Completable();
        page.sendBinary(ByteBuffer.wrap(chunk, 0, read), sent);
        // One chunk at a time: a page that does not read keeps the broker waiting, not our memory.
        sent.join();
      }
    } catch (IOException | CompletionException gone) {
      // The page or the broker went; the other one is told below.
    }
    page.close(StatusCode.NORMAL, null, Callback.NOOP);
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    closeBroker();
  }

  @Override
  public void onWebSocketClose(int status, String reason, Callback callback) {
    closeBroker();
    callback.succeed();
  }

  private void closeBroker() {
    try {
      broker.close();
    } catch (IOException alreadyClosed) {
      // That is all we want.
    }
  }
}
