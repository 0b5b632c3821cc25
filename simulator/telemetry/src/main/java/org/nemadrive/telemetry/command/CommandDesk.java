package org.nemadrive.telemetry.command;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.Lease;
import org.nemadrive.simulator.mode.Outcome;
import org.nemadrive.telemetry.WeightsInlet;
import org.nemadrive.telemetry.message.Bodies.Reply;
import org.nemadrive.telemetry.message.InboundMessage;
import org.nemadrive.telemetry.message.Session;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.message.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands from the network: judges, carries out, answers and counts them. {@link
 * #firstSight} may be called from any thread and stops the robot right there if it is told to;
 * everything else waits in a short queue for {@link #step}, which belongs to the command thread.
 */
public final class CommandDesk {
  private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);
  private static final int QUEUE_LENGTH = 64;

  private final Topics topics;
  private final Session session;
  private final CommandSettings settings;
  private final DriveMode mode;
  private final WeightsInlet weights;
  private final CommandOutput output;
  private final CommandCounts counts = new CommandCounts();
  private final ArrayBlockingQueue<InboundMessage> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
  private final RecentIds recentIds = new RecentIds();
  private final OperatorWatch watch;
  private final LinkWatch linkWatch;
  private byte[] offerRefusedLast = new byte[0];

  /** Held while an estop or a resume is carried out, which is a moment and waits for nothing. */
  private final Object latch = new Object();

  /** When the newest estop arrived; guarded by {@link #latch}. */
  private long newestEstopNs = Long.MIN_VALUE;

  /**
   * Makes a desk.
   *
   * @param mode what is commanded
   * @param weights takes weights
   */
  public CommandDesk(
      Topics topics,
      Session session,
      CommandSettings settings,
      DriveMode mode,
      WeightsInlet weights,
      CommandOutput output) {
    this.topics = topics;
    this.session = session;
    this.settings = settings;
    this.mode = mode;
    this.weights = weights;
    this.output = output;
    watch = new OperatorWatch(settings.unwatchedStopMs());
    linkWatch = new LinkWatch(settings.linkLossStopMs());
  }

  /** How many commands were accepted and refused. */
  public CommandCounts counts() {
    return counts;
  }

  /** Sees a message the moment it arrives. Any thread; never waits. */
  public void firstSight(InboundMessage message) {
    if (message.topic().equals(topics.weightsOffer())) {
      if (message.payload().length > 0 && !queue.offer(message)) {
        counts.refused(Refusal.FLOODED);
      }
      return;
    }
    if (!message.topic().startsWith(topics.commands())) {
      return;
    }
    if (message.topic().equals(topics.command(Verb.ESTOP.word()))) {
      estop(message);
    } else if (message.payload().length > 0 || !message.retained()) {
      if (!queue.offer(message)) {
        counts.refused(Refusal.FLOODED);
      }
    }
  }

  /** Any payload stops, however broken; only an empty one (a deletion) and {@code false} do not. */
  private void estop(InboundMessage message) {
    if (message.payload().length == 0) {
      return;
    }
    boolean askedForFalse =
        message.payload().length < 16
            && new String(message.payload(), StandardCharsets.UTF_8).strip().equals("false");
    if (askedForFalse) {
      counts.refused(Refusal.MALFORMED);
      answer(
          message, Verb.ESTOP.word(), null, Refusal.MALFORMED, "false stops nothing; send resume");
      return;
    }
    synchronized (latch) {
      newestEstopNs = message.receivedNs();
      mode.estop(message.retained() ? "a retained estop command" : "an estop command");
    }
    counts.accepted(Verb.ESTOP);
    if (!message.retained()) {
      answer(message, Verb.ESTOP.word(), null, null, "stopped until resumed");
    }
  }

  /** Waits at most {@code ms} milliseconds for a command. */
  public void await(long ms) throws InterruptedException {
    InboundMessage first = queue.poll(ms, TimeUnit.MILLISECONDS);
    if (first != null) {
      handle(first, session.clock().nanoTime());
    }
  }

  /** Carries out what waits, and looks after the operator's heartbeat. */
  public void step(long nowNs) {
    for (InboundMessage message = queue.poll(); message != null; message = queue.poll()) {
      handle(message, nowNs);
    }
    if (watch.isUnwatched(mode.mode(), nowNs)) {
      mode.stop("no operator heartbeat for " + watch.limitMs() + " ms");
    }
  }

  /**
   * Stops a robot that was set going from here and cannot be told to stop any more. Any thread.
   *
   * @param heardNs when the broker was heard last, nanoseconds
   * @param periodNs how often it is heard when all is well, nanoseconds
   */
  public void lookAfterLink(long heardNs, long periodNs, long nowNs) {
    if (linkWatch.isLost(mode.mode(), heardNs, periodNs, nowNs)) {
      mode.stop("no word from the broker for " + (nowNs - heardNs) / 1_000_000 + " ms");
    }
  }

  private void handle(InboundMessage message, long nowNs) {
    if (message.topic().equals(topics.weightsOffer())) {
      offered(message);
      return;
    }
    String word = message.topic().substring(topics.commands().length());
    String id = null;
    try {
      Verb verb = known(word, message);
      CommandRequest request =
          CommandRequest.read(message, session.id(), session.startNs(), verb == Verb.HEARTBEAT);
      id = request.id();
      if (verb == Verb.HEARTBEAT) {
        request.allowOnly(Set.of("operator"));
        watch.heartbeat(message.receivedNs());
        counts.accepted(verb);
        return;
      }
      permit(verb, request, nowNs);
      if (verb == Verb.WEIGHTS) {
        String asked = id;
        request.allowOnly(Set.of("offer"));
        weights.take(request.bytes("offer"), outcome -> settle(message, asked, outcome));
        return;
      }
      Outcome outcome = carryOut(verb, request, message.receivedNs());
      if (!outcome.accepted()) {
        throw new RefusedException(Refusal.DECLINED, outcome.reason());
      }
      if (verb == Verb.ARM || verb == Verb.RUN || verb == Verb.DRIVE) {
        linkWatch.commanded();
      }
      counts.accepted(verb);
      answer(message, word, id, null, outcome.reason());
    } catch (RefusedException refused) {
      counts.refused(refused.refusal());
      LOG.debug("Refused command {}: {}", word, refused.getMessage());
      answer(message, word, id, refused.refusal(), refused.getMessage());
    }
  }

  /** Weights take their time; they are answered when it is known what became of them. */
  private void settle(InboundMessage message, String id, Outcome outcome) {
    Refusal refusal = outcome.accepted() ? null : Refusal.DECLINED;
    if (refusal == null) {
      counts.accepted(Verb.WEIGHTS);
    } else {
      counts.refused(refusal);
    }
    answer(message, Verb.WEIGHTS.word(), id, refusal, outcome.reason());
  }

  /** A retained offer comes again at every connection; nobody waits for an answer. */
  private void offered(InboundMessage message) {
    try {
      if (!settings.enabled()) {
        throw new RefusedException(
            Refusal.DISABLED,
            "this robot takes no weights from the network; see commands: enabled");
      }
      if (message.payload().length > Verb.WEIGHTS.maxBytes()) {
        throw new RefusedException(
            Refusal.OVERSIZED,
            message.payload().length + " bytes, allowed are " + Verb.WEIGHTS.maxBytes());
      }
      weights.take(
          CommandRequest.offer(message.payload()), outcome -> settleOffer(message, outcome));
    } catch (RefusedException refused) {
      counts.refused(refused.refusal());
      settleOffer(message, Outcome.refused(refused.getMessage()));
    }
  }

  private synchronized void settleOffer(InboundMessage message, Outcome outcome) {
    if (!outcome.accepted() && !Arrays.equals(message.payload(), offerRefusedLast)) {
      offerRefusedLast = message.payload();
      output.offerRefused(outcome.reason());
    }
  }

  private Verb known(String word, InboundMessage message) throws RefusedException {
    Verb verb = Verb.of(word);
    if (verb == null) {
      throw new RefusedException(Refusal.UNKNOWN, "there is no such command");
    }
    if (message.retained()) {
      throw new RefusedException(
          Refusal.RETAINED, "only estop may be retained; publish this without the retain flag");
    }
    if (message.payload().length > verb.maxBytes()) {
      throw new RefusedException(
          Refusal.OVERSIZED, message.payload().length + " bytes, allowed are " + verb.maxBytes());
    }
    return verb;
  }

  private void permit(Verb verb, CommandRequest request, long nowNs) throws RefusedException {
    if (verb.needsPermission() && !settings.enabled()) {
      throw new RefusedException(
          Refusal.DISABLED, "this robot takes no commands; set commands: enabled to change that");
    }
    if (nowNs - request.expiresNs() >= 0) {
      throw new RefusedException(Refusal.EXPIRED, "the command came after its expiry");
    }
    if (!recentIds.add(request.id())) {
      throw new RefusedException(Refusal.REPEATED, "this id was used before");
    }
  }

  private Outcome carryOut(Verb verb, CommandRequest request, long receivedNs)
      throws RefusedException {
    return switch (verb) {
      case ARM -> {
        request.allowOnly(Set.of());
        yield mode.arm("arm command");
      }
      case DISARM -> {
        request.allowOnly(Set.of());
        yield mode.disarm("disarm command");
      }
      case RUN -> run(request);
      case DRIVE -> drive(request);
      case RESUME -> resume(request, receivedNs);
      case REBIRTH -> {
        request.allowOnly(Set.of());
        output.rebirth();
        yield Outcome.done();
      }
      case RATE -> rate(request);
      case ESTOP, HEARTBEAT, WEIGHTS ->
          throw new IllegalStateException(verb + " is handled before");
    };
  }

  private Outcome run(CommandRequest request) throws RefusedException {
    request.allowOnly(Set.of("unwatched_stop_ms"));
    int limitMs = request.unwatchedStopMs(settings.unwatchedStopMs());
    Outcome outcome = mode.run("run command");
    if (outcome.accepted()) {
      watch.limit(limitMs);
    }
    return outcome;
  }

  private Outcome drive(CommandRequest request) throws RefusedException {
    request.allowOnly(Set.of("operator", "left_drive", "right_drive", "lease_ms"));
    String operator = request.text("operator");
    double left = request.number("left_drive", -1, 1, null);
    double right = request.number("right_drive", -1, 1, null);
    double leaseMs =
        request.number("lease_ms", 1, settings.driveLeaseMs(), (double) settings.driveLeaseMs());
    return mode.drive(new Lease(operator, left, right, Math.round(leaseMs * 1e6)));
  }

  /** An estop is carried out before what still waits: a resume that came before it is too old. */
  private Outcome resume(CommandRequest request, long receivedNs) throws RefusedException {
    request.allowOnly(Set.of());
    Outcome outcome;
    synchronized (latch) {
      outcome =
          receivedNs < newestEstopNs
              ? Outcome.refused("an estop came after this resume; send it again")
              : mode.resume("resume command");
    }
    if (outcome.accepted()) {
      output.clearRetainedEstop();
    }
    return outcome;
  }

  private Outcome rate(CommandRequest request) throws RefusedException {
    request.allowOnly(Set.of("stream", "hz"));
    String word = request.text("stream");
    double hz = request.number("hz", Stream.MIN_HZ, Stream.MAX_HZ, null);
    for (Stream stream : Stream.values()) {
      if (stream.word().equals(word)) {
        return output.rate(stream, hz);
      }
    }
    throw new RefusedException(Refusal.MALFORMED, "stream must be tick, pose, neurons or health");
  }

  private void answer(
      InboundMessage message, String word, String id, Refusal refusal, String reason) {
    String wanted = message.responseTopic();
    boolean ours =
        wanted != null
            && wanted.startsWith(topics.replies())
            && !wanted.contains("#")
            && !wanted.contains("+");
    String safeWord = word.matches("[a-z0-9-]{1,40}") ? word : "unknown";
    output.reply(
        ours ? wanted : topics.reply(safeWord),
        new Reply(safeWord, id, refusal == null, refusal == null ? "done" : refusal.word(), reason),
        message.correlation());
  }
}
