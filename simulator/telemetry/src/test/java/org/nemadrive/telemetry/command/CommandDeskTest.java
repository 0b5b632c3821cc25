package org.nemadrive.telemetry.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.simulator.mode.OrderFollower;
import org.nemadrive.simulator.mode.Outcome;
import org.nemadrive.telemetry.WeightsInlet;
import org.nemadrive.telemetry.message.Bodies.Reply;
import org.nemadrive.telemetry.message.InboundMessage;
import org.nemadrive.telemetry.message.Session;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.testing.SteppedClock;

class CommandDeskTest {
  private static final Topics TOPICS = new Topics("nema-1");

  private final SteppedClock clock = new SteppedClock();
  private final Session session = Session.start(clock);
  private final DriveMode mode = new DriveMode(clock::nanoTime);
  private final OrderFollower wheels = new OrderFollower(mode);
  private final Inlet weights = new Inlet();
  private final Output output = new Output();
  private int nextId;

  private CommandDesk desk(CommandSettings settings) {
    return new CommandDesk(TOPICS, session, settings, mode, weights, output);
  }

  private final CommandDesk desk = desk(CommandSettings.usual());

  /** A command as MQTT 5 brings it. */
  private InboundMessage message(String verb, String json, boolean retained, String correlation) {
    return new InboundMessage(
        TOPICS.command(verb),
        json.getBytes(StandardCharsets.UTF_8),
        retained,
        2,
        null,
        correlation == null ? null : correlation.getBytes(StandardCharsets.UTF_8),
        clock.nanoTime());
  }

  private Reply send(CommandDesk to, String verb, String json) {
    return send(to, message(verb, json, false, "id-" + nextId++));
  }

  private Reply send(CommandDesk to, InboundMessage message) {
    output.replies.clear();
    to.firstSight(message);
    to.step(clock.nanoTime());
    return output.replies.isEmpty() ? null : output.replies.getFirst();
  }

  private void refused(String code, Reply reply) {
    assertFalse(reply.accepted());
    assertEquals(code, reply.code(), reply.reason());
    assertFalse(reply.reason().isBlank(), "a refusal has a reason");
    assertEquals(Mode.DISARMED, mode.mode());
  }

  @Test
  void anArmRunDisarmSequenceIsCarriedOutAndAnswered() {
    assertTrue(send(desk, "arm", "{}").accepted());
    assertTrue(send(desk, "run", "{\"v\":1}").accepted());
    assertEquals(Mode.RUNNING, mode.mode());
    assertTrue(send(desk, "disarm", "").accepted());
    assertEquals(Map.of("arm", 1L, "run", 1L, "disarm", 1L), desk.counts().acceptedByVerb());
  }

  @Test
  void whatTheRobotDeclinesIsAnsweredInItsWords() {
    Reply reply = send(desk, "run", "{}");
    refused("declined", reply);
    assertEquals("it is disarmed; arm it first", reply.reason());
  }

  @Test
  void aRetainedCommandIsRefused() {
    refused("retained", send(desk, message("arm", "{}", true, "x")));
  }

  @Test
  void aRepeatedIdIsRefusedTheSecondTime() {
    assertTrue(send(desk, message("disarm", "{}", false, "same")).accepted());
    refused("repeated", send(desk, message("disarm", "{}", false, "same")));
  }

  @Test
  void aCommandWithoutAnIdIsRefused() {
    refused("repeated", send(desk, message("arm", "{}", false, null)));
  }

  @Test
  void aCommandThatWaitedLongerThanItsExpiryIsRefused() {
    desk.firstSight(message("arm", "{}", false, "late"));
    clock.advanceMs(2_000);
    desk.step(clock.nanoTime());
    refused("expired", output.replies.getFirst());
  }

  @ParameterizedTest
  @CsvSource({"9999, true", "10000, false"})
  void noCommandIsCarriedOutTenSecondsLateHoweverLongItsSenderAllows(
      long lateMs, boolean carriedOut) {
    desk.firstSight(
        new InboundMessage(
            TOPICS.command("disarm"),
            "{}".getBytes(StandardCharsets.UTF_8),
            false,
            3_600,
            null,
            "hour".getBytes(StandardCharsets.UTF_8),
            clock.nanoTime()));
    String hour = "{\"id\":\"1\",\"sid\":\"%s\",\"not_after_ms\":3600000}";
    desk.firstSight(plain("disarm", hour.formatted(session.id())));
    clock.advanceMs(lateMs);
    desk.step(clock.nanoTime());
    String code = carriedOut ? "done" : "expired";
    assertEquals(List.of(code, code), output.replies.stream().map(Reply::code).toList());
  }

  @Test
  void aCommandWithoutAnyExpiryIsRefused() {
    var message =
        new InboundMessage(
            TOPICS.command("arm"), "{}".getBytes(), false, -1, null, "c".getBytes(), 0);
    refused("expired", send(desk, message));
  }

  @Test
  void anOldClientNamesSessionAndLastMomentInstead() {
    clock.advanceMs(10_000);
    String good = "{\"id\":\"1\",\"sid\":\"%s\",\"not_after_ms\":11000}".formatted(session.id());
    assertTrue(send(desk, plain("arm", good)).accepted());
    send(desk, "disarm", "{}");
    String late = "{\"id\":\"2\",\"sid\":\"%s\",\"not_after_ms\":9999}".formatted(session.id());
    refused("expired", send(desk, plain("arm", late)));
    String other = "{\"id\":\"3\",\"sid\":\"another\",\"not_after_ms\":11000}";
    refused("expired", send(desk, plain("arm", other)));
  }

  private InboundMessage plain(String verb, String json) {
    return new InboundMessage(
        TOPICS.command(verb), json.getBytes(), false, -1, null, null, clock.nanoTime());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "true",
        "\"arm\"",
        "{}{}",
        "{\"speed\":1}",
        "nul",
        "{\"v\":1,}",
        "\u0000\u0001"
      })
  void whatIsNoCommandObjectIsMalformed(String json) {
    refused("malformed", send(desk, "arm", json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"operator\":\"ann\",\"left_drive\":0,\"left_drive\":1,\"right_drive\":0}",
        "{\"v\":2,\"v\":1}"
      })
  void aFieldGivenTwiceIsMalformedWhicheverCameLast(String json) {
    refused("malformed", send(desk, "drive", json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void aCommandInAnotherEncodingThanUtf8IsMalformed(String encoding) {
    refused("malformed", send(desk, encoded("{}".getBytes(Charset.forName(encoding)))));
  }

  @Test
  void aCommandAfterAByteOrderMarkOrWithDamagedTextIsMalformed() {
    refused("malformed", send(desk, encoded("\uFEFF{}".getBytes(StandardCharsets.UTF_8))));
    refused("malformed", send(desk, encoded(new byte[] {'{', '"', (byte) 0xC0, '"', '}'})));
  }

  private InboundMessage encoded(byte[] payload) {
    return new InboundMessage(
        TOPICS.command("arm"), payload, false, 2, null, "e".getBytes(), clock.nanoTime());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "1.9", "1.0", "true", "null", "[1]", "4294967297"})
  void aVersionThatIsNotTheWholeNumberOneIsUnknown(String version) {
    refused("unknown", send(desk, "arm", "{\"v\":" + version + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-18446744073609", "11000.5", "\"11000\"", "null", "1e30"})
  void aLastMomentThatIsNoWholeNumberFromZeroIsRefused(String moment) {
    clock.advanceMs(10_000);
    String json =
        "{\"id\":\"1\",\"sid\":\"%s\",\"not_after_ms\":%s}".formatted(session.id(), moment);
    refused("malformed", send(desk, plain("arm", json)));
  }

  @Test
  void anIdThatIsNoTextIsNone() {
    String json = "{\"id\":1,\"sid\":\"%s\",\"not_after_ms\":9}".formatted(session.id());
    refused("repeated", send(desk, plain("arm", json)));
  }

  @Test
  void anUnknownVerbOrVersionIsRefusedAndStillAnswered() {
    refused("unknown", send(desk, "dance", "{}"));
    refused("unknown", send(desk, "arm", "{\"v\":2}"));
    refused("unknown", send(desk, "arm/now", "{}"));
    assertEquals(TOPICS.reply("unknown"), output.topics.getLast());
  }

  @Test
  void anOversizedCommandIsRefusedByItsSizeWithoutReadingIt() {
    refused("oversized", send(desk, "arm", " ".repeat(4_097)));
    refused("oversized", send(desk, "weights", " ".repeat(262_145)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"arm", "disarm", "run", "drive", "weights", "rebirth", "rate"})
  void withoutPermissionOnlyStoppingAndResumingWork(String verb) {
    CommandDesk closed = desk(CommandSettings.disabled());
    refused("disabled", send(closed, verb, "{}"));
    send(closed, "estop", "true");
    assertEquals(Mode.ESTOP, mode.mode());
    assertTrue(send(closed, "resume", "{}").accepted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "{}", "garbage{", "1", " ", "{\"v\":9}"})
  void anyEstopStopsHoweverBroken(String payload) {
    desk.firstSight(message("estop", payload, false, null));
    assertEquals(Mode.ESTOP, mode.mode(), "it stops at first sight, before any queue");
  }

  @Test
  void aRetainedEstopStopsAndADeletedOneOrFalseDoesNot() {
    desk.firstSight(message("estop", "", true, null));
    desk.firstSight(message("estop", "false", false, null));
    assertEquals(Mode.DISARMED, mode.mode());
    desk.firstSight(message("estop", "true", true, null));
    assertEquals(Mode.ESTOP, mode.mode());
    assertTrue(mode.state().cause().contains("retained"), mode.state().cause());
  }

  @Test
  void onlyResumeReleasesAnEstopAndItDeletesTheRetainedOne() {
    send(desk, "estop", "true");
    assertEquals("declined", send(desk, "arm", "{}").code());
    assertEquals("declined", send(desk, "disarm", "{}").code());
    assertEquals(Mode.ESTOP, mode.mode());
    assertEquals(0, output.cleared);
    assertTrue(send(desk, "resume", "{}").accepted());
    assertEquals(1, output.cleared);
    assertEquals(Mode.DISARMED, mode.mode());
  }

  @Test
  void anEstopIsNotReleasedByAResumeThatCameBeforeItAndStillWaited() {
    send(desk, "estop", "true");
    clock.advanceMs(1);
    desk.firstSight(message("resume", "{}", false, "too old"));
    clock.advanceMs(1);
    desk.firstSight(message("estop", "true", false, "newer"));
    output.replies.clear();
    desk.step(clock.nanoTime());
    assertEquals(Mode.ESTOP, mode.mode());
    assertEquals(List.of(false), output.replies.stream().map(Reply::accepted).toList());
    clock.advanceMs(1);
    assertTrue(send(desk, "resume", "{}").accepted());
    assertEquals(Mode.DISARMED, mode.mode());
  }

  @Test
  void aDriveLeaseEndsByItselfAndBelongsToOneOperator() {
    tick();
    send(desk, "arm", "{}");
    String ann = "{\"operator\":\"ann\",\"left_drive\":0.5,\"right_drive\":-0.5}";
    String bob = "{\"operator\":\"bob\",\"left_drive\":1,\"right_drive\":1}";
    assertTrue(send(desk, "drive", ann).accepted());
    assertEquals(clock.nanoTime() + 500_000_000L, mode.order().expiresAtNs());
    assertEquals("ann", mode.state().holder());
    Reply reply = send(desk, "drive", bob);
    assertEquals("declined", reply.code());
    assertEquals("ann holds the drive lease", reply.reason());
    assertEquals(OrderFollower.Task.START, tick());
    assertEquals(OrderFollower.Task.DRIVE, tick());
    clock.advanceMs(500);
    assertEquals(OrderFollower.Task.STOP, tick());
    assertNull(mode.state().holder());
    assertTrue(send(desk, "drive", bob).accepted());
    assertEquals("bob", mode.state().holder());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drive|{\"operator\":\"ann\",\"left_drive\":1.01,\"right_drive\":0}",
        "drive|{\"operator\":\"ann\",\"left_drive\":0}",
        "drive|{\"operator\":\"ann\",\"left_drive\":\"0\",\"right_drive\":0}",
        "drive|{\"left_drive\":0,\"right_drive\":0}",
        "drive|{\"operator\":\"ann\",\"left_drive\":0,\"right_drive\":0,\"lease_ms\":501}",
        "rate|{\"stream\":\"tick\",\"hz\":51}",
        "rate|{\"stream\":\"tock\",\"hz\":5}",
        "run|{\"unwatched_stop_ms\":-1}",
        "run|{\"unwatched_stop_ms\":1}",
        "run|{\"unwatched_stop_ms\":499}",
        "run|{\"unwatched_stop_ms\":600001}",
        "run|{\"unwatched_stop_ms\":3000.5}",
        "run|{\"unwatched_stop_ms\":\"3000\"}",
        "run|{\"unwatched_stop_ms\":null}"
      })
  void valuesOutOfRangeAreRefusedNamingTheField(String verb, String json) {
    refused("malformed", send(desk, verb, json));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 499, 500, 600_000, 600_001, -1})
  void theSilenceThatARunMayAskForIsTheOneThatTheFileMayAskFor(int silenceMs) {
    boolean byFile = true;
    try {
      new CommandSettings(true, 500, silenceMs, 0);
    } catch (IllegalArgumentException refused) {
      byFile = false;
    }
    send(desk, "arm", "{}");
    String json = "{\"unwatched_stop_ms\":" + silenceMs + "}";
    assertEquals(byFile, send(desk, "run", json).accepted());
  }

  @Test
  void aRateIsPassedOn() {
    assertTrue(send(desk, "rate", "{\"stream\":\"pose\",\"hz\":25}").accepted());
    assertEquals("POSE 25.0", output.rate);
  }

  @Test
  void aRobotThatAskedForItStopsOnceNobodyWatches() {
    send(desk, "arm", "{}");
    send(desk, "run", "{\"unwatched_stop_ms\":3000}");
    for (int second = 0; second < 5; second++) {
      clock.advanceMs(2_900);
      desk.firstSight(plain("heartbeat", "{\"operator\":\"ann\"}"));
      desk.step(clock.nanoTime());
      assertEquals(Mode.RUNNING, mode.mode());
    }
    clock.advanceMs(2_999);
    desk.step(clock.nanoTime());
    assertEquals(Mode.RUNNING, mode.mode(), "one millisecond early");
    clock.advanceMs(1);
    desk.step(clock.nanoTime());
    assertEquals(Mode.DISARMED, mode.mode());
    assertTrue(mode.state().cause().contains("heartbeat"), mode.state().cause());
  }

  @Test
  void aFloodLosesCommandsCountedButNeverAStop() {
    for (int command = 0; command < 5_000; command++) {
      desk.firstSight(message("disarm", "{}", false, "flood-" + command));
    }
    desk.firstSight(message("estop", "true", false, null));
    assertEquals(Mode.ESTOP, mode.mode());
    desk.step(clock.nanoTime());
    assertEquals(5_000 - 64, desk.counts().refusedByReason().get("flooded"));
  }

  @Test
  void damagedCommandsAreCarriedOutOrRefusedAndNeverBreakTheDesk() {
    String[] whole = {
      "{\"v\":1,\"operator\":\"ann\",\"left_drive\":0.5,\"right_drive\":-1e0,\"lease_ms\":99}",
      "{\"id\":\"7\",\"sid\":\"s\",\"not_after_ms\":11000,\"unwatched_stop_ms\":500}",
      "{\"offer\":\"aGVsbG8=\"}",
      "{\"stream\":\"pose\",\"hz\":25}"
    };
    String alphabet = "{}[]\":,.-+eE0123456789 \\u\nnulltrue\uFEFF\u00e9";
    var random = new Random(11);
    int answered = 0;
    for (int trial = 0; trial < 20_000; trial++) {
      var json = new StringBuilder(whole[random.nextInt(whole.length)]);
      for (int edit = random.nextInt(4); edit >= 0; edit--) {
        int at = random.nextInt(json.length());
        int until = Math.min(json.length(), at + random.nextInt(3));
        int from = random.nextInt(alphabet.length());
        int some = random.nextInt(Math.min(4, alphabet.length() - from));
        json.replace(at, until, alphabet.substring(from, from + some));
      }
      Verb verb = Verb.values()[1 + random.nextInt(Verb.values().length - 1)];
      long before = handled();
      send(desk, message(verb.word(), json.toString(), false, "f" + trial));
      answered += (int) (handled() - before);
    }
    // Weights that the robot has not answered yet count as neither.
    assertEquals(20_000, answered + weights.answers.size());
  }

  private long handled() {
    long sum = 0;
    for (long count : desk.counts().acceptedByVerb().values()) {
      sum += count;
    }
    for (long count : desk.counts().refusedByReason().values()) {
      sum += count;
    }
    return sum;
  }

  @Test
  void randomBytesNeverMoveTheRobotNorBreakTheDesk() {
    var random = new Random(3);
    for (int trial = 0; trial < 5_000; trial++) {
      byte[] payload = new byte[random.nextInt(60)];
      random.nextBytes(payload);
      Verb verb = Verb.values()[1 + random.nextInt(Verb.values().length - 1)];
      desk.firstSight(
          new InboundMessage(
              TOPICS.command(verb.word()),
              payload,
              false,
              random.nextInt(3),
              null,
              null,
              clock.nanoTime()));
      desk.step(clock.nanoTime());
    }
    assertEquals(Mode.DISARMED, mode.mode());
    assertFalse(mode.order().mayDrive());
  }

  @Test
  void anAnswerGoesToTheResponseTopicOnlyInsideTheRobotsOwnReplies() {
    for (String wanted : List.of(TOPICS.replies() + "ann/1", "nemadrive/1/other/cmd/arm", "#")) {
      desk.firstSight(
          new InboundMessage(
              TOPICS.command("rebirth"),
              new byte[0],
              false,
              2,
              wanted,
              ("for-" + wanted).getBytes(),
              clock.nanoTime()));
    }
    desk.step(clock.nanoTime());
    assertEquals(
        List.of(TOPICS.replies() + "ann/1", TOPICS.reply("rebirth"), TOPICS.reply("rebirth")),
        output.topics);
    assertEquals(3, output.reborn);
  }

  @Test
  void weightsAreAnsweredOnceTheRobotKnowsWhatBecameOfThem() {
    assertNull(send(desk, "weights", "{\"offer\":\"aGVsbG8=\"}"));
    assertEquals(List.of("hello"), weights.offers);
    weights.answers.getFirst().accept(Outcome.done("they drive"));
    assertEquals("they drive", output.replies.getFirst().reason());
    assertEquals(Map.of("weights", 1L), desk.counts().acceptedByVerb());
    assertNull(send(desk, "weights", "{\"offer\":\"aGVsbG8=\"}"));
    weights.answers.get(1).accept(Outcome.refused("not newer"));
    refused("declined", output.replies.getFirst());
    refused("malformed", send(desk, "weights", "{\"offer\":\"?\"}"));
    refused("malformed", send(desk, "weights", "{\"offer\":7}"));
    refused("malformed", send(desk, "weights", "{\"ofer\":\"aGVsbG8=\"}"));
    assertEquals(2, weights.offers.size());
  }

  /** An offer as the broker brings it to whoever subscribes. */
  private void offer(CommandDesk to, String payload) {
    to.firstSight(
        new InboundMessage(
            TOPICS.weightsOffer(),
            payload.getBytes(StandardCharsets.UTF_8),
            true,
            -1,
            null,
            null,
            clock.nanoTime()));
    to.step(clock.nanoTime());
  }

  @Test
  void aRetainedOfferReachesTheRobotAndItsRefusalIsToldOnce() {
    for (int connection = 0; connection < 3; connection++) {
      offer(desk, "{\"v\":1,\"offer\":\"aGVsbG8=\"}");
      weights.answers.get(connection).accept(Outcome.refused("not newer"));
    }
    assertEquals(List.of("hello", "hello", "hello"), weights.offers);
    assertEquals(List.of("not newer"), output.refusedOffers);
    offer(desk, "");
    assertEquals(3, weights.offers.size(), "an offer that was withdrawn is nothing");
    assertEquals(List.of(), output.replies, "nobody waits for an answer");
  }

  @Test
  void anOfferThatIsNoneOrIsHugeOrIsNotWantedNeverReachesTheRobot() {
    offer(desk, "nonsense");
    offer(desk, "{\"offer\":\"" + "A".repeat(262_144) + "\"}");
    offer(desk(CommandSettings.disabled()), "{\"offer\":\"aGVsbG8=\"}");
    assertEquals(List.of(), weights.offers);
    assertEquals(3, output.refusedOffers.size());
    assertTrue(output.refusedOffers.get(1).contains("allowed are 262144"));
    assertTrue(output.refusedOffers.get(2).contains("commands: enabled"));
  }

  /** One tick of a loop that follows the mode. */
  private OrderFollower.Task tick() {
    OrderFollower.Task task = wheels.begin(clock.nanoTime());
    switch (task) {
      case START -> wheels.started();
      case STAND, STOP -> wheels.standing();
      case DRIVE -> {}
    }
    return task;
  }

  /** Keeps what was offered. */
  private static final class Inlet implements WeightsInlet {
    private final List<String> offers = new ArrayList<>();
    private final List<Consumer<Outcome>> answers = new ArrayList<>();

    @Override
    public void take(byte[] offer, Consumer<Outcome> answer) {
      offers.add(new String(offer, StandardCharsets.UTF_8));
      answers.add(answer);
    }
  }

  /** Keeps what the desk says. */
  private static final class Output implements CommandOutput {
    private final List<Reply> replies = new ArrayList<>();
    private final List<String> topics = new ArrayList<>();
    private final List<String> refusedOffers = new ArrayList<>();
    private int cleared;
    private int reborn;
    private String rate;

    @Override
    public void reply(String topic, Reply reply, byte[] correlation) {
      topics.add(topic);
      replies.add(reply);
    }

    @Override
    public void clearRetainedEstop() {
      cleared++;
    }

    @Override
    public void offerRefused(String reason) {
      refusedOffers.add(reason);
    }

    @Override
    public void rebirth() {
      reborn++;
    }

    @Override
    public Outcome rate(Stream stream, double hz) {
      rate = stream + " " + hz;
      return Outcome.done();
    }
  }
}
