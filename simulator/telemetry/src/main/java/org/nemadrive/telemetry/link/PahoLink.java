package org.nemadrive.telemetry.link;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.internal.MqttConnectionState;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.nemadrive.telemetry.TelemetryClock;
import org.nemadrive.telemetry.message.InboundMessage;
import org.nemadrive.telemetry.message.OutboundMessage;

/**
 * The Eclipse Paho MQTT 5 client 1.2.5 behind {@link MqttLink}, and the only class that knows its
 * ways:
 *
 * <ul>
 *   <li>It neither retries a first connect nor keeps its reconnect delay to one client: automatic
 *       reconnect is off, and every attempt is a new client with empty memory, so that no message,
 *       topic alias or packet id of an earlier connection can come back.
 *   <li>Its threads outlive a crashed program: it gets an executor of daemon threads per attempt.
 *   <li>It queues without limit while its sender waits for the socket, yet counts publishes of
 *       every QoS against the broker's receive maximum, and a publish beyond that throws after a
 *       topic alias was already promised: publishes are counted here, one below that maximum.
 *   <li>It reads a receive maximum of 32,768 or more as a negative number (65,535 as -1) and then
 *       refuses every publish: the number is put right in its own state, which only reflection
 *       reaches.
 *   <li>It makes room for a packet as soon as it knows its length, and told of a limit the broker
 *       drops what is longer without a word, a stop among it: {@link HeldNetwork} shortens instead.
 *   <li>Disconnecting can wait for a stuck socket: sockets are made here, and closed here.
 *   <li>Subscribing inside a callback deadlocks: callbacks only put events into a queue; the
 *       subscription is made by the telemetry thread.
 *   <li>It says what went wrong in {@code java.util.logging}: that is switched off, the reason is
 *       reported once as {@link LinkEvent.Lost}.
 * </ul>
 */
public final class PahoLink implements MqttLink {
  private static final Logger PAHO_LOG = Logger.getLogger("org.eclipse.paho.mqttv5.client");
  private static final int CONNECT_TIMEOUT_S = 5;
  private static final int MAX_WINDOW = 19;
  private static final int REASON_FAILED = 128;
  private static final long WILL_DELAY_S = 2;
  private static final long GOODBYE_MS = 1_000;

  static {
    PAHO_LOG.setLevel(Level.OFF);
  }

  private final LinkSettings settings;
  private final TelemetryClock clock;
  private final Consumer<InboundMessage> firstSight;
  private Connection connection;

  /**
   * Makes a link that is not connected yet.
   *
   * @param firstSight sees every message on the client's thread, before it is queued; must return
   *     at once. It is how a stop is not held up by anything.
   */
  public PahoLink(
      LinkSettings settings, TelemetryClock clock, Consumer<InboundMessage> firstSight) {
    this.settings = settings;
    this.clock = clock;
    this.firstSight = firstSight;
  }

  @Override
  public void connect() {
    abort();
    connection = new Connection();
    connection.open();
  }

  @Override
  public void abort() {
    if (connection != null) {
      connection.discard();
      connection = null;
    }
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.goodbye();
    }
    abort();
  }

  @Override
  public int window() {
    return connection == null ? 0 : connection.window;
  }

  @Override
  public boolean publish(OutboundMessage message, long token) {
    return connection != null && connection.publish(message, token);
  }

  @Override
  public LinkEvent poll() {
    if (connection == null) {
      return null;
    }
    LinkEvent event = connection.happened.poll();
    if (event instanceof LinkEvent.Connected(int window)) {
      connection.window = window;
      connection.subscribe();
    } else if (event instanceof LinkEvent.Lost) {
      connection.window = 0;
    }
    return event;
  }

  /** One client, from its attempt to its end. */
  private final class Connection implements MqttCallback {
    private final Queue<LinkEvent> happened = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService threads =
        Executors.newScheduledThreadPool(8, new DaemonThreads("mqtt-" + settings.clientId()));
    private final HeldSocket socket = new HeldSocket();
    private final AtomicInteger underWay = new AtomicInteger();
    private MqttAsyncClient client;
    private int window;

    void open() {
      try {
        BrokerAddress broker = settings.login().broker();
        String uri = HeldNetwork.SCHEME + "://" + broker.host() + ":" + broker.port();
        client =
            new MqttAsyncClient(uri, settings.clientId(), new MemoryPersistence(), null, threads);
        client.setCallback(this);
        client.connect(options(), null, new ConnectListener());
      } catch (MqttException | IOException | GeneralSecurityException failed) {
        lost(failed);
      }
    }

    private MqttConnectionOptions options() throws IOException, GeneralSecurityException {
      var options = new MqttConnectionOptions();
      options.setAutomaticReconnect(false);
      options.setCleanStart(true);
      options.setSessionExpiryInterval(WILL_DELAY_S);
      options.setConnectionTimeout(CONNECT_TIMEOUT_S);
      options.setKeepAliveInterval(settings.login().keepAliveS());
      options.setTopicAliasMaximum(0);
      options.setSocketFactory(socketFactory());
      if (settings.login().username() != null) {
        options.setUserName(settings.login().username());
      }
      if (settings.login().passwordFile() != null) {
        String first =
            Files.readString(settings.login().passwordFile()).lines().findFirst().orElse("");
        options.setPassword(first.getBytes(StandardCharsets.UTF_8));
      }
      if (settings.will() != null) {
        var will = new MqttProperties();
        will.setWillDelayInterval(WILL_DELAY_S);
        will.setContentType("application/json");
        options.setWillMessageProperties(will);
        options.setWill(settings.will().topic(), message(settings.will()));
      }
      return options;
    }

    private SocketFactory socketFactory() throws IOException, GeneralSecurityException {
      if (!settings.login().broker().tls()) {
        return socket.plain();
      }
      TlsFiles tls =
          settings.login().tls() == null ? new TlsFiles(null, null, null) : settings.login().tls();
      return socket.tls(tls.socketFactory());
    }

    void subscribe() {
      if (settings.subscriptions().isEmpty()) {
        return;
      }
      MqttSubscription[] filters =
          settings.subscriptions().stream().map(this::filter).toArray(MqttSubscription[]::new);
      try {
        client.subscribe(filters, null, new SubscribeListener(), new MqttProperties());
      } catch (MqttException failed) {
        lost(failed);
      }
    }

    private MqttSubscription filter(String topic) {
      var filter = new MqttSubscription(topic, 1);
      filter.setRetainAsPublished(true);
      return filter;
    }

    boolean publish(OutboundMessage outbound, long token) {
      if (underWay.get() >= window) {
        return false;
      }
      try {
        client.publish(outbound.topic(), message(outbound), null, new PublishListener(token));
        underWay.incrementAndGet();
        return true;
      } catch (MqttException full) {
        return false;
      }
    }

    private MqttMessage message(OutboundMessage outbound) {
      var properties = new MqttProperties();
      if (outbound.payload().length > 0) {
        properties.setContentType("application/json");
        properties.setPayloadFormat(true);
      }
      if (outbound.expiryS() > 0) {
        properties.setMessageExpiryInterval((long) outbound.expiryS());
      }
      if (outbound.correlation() != null) {
        properties.setCorrelationData(outbound.correlation());
      }
      return new MqttMessage(outbound.payload(), outbound.qos(), outbound.retained(), properties);
    }

    void goodbye() {
      try {
        client.disconnect(GOODBYE_MS).waitForCompletion(GOODBYE_MS);
      } catch (MqttException alreadyGone) {
        // Then there is nobody to say goodbye to.
      }
    }

    /** Ends threads and socket; the client is garbage afterwards. */
    void discard() {
      socket.close();
      threads.shutdownNow();
    }

    private void lost(Throwable thrown) {
      int code = thrown instanceof MqttException mqtt ? mqtt.getReasonCode() : 0;
      boolean fromBroker = code >= REASON_FAILED && code < 256;
      boolean alreadyClosed = code == MqttClientException.REASON_CODE_CLIENT_NOT_CONNECTED;
      happened.add(
          new LinkEvent.Lost(
              fromBroker || alreadyClosed
                  ? LinkFault.of(alreadyClosed ? 0 : code, settings.login().broker())
                  : LinkFault.of(thrown, settings.login().broker())));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      if (response.getException() != null) {
        lost(response.getException());
      } else {
        happened.add(
            new LinkEvent.Lost(LinkFault.of(response.getReturnCode(), settings.login().broker())));
      }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      MqttProperties properties = message.getProperties();
      Long expiryS = properties == null ? null : properties.getMessageExpiryInterval();
      var inbound =
          new InboundMessage(
              topic,
              message.getPayload(),
              message.isRetained(),
              expiryS == null ? -1 : expiryS,
              properties == null ? null : properties.getResponseTopic(),
              properties == null ? null : properties.getCorrelationData(),
              clock.nanoTime());
      firstSight.accept(inbound);
      happened.add(new LinkEvent.Arrived(inbound));
    }

    @Override
    public void mqttErrorOccurred(MqttException error) {
      // Not the end of the connection: if it is, disconnected follows.
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
      // Told by the listener of each publish.
    }

    @Override
    public void connectComplete(boolean reconnect, String uri) {
      // Told by the listener of the attempt.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
      // No extended authentication is asked for.
    }

    private final class ConnectListener implements MqttActionListener {
      @Override
      public void onSuccess(IMqttToken token) {
        Integer receiveMaximum = token.getResponseProperties().getReceiveMaximum();
        if (receiveMaximum == null) {
          happened.add(new LinkEvent.Connected(MAX_WINDOW));
          return;
        }
        int maximum = Short.toUnsignedInt(receiveMaximum.shortValue());
        try {
          correctReceiveMaximum(maximum);
          happened.add(new LinkEvent.Connected(Math.clamp(maximum - 1, 1, MAX_WINDOW)));
        } catch (ReflectiveOperationException anotherPaho) {
          lost(anotherPaho);
        }
      }

      private void correctReceiveMaximum(int maximum) throws ReflectiveOperationException {
        Field state = MqttAsyncClient.class.getDeclaredField("mqttConnection");
        state.setAccessible(true);
        ((MqttConnectionState) state.get(client)).setReceiveMaximum(maximum);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable thrown) {
        lost(thrown);
      }
    }

    private final class SubscribeListener implements MqttActionListener {
      @Override
      public void onSuccess(IMqttToken token) {
        int[] codes = token.getReasonCodes();
        var refused = new ArrayList<String>();
        for (int index = 0; index < codes.length; index++) {
          if (codes[index] >= REASON_FAILED) {
            refused.add(settings.subscriptions().get(index));
          }
        }
        happened.add(new LinkEvent.Subscribed(refused));
      }

      @Override
      public void onFailure(IMqttToken token, Throwable thrown) {
        happened.add(new LinkEvent.Subscribed(settings.subscriptions()));
      }
    }

    private final class PublishListener implements MqttActionListener {
      private final long published;

      PublishListener(long published) {
        this.published = published;
      }

      @Override
      public void onSuccess(IMqttToken token) {
        underWay.decrementAndGet();
        int[] codes = token.getReasonCodes();
        int code = codes == null || codes.length == 0 ? 0 : codes[0];
        happened.add(new LinkEvent.Delivered(published, code < REASON_FAILED, "reason " + code));
      }

      @Override
      public void onFailure(IMqttToken token, Throwable thrown) {
        underWay.decrementAndGet();
        happened.add(new LinkEvent.Delivered(published, false, String.valueOf(thrown)));
      }
    }
  }
}
