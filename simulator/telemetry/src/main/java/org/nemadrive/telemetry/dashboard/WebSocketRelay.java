package org.nemadrive.telemetry.dashboard;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * Carries MQTT between a page's WebSocket (RFC 6455) and the broker's socket, byte for byte, until
 * either ends. It knows frames, not what is in them. One thread a direction.
 */
final class WebSocketRelay {
  private static final String RFC_6455_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  /** A page pings every five seconds; one that says nothing for so long is gone. */
  private static final int SILENCE_MS = 30_000;

  /** A page sends commands; the largest of the project fit well. */
  private static final int MAX_FRAME_BYTES = 300_000;

  private static final int CHUNK_BYTES = 16_384;
  private static final int CONTINUED = 0;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final Socket page;
  private final Socket broker;
  private final OutputStream toPage;

  private WebSocketRelay(Socket page, Socket broker) throws IOException {
    this.page = page;
    this.broker = broker;
    toPage = page.getOutputStream();
  }

  /** Whether a request asks for what this is: MQTT over WebSocket, version 13. */
  static boolean isAskedFor(RequestHead request) {
    return request.method().equals("GET")
        && request.header("upgrade").equalsIgnoreCase("websocket")
        && request.header("connection").toLowerCase(Locale.ROOT).contains("upgrade")
        && request.header("sec-websocket-version").equals("13")
        && request.header("sec-websocket-key").matches("[A-Za-z0-9+/]{22}==")
        && Arrays.asList(request.header("sec-websocket-protocol").split("\\s*,\\s*"))
            .contains("mqtt");
  }

  /** Answers the request and relays until one side ends; then both sockets are closed. */
  static void run(Socket page, RequestHead request, Socket broker) throws IOException {
    try (page;
        broker) {
      var relay = new WebSocketRelay(page, broker);
      String answer =
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Accept: "
              + accept(request.header("sec-websocket-key"))
              + "\r\n\r\n";
      relay.toPage.write(answer.getBytes(StandardCharsets.US_ASCII));
      page.setSoTimeout(SILENCE_MS);
      broker.setSoTimeout(0);
      Thread back = Thread.ofVirtual().start(relay::fromBroker);
      try {
        relay.fromPage();
      } finally {
        broker.close();
        page.close();
        back.interrupt();
      }
    }
  }

  private static String accept(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + RFC_6455_GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  private void fromPage() throws IOException {
    var in = new DataInputStream(new BufferedInputStream(page.getInputStream()));
    OutputStream toBroker = broker.getOutputStream();
    while (true) {
      int first = in.readUnsignedByte();
      int second = in.readUnsignedByte();
      int kind = first & 0x0f;
      long length = second & 0x7f;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      boolean control = kind >= CLOSE;
      boolean whole = (first & 0x80) != 0;
      boolean known = kind == CONTINUED || kind == BINARY || (kind >= CLOSE && kind <= PONG);
      if ((first & 0x70) != 0
          || (second & 0x80) == 0
          || !known
          || length < 0
          || length > (control ? 125 : MAX_FRAME_BYTES)
          || (control && !whole)
          || kind == CLOSE) {
        return; // no frame of a page's, or its goodbye
      }
      byte[] mask = in.readNBytes(4);
      byte[] bytes = in.readNBytes((int) length);
      if (mask.length < 4 || bytes.length < length) {
        return;
      }
      for (int index = 0; index < bytes.length; index++) {
        bytes[index] ^= mask[index & 3];
      }
      if (kind == PING) {
        send(PONG, bytes, bytes.length);
      } else if (!control) {
        toBroker.write(bytes);
      }
    }
  }

  private void fromBroker() {
    byte[] chunk = new byte[CHUNK_BYTES];
    try (page) {
      InputStream in = broker.getInputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        send(BINARY, chunk, read);
      }
    } catch (IOException gone) {
      // The other thread ends by it, too, and nobody is left to tell.
    }
  }

  private synchronized void send(int kind, byte[] bytes, int length) throws IOException {
    byte[] frame = new byte[4 + length];
    frame[0] = (byte) (0x80 | kind);
    int head = 2;
    if (length < 126) {
      frame[1] = (byte) length;
    } else {
      frame[1] = 126;
      frame[2] = (byte) (length >> 8);
      frame[3] = (byte) length;
      head = 4;
    }
    System.arraycopy(bytes, 0, frame, head, length);
    toPage.write(frame, 0, head + length);
  }
}
