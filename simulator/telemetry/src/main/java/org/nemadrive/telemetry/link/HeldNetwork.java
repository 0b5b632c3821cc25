package org.nemadrive.telemetry.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.spi.NetworkModuleFactory;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * How the client reaches the network, by its own extension point: over the socket that {@link
 * HeldSocket} holds, TLS if that is a TLS socket, and reading through a {@link ShorteningStream}.
 */
public final class HeldNetwork implements NetworkModuleFactory {
  /** The scheme of addresses that are reached so. */
  static final String SCHEME = "nemadrive";

  @Override
  public Set<String> getSupportedUriSchemes() {
    return Set.of(SCHEME);
  }

  @Override
  public void validateURI(URI broker) {
    if (broker.getHost() == null || broker.getPort() < 1) {
      throw new IllegalArgumentException(broker + " has no host or no port");
    }
  }

  @Override
  public NetworkModule createNetworkModule(
      URI broker, MqttConnectionOptions options, String clientId) {
    return new Module(broker, options);
  }

  private static final class Module implements NetworkModule {
    private final URI broker;
    private final MqttConnectionOptions options;
    private Socket socket;
    private InputStream in;

    Module(URI broker, MqttConnectionOptions options) {
      this.broker = broker;
      this.options = options;
    }

    @Override
    public void start() throws IOException, MqttException {
      int timeoutMs = 1_000 * options.getConnectionTimeout();
      try {
        socket = options.getSocketFactory().createSocket();
        socket.connect(new InetSocketAddress(broker.getHost(), broker.getPort()), timeoutMs);
        if (socket instanceof SSLSocket secure) {
          SSLParameters parameters = secure.getSSLParameters();
          parameters.setEndpointIdentificationAlgorithm("HTTPS");
          secure.setSSLParameters(parameters);
          secure.setSoTimeout(timeoutMs);
          secure.startHandshake();
          secure.setSoTimeout(0);
        }
        in = new ShorteningStream(socket.getInputStream());
      } catch (IOException failed) {
        throw new MqttException(MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR, failed);
      }
    }

    @Override
    public InputStream getInputStream() {
      return in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return socket.getOutputStream();
    }

    @Override
    public void stop() throws IOException {
      if (socket != null) {
        socket.close();
      }
    }

    @Override
    public String getServerURI() {
      return broker.toString();
    }
  }
}
