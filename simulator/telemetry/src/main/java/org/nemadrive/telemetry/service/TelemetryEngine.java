package org.nemadrive.telemetry.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.StrictJson;
import org.nemadrive.simulator.files.Utf8;
import org.nemadrive.simulator.mode.DriveState;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.simulator.mode.ModeChanges;
import org.nemadrive.simulator.mode.Outcome;
import org.nemadrive.telemetry.EventKind;
import org.nemadrive.telemetry.Progress;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.Severity;
import org.nemadrive.telemetry.TelemetryClock;
import org.nemadrive.telemetry.TelemetryPort;
import org.nemadrive.telemetry.WatchedDrive;
import org.nemadrive.telemetry.collect.Collector;
import org.nemadrive.telemetry.collect.MachineHealth;
import org.nemadrive.telemetry.command.CommandDesk;
import org.nemadrive.telemetry.command.CommandOutput;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.homeassistant.HomeAssistantDiscovery;
import org.nemadrive.telemetry.link.LinkFault;
import org.nemadrive.telemetry.link.LinkSettings;
import org.nemadrive.telemetry.link.LinkSupervisor;
import org.nemadrive.telemetry.link.MqttLink;
import org.nemadrive.telemetry.message.Bodies;
import org.nemadrive.telemetry.message.InboundMessage;
import org.nemadrive.telemetry.message.MessageWriter;
import org.nemadrive.telemetry.message.OutboundMessage;
import org.nemadrive.telemetry.message.Session;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.outbox.EarlierSession;
import org.nemadrive.telemetry.outbox.EventJournal;
import org.nemadrive.telemetry.outbox.EventStore;
import org.nemadrive.telemetry.outbox.FileEventJournal;
import org.nemadrive.telemetry.outbox.LaneCount;
import org.nemadrive.telemetry.outbox.MemoryEventJournal;
import org.nemadrive.telemetry.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All of telemetry without a thread: {@link #step} does what the telemetry thread does, {@link
 * #commands} gives the desk the command thread works at.
 */
public final class TelemetryEngine implements TelemetryPort {
  private static final ObjectMapper JSON = StrictJson.mapper();
  private static final long STATE_AGAIN_AFTER_NS = 1_000_000_000L;
  private static final long SHORTEST_ECHO_LIMIT_NS = 7_000_000_000L;
  private static final String COMMANDS_REFUSED = "commands-refused";
  private static final Logger LOG = LoggerFactory.getLogger(TelemetryEngine.class);
  private static final String EVENTS_IN_MEMORY = "events-in-memory";
  private static final String EVICTED = "evicted";

  /** Makes the link, once the engine knows what it must say and hear. */
  public interface LinkFactory {
    /** See {@link org.nemadrive.telemetry.link.PahoLink}. */
    MqttLink create(LinkSettings settings, Consumer<InboundMessage> firstSight);
  }

  private final TelemetryConfig config;
  private final Topics topics;
  private final TelemetryClock clock;
  private final MessageWriter writer;
  private final Outbox outbox;
  private final ModeChanges changes;
  private final Collector collector;
  private final LinkSupervisor supervisor;
  private final CommandDesk desk;
  private final HomeAssistantDiscovery discovery;
  private final MachineHealth machine = new MachineHealth(Path.of("/"));
  private final Inbox inbox = new Inbox();
  private final LogLimit logLimit = new LogLimit();
  private final List<EarlierSession> earlier;
  private volatile boolean ready;
  private RobotInfo info;
  private Integer echoMs;
  private Boolean commandsRefused;
  private String eventsFault;
  private long stateSentNs;
  private long refusedSinceNs;
  private boolean wasUp;
  private boolean stateEchoed;

  /**
   * Makes an engine that connects at its first step.
   *
   * @throws IOException if the folder for events cannot be used
   */
  public TelemetryEngine(
      TelemetryConfig config,
      RobotInfo info,
      WatchedDrive drive,
      TelemetryClock clock,
      RandomGenerator random,
      LinkFactory links)
      throws IOException {
    this.config = config;
    this.info = info;
    this.clock = clock;
    topics = new Topics(config.robot());
    writer = new MessageWriter(Session.start(clock));
    EventJournal journal = journal(config.events().folder());
    outbox =
        new Outbox(new EventStore(journal, config.events().maxCount(), config.events().maxBytes()));
    earlier = earlierSessions();
    changes = drive.mode().changes();
    long nowNs = clock.nanoTime();
    collector =
        new Collector(
            topics, writer, outbox, drive.ring(), info, config.ratesHz(), new Health(), nowNs);
    desk =
        new CommandDesk(
            topics,
            writer.session(),
            config.commands(),
            drive.mode(),
            drive.weights(),
            new Output());
    discovery = config.homeAssistant() ? new HomeAssistantDiscovery(topics) : null;
    supervisor =
        new LinkSupervisor(
            links.create(linkSettings(), desk::firstSight), outbox, random, this::arrived, nowNs);
    collector.state("init", changes.last(), changes.last().cause());
    publishInfo();
    takeBackAnnouncements();
    if (eventsFault != null) {
      raise(EVENTS_IN_MEMORY, Severity.WARNING, eventsFault);
    } else {
      cure(EVENTS_IN_MEMORY);
    }
  }

  private List<EarlierSession> earlierSessions() {
    Path folder = config.events().folder();
    if (folder == null || eventsFault != null) {
      return List.of();
    }
    try {
      return EarlierSession.note(
          folder, new EarlierSession(config.robot(), session().id(), config.homeAssistant()));
    } catch (IOException | InvalidInputException e) {
      LOG.warn("This session cannot be noted beside its events: {}", e.getMessage());
      return List.of();
    }
  }

  /** Home Assistant shows what is retained for ever: what we retained, we take back. */
  private void takeBackAnnouncements() {
    if (!config.homeAssistant()) {
      outbox.offerRetained(HomeAssistantDiscovery.retraction(config.robot()));
    }
    earlier.stream()
        .filter(EarlierSession::announced)
        .map(EarlierSession::robot)
        .filter(name -> !name.equals(config.robot()))
        .distinct()
        .forEach(name -> outbox.offerRetained(HomeAssistantDiscovery.retraction(name)));
  }

  /** A disk that is full or missing keeps no robot from driving. */
  private EventJournal journal(Path folder) {
    if (folder == null) {
      return new MemoryEventJournal();
    }
    try {
      return FileEventJournal.open(folder);
    } catch (IOException e) {
      eventsFault =
          "events are kept in memory only, "
              + folder
              + " cannot be written: "
              + (e instanceof FileSystemException file && file.getReason() != null
                  ? file.getReason()
                  : e.toString());
      LOG.error("{}", eventsFault);
      return new MemoryEventJournal();
    }
  }

  private LinkSettings linkSettings() {
    var subscriptions = new ArrayList<String>();
    subscriptions.add(topics.commands() + "#");
    subscriptions.add(topics.weightsOffer());
    subscriptions.add(topics.state());
    subscriptions.add(topics.stream(Stream.HEALTH));
    if (config.homeAssistant()) {
      subscriptions.add(HomeAssistantDiscovery.BIRTH_TOPIC);
    }
    earlier.stream()
        .map(EarlierSession::robot)
        .distinct()
        .forEach(name -> subscriptions.addAll(leftBehind(name)));
    byte[] lost =
        writer.write(
            topics.state(),
            new Bodies.State("lost", changes.last().mode().word(), "connection", null));
    return new LinkSettings(
        config.login(),
        clientId(),
        OutboundMessage.retained(topics.state(), lost),
        List.copyOf(subscriptions));
  }

  /** Where an earlier session may have left what the broker still keeps. */
  private List<String> leftBehind(String name) {
    var then = new Topics(name);
    return name.equals(config.robot())
        ? List.of(then.alert("+"))
        : List.of(then.state(), then.info(), then.alert("+"), then.stream(Stream.HEALTH));
  }

  /** Whoever knows it can take this robot's place; so it is in no message, unlike the session's. */
  private static String clientId() {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    return "nemadrive-" + HexFormat.of().formatHex(secret);
  }

  /** The session all messages name. */
  public Session session() {
    return writer.session();
  }

  /** The topics of this robot. */
  public Topics topics() {
    return topics;
  }

  /** Where commands are judged and carried out; its {@code step} belongs to the command thread. */
  public CommandDesk commands() {
    return desk;
  }

  /** What became of the messages of each stream. Telemetry thread. */
  public Map<String, LaneCount> counts() {
    return outbox.counts();
  }

  /** The events that wait. Telemetry thread. */
  public EventStore events() {
    return outbox.events();
  }

  /** The connection. Telemetry thread. */
  public LinkSupervisor link() {
    return supervisor;
  }

  /**
   * Whether the broker was heard of: commands are subscribed and a retained estop, if there is one,
   * has stopped the robot. Any thread.
   */
  public boolean isReady() {
    return ready;
  }

  /** Does what is due; never waits for the network. */
  public void step(long nowNs) {
    inbox.runAll();
    long refused = inbox.takeRefused();
    if (refused > 0) {
      outbox.countDropped("port", refused);
    }
    collector.step(nowNs);
    noteMode(nowNs);
    outbox.events().step(nowNs);
    supervisor.step(nowNs);
    noteLink(nowNs);
    lookAfterLink(nowNs);
  }

  private void noteMode(long nowNs) {
    DriveState before = changes.last();
    for (DriveState next = changes.next(); next != null; next = changes.next()) {
      if (next.mode() != before.mode()) {
        var fields = Map.of("mode", next.mode().word(), "cause", next.cause());
        collector.event(EventKind.MODE, fields);
        if (next.mode() == Mode.FAILSAFE) {
          collector.event(EventKind.FAILSAFE, Map.of("cause", next.cause()));
        }
        publishState(nowNs);
      } else if (!Objects.equals(next.holder(), before.holder())) {
        publishState(nowNs);
      }
      before = next;
    }
  }

  /** A broker that keeps our commands from us is as good as none. */
  private void lookAfterLink(long nowNs) {
    boolean deaf = supervisor.isRefused(topics.commands() + "#");
    long heardNs = deaf ? refusedSinceNs : supervisor.heardNs();
    if (!deaf) {
      refusedSinceNs = nowNs;
    }
    desk.lookAfterLink(heardNs, healthPeriodNs(), nowNs);
  }

  private long healthPeriodNs() {
    return Math.round(1e9 / config.ratesHz().get(Stream.HEALTH));
  }

  private void noteLink(long nowNs) {
    boolean up = supervisor.isUp();
    if (up && !wasUp) {
      publishState(nowNs);
      if (supervisor.evictions() > 0) {
        raise(EVICTED, Severity.WARNING, LinkFault.evicted().advice());
      } else if (supervisor.reconnects() == 0) {
        cure(EVICTED);
      }
    }
    wasUp = up;
    if (supervisor.isEchoed()) {
      ready = true;
    }
    if (supervisor.isSubscribed()) {
      noteCommands(supervisor.isRefused(topics.commands() + "#"));
    }
  }

  /** Raises or cures; the first answer of a session also cures what an earlier one left behind. */
  private void noteCommands(boolean refused) {
    if (commandsRefused != null && commandsRefused == refused) {
      return;
    }
    commandsRefused = refused;
    if (refused) {
      raise(
          COMMANDS_REFUSED,
          Severity.ERROR,
          "the broker does not let this robot read its commands: it cannot be stopped over MQTT");
    } else {
      cure(COMMANDS_REFUSED);
    }
  }

  private void arrived(InboundMessage message) {
    long nowNs = clock.nanoTime();
    if (message.topic().equals(topics.stream(Stream.HEALTH))) {
      echoed(message, nowNs);
    } else if (message.topic().equals(topics.state())) {
      reviewState(message, nowNs);
    } else if (message.topic().equals(HomeAssistantDiscovery.BIRTH_TOPIC)) {
      outbox.resendRetained();
    } else if (earlier.stream().anyMatch(session -> mayHaveLeft(session, message.topic()))) {
      takeBack(message);
    }
  }

  private boolean mayHaveLeft(EarlierSession session, String topic) {
    return leftBehind(session.robot()).stream()
        .anyMatch(
            filter ->
                filter.endsWith("+")
                    ? topic.startsWith(filter.substring(0, filter.length() - 1))
                    : topic.equals(filter));
  }

  /** Empties what an earlier session of ours left there, and nothing that another robot says. */
  private void takeBack(InboundMessage message) {
    ObjectNode body = object(message);
    String sid = body == null ? "" : body.path("sid").asText();
    boolean left = earlier.stream().anyMatch(session -> session.sid().equals(sid));
    if (left && !outbox.retains(message.topic())) {
      outbox.offerRetained(OutboundMessage.retained(message.topic(), new byte[0]));
    }
  }

  private void echoed(InboundMessage message, long nowNs) {
    ObjectNode body = object(message);
    if (body != null && body.path("sid").asText().equals(session().id())) {
      echoMs = (int) (session().upMs(message.receivedNs()) - body.path("up_ms").asLong());
      supervisor.echo(nowNs, Math.max(SHORTEST_ECHO_LIMIT_NS, 3 * healthPeriodNs()));
    }
  }

  /**
   * Reads our own {@code state} as others see it. A will of an earlier connection is put right; a
   * robot of the same name that lives is left alone with the name if its session id is the greater.
   */
  private void reviewState(InboundMessage message, long nowNs) {
    ObjectNode body = object(message);
    String sid = body == null ? "" : body.path("sid").asText();
    String state = body == null ? "" : body.path("state").asText();
    boolean ours = sid.equals(session().id());
    if (ours && !state.equals("lost")) {
      stateEchoed = true;
    } else if (!ours && stateEchoed && (state.equals("ready") || state.equals("init"))) {
      if (session().id().compareTo(sid) < 0) {
        supervisor.evict(nowNs);
      } else {
        publishState(nowNs);
      }
    } else if (nowNs - stateSentNs >= STATE_AGAIN_AFTER_NS) {
      publishState(nowNs);
    }
  }

  private static ObjectNode object(InboundMessage message) {
    try {
      return JSON.readTree(Utf8.text(message.payload())) instanceof ObjectNode body ? body : null;
    } catch (IOException notJson) {
      return null;
    }
  }

  private void publishState(long nowNs) {
    stateSentNs = nowNs;
    collector.state("ready", changes.last(), changes.last().cause());
  }

  private void publishInfo() {
    byte[] json = writer.write(topics.info(), InfoBody.of(info, config));
    outbox.offerRetained(OutboundMessage.retained(topics.info(), json));
    if (discovery != null) {
      outbox.offerRetained(discovery.announcement(info));
    }
  }

  /** Says {@code disconnected}; step on until {@link #isFlushed} or patience ends, then close. */
  public void sayOffline() {
    collector.state("disconnected", changes.last(), "shutdown");
  }

  /** Whether the broker has everything that must not be lost. */
  public boolean isFlushed() {
    return inbox.isEmpty() && outbox.isFlushed();
  }

  /** Closes connection and journal. */
  public void close() {
    supervisor.close(clock.nanoTime());
    outbox.events().close();
  }

  @Override
  public void event(EventKind kind, Map<String, ?> fields) {
    Map<String, ?> copy = Map.copyOf(fields);
    inbox.put(() -> collector.event(kind, copy));
  }

  @Override
  public void alert(String id, Severity severity, String text) {
    inbox.put(() -> raise(id, severity, text));
  }

  private void raise(String id, Severity severity, String text) {
    String topic = topics.alert(id);
    byte[] json = writer.write(topic, new Bodies.Alert(id, severity.word(), text));
    outbox.offerRetained(OutboundMessage.retained(topic, json));
  }

  @Override
  public void clearAlert(String id) {
    inbox.put(() -> cure(id));
  }

  private void cure(String id) {
    outbox.offerRetained(OutboundMessage.retained(topics.alert(id), new byte[0]));
  }

  @Override
  public void log(Severity severity, String text) {
    inbox.put(
        () -> {
          long nowNs = clock.nanoTime();
          String topic = topics.log(severity);
          if (logLimit.pass(nowNs)) {
            byte[] json = writer.write(topic, new Bodies.Log(text));
            outbox.offerStream("log", OutboundMessage.stream(topic, json), nowNs);
          } else {
            outbox.countDropped("log", 1);
          }
        });
  }

  @Override
  public void info(RobotInfo next) {
    inbox.put(
        () -> {
          info = next;
          publishInfo();
        });
  }

  @Override
  public void progress(Progress progress) {
    inbox.put(
        () -> {
          String topic = topics.progress(progress.runId());
          byte[] json = writer.write(topic, progress);
          outbox.offerStream(
              "progress", OutboundMessage.retainedStream(topic, json), clock.nanoTime());
        });
  }

  /** What the telemetry thread adds to {@code telemetry/health}. */
  private final class Health implements Collector.HealthParts {
    @Override
    public Bodies.Link link(long nowNs) {
      var dropped = new TreeMap<String, Long>();
      outbox.counts().forEach((name, count) -> dropped.put(name, count.dropped()));
      EventStore events = outbox.events();
      return new Bodies.Link(
          Math.rint(supervisor.connectedNs(nowNs) / 1e8) / 10,
          supervisor.reconnects(),
          echoMs,
          dropped,
          outbox.queued(),
          events.pendingCount(),
          events.lost(),
          config.events().folder() != null && events.isOnDisk());
    }

    @Override
    public Bodies.Commands commands() {
      return new Bodies.Commands(
          config.commands().enabled(),
          desk.counts().acceptedByVerb(),
          desk.counts().refusedByReason());
    }

    @Override
    public Bodies.Machine machine() {
      return machine.read();
    }
  }

  /** What commands cause in telemetry. */
  private final class Output implements CommandOutput {
    @Override
    public void reply(String topic, Bodies.Reply reply, byte[] correlation) {
      inbox.put(
          () ->
              outbox.offerReply(
                  OutboundMessage.reply(topic, writer.write(topic, reply), correlation),
                  clock.nanoTime()));
    }

    @Override
    public void clearRetainedEstop() {
      inbox.put(
          () ->
              outbox.offerRetained(OutboundMessage.retained(topics.command("estop"), new byte[0])));
    }

    @Override
    public void offerRefused(String reason) {
      inbox.put(() -> collector.event(EventKind.WEIGHTS_REFUSED, Map.of("cause", reason)));
    }

    @Override
    public void rebirth() {
      inbox.put(
          () -> {
            publishInfo();
            publishState(clock.nanoTime());
            outbox.resendRetained();
          });
    }

    @Override
    public Outcome rate(Stream stream, double hz) {
      inbox.put(() -> collector.rate(stream, hz, clock.nanoTime()));
      return Outcome.done(stream.word() + " at " + hz + " messages per second");
    }
  }
}
