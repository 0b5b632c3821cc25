package org.nemadrive.telemetry.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Which broker, and how to get in.
 *
 * @param broker where the broker is
 * @param insecure whether an unencrypted connection to another machine is allowed
 * @param username user at the broker, or null
 * @param passwordFile file whose first line is the password, readable by its owner only, or null
 * @param tls certificates, or null for the system's authorities and no client certificate
 * @param keepAliveS seconds of silence after which broker and client look for each other, 2 to 60
 */
public record BrokerLogin(
    BrokerAddress broker,
    boolean insecure,
    String username,
    Path passwordFile,
    TlsFiles tls,
    int keepAliveS) {
  /** Seconds, where nothing else is asked for. */
  public static final int DEFAULT_KEEP_ALIVE_S = 5;

  private static final int CONNECT_TIMEOUT_MS = 5_000;

  public BrokerLogin {
    if (!broker.tls() && !broker.isLoopback() && !insecure) {
      throw new IllegalArgumentException(
          "broker "
              + broker
              + " is another machine and the connection would not be encrypted: use mqtts://, or"
              + " set insecure: true if anybody on that network may read and drive this robot");
    }
    if (keepAliveS < 2 || keepAliveS > 60) {
      throw new IllegalArgumentException("keep_alive_s is " + keepAliveS + ", allowed 2 to 60");
    }
  }

  /** A broker that asks nothing. */
  public static BrokerLogin of(BrokerAddress broker) {
    return new BrokerLogin(broker, false, null, null, null, DEFAULT_KEEP_ALIVE_S);
  }

  /** The same at another broker. */
  public BrokerLogin at(BrokerAddress other) {
    return new BrokerLogin(other, insecure, username, passwordFile, tls, keepAliveS);
  }

  /** The same with a user, a password file and certificates; each may be null. */
  public BrokerLogin with(String user, Path password, TlsFiles certificates) {
    return new BrokerLogin(broker, insecure, user, password, certificates, keepAliveS);
  }

  /**
   * Opens a connection on which nothing was said yet, for others who speak MQTT: encrypted, and
   * with our certificate, if this login is.
   */
  public Socket openSocket() throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(broker.host(), broker.port()), CONNECT_TIMEOUT_MS);
      if (!broker.tls()) {
        return socket;
      }
      TlsFiles files = tls == null ? new TlsFiles(null, null, null) : tls;
      var secure =
          (SSLSocket)
              files.socketFactory().createSocket(socket, broker.host(), broker.port(), true);
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.setSoTimeout(CONNECT_TIMEOUT_MS);
      secure.startHandshake();
      return secure;
    } catch (IOException failed) {
      socket.close();
      throw failed;
    } catch (GeneralSecurityException unusable) {
      socket.close();
      throw new IOException("the certificates cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  /** Whether others on the network can read along. */
  public boolean isOpen() {
    return !broker.tls() && !broker.isLoopback();
  }
}
