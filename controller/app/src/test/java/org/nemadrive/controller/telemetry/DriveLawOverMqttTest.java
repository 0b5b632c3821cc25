package org.nemadrive.controller.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.controller.telemetry.ModeLaw.Answered;
import org.nemadrive.controller.telemetry.ModeLaw.Place;
import org.nemadrive.telemetry.command.Verb;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.Watcher;
import org.nemadrive.testing.OpensBroker;
import org.nemadrive.testing.Slow;
import org.nemadrive.testing.StartsProcess;

/**
 * The law of who may move the wheels, held by the real process over a real broker and judged from
 * outside, by its messages alone: it answers as the order of modes allows, publishes the mode it
 * must be in, and moves if and only if it runs.
 */
@OpensBroker
@StartsProcess
@Slow
class DriveLawOverMqttTest {
  /** A fifth of a second each; -Dnemadrive.law.sequences=1000 plays more. */
  private static final int SEQUENCES = Integer.getInteger("nemadrive.law.sequences", 200);

  /** Ticks from an answer until the wheels do as the mode says: stop, look, make ready, drive. */
  private static final int SETTLING_TICKS = 6;

  /** A tick of this robot, milliseconds. */
  private static final int TICK_MS = 10;

  private static final Topics TOPICS = new Topics("nema-law");
  private static final SentCommand ESTOP = SentCommand.of(Verb.ESTOP);
  private static final SentCommand RESUME = SentCommand.of(Verb.RESUME);
  private static final SentCommand ARM = SentCommand.of(Verb.ARM);
  private static final SentCommand RUN = SentCommand.of(Verb.RUN);

  @TempDir static Path folder;
  private static Mosquitto broker;
  private static WatchedDrive robot;
  private static Watcher watcher;

  /** How many messages were looked at. */
  private static int looked;

  private static int nextId;

  private final List<Answered> told = new ArrayList<>();
  private JsonNode state;

  /** What the newest message answers. */
  private String correlation;

  private long newestTick;
  private boolean handMoved;

  @BeforeAll
  static void start() throws Exception {
    broker = Mosquitto.open(folder).start();
    Path config =
        Files.writeString(
            folder.resolve("telemetry.yaml"),
            """
            robot: nema-law
            broker: %s
            commands: enabled
            rates_hz:
              tick: 50
              pose: 50
            """
                .formatted(broker.address()));
    watcher = Watcher.on(broker.address());
    robot = WatchedDrive.start(folder, "--telemetry", config.toString(), "--hold");
    watcher.awaitState("ready", "disarmed");
  }

  @AfterAll
  static void end() throws Exception {
    for (AutoCloseable part : Arrays.asList(robot, watcher, broker)) {
      if (part != null) {
        part.close();
      }
    }
  }

  @Test
  void theRobotAnswersPublishesAndMovesAsTheOrderOfModesSays() {
    Map<Place, Integer> endedIn = new EnumMap<>(Place.class);
    int drivenByHand = 0;
    for (int seed = 0; seed < SEQUENCES; seed++) {
      try {
        told.clear();
        handMoved = false;
        endedIn.merge(play(SentCommand.draw(seed), seed % 2 == 0), 1, Integer::sum);
        drivenByHand += handMoved ? 1 : 0;
      } catch (AssertionError broken) {
        String story = told.stream().map(Answered::toString).collect(Collectors.joining("\n"));
        throw new AssertionError("seed " + seed + ": " + broken.getMessage() + "\n" + story);
      }
    }
    for (Place place : List.of(Place.DISARMED, Place.ARMED, Place.RUNNING, Place.ESTOP)) {
      assertTrue(endedIn.getOrDefault(place, 0) >= SEQUENCES / 20, "ended in " + endedIn);
    }
    assertTrue(drivenByHand >= SEQUENCES / 20, "a hand moved it in " + drivenByHand);
  }

  /** From a known state; the place it ended in. */
  private Place play(List<List<SentCommand>> bursts, boolean pauses) {
    Set<Place> places = EnumSet.allOf(Place.class);
    var first = new ArrayList<>(List.of(ESTOP, RESUME));
    if (pauses) {
      places = answered(places, first);
      awaitTick(newestTick + SETTLING_TICKS);
      first.clear();
    }
    first.addAll(bursts.getFirst());
    places = answered(places, first);
    for (List<SentCommand> burst : bursts.subList(1, bursts.size())) {
      if (pauses) {
        awaitTick(newestTick + SETTLING_TICKS);
      }
      places = answered(places, burst);
    }
    return judge(places, 3);
  }

  /** Sends a burst without waiting, then waits for all answers; the places these allow. */
  private Set<Place> answered(Set<Place> before, List<SentCommand> burst) {
    var ids = new ArrayList<String>();
    for (SentCommand command : burst) {
      String id = command.again() ? ids.getLast() : "law-" + nextId++;
      ids.add(id);
      watcher.commandAtOnce(TOPICS.command(command.verb().word()), command.json(), id);
    }
    JsonNode[] replies = new JsonNode[burst.size()];
    int missing = burst.size();
    while (missing > 0) {
      JsonNode reply = next();
      if (reply.has("verb") && reply.has("accepted")) {
        missing -= note(reply, ids, replies);
      }
    }
    var answers = new ArrayList<Answered>();
    for (int i = 0; i < replies.length; i++) {
      answers.add(
          new Answered(
              burst.get(i),
              replies[i].path("accepted").asBoolean(),
              replies[i].path("code").asText(),
              replies[i].path("reason").asText()));
    }
    told.addAll(answers);
    Set<Place> after = ModeLaw.after(before, answers);
    assertTrue(!after.isEmpty(), "nobody in one of " + before + " answers like this");
    return after;
  }

  /** Answers to commands of one id come in the order of the commands. */
  private int note(JsonNode reply, List<String> ids, JsonNode[] replies) {
    for (int i = 0; i < replies.length; i++) {
      if (replies[i] == null && ids.get(i).equals(correlation)) {
        replies[i] = reply;
        return 1;
      }
    }
    return 0;
  }

  /** Nothing more is sent: looks whether it moves, and stays as it is for some messages more. */
  private Place judge(Set<Place> places, int tickMessages) {
    int leaseMs =
        places.stream().anyMatch(Place::isHand)
            ? told.stream().mapToInt(one -> one.command().leaseMs()).max().orElseThrow()
            : 0;
    JsonNode first = awaitTick(newestTick + 1);
    awaitTick(first.path("tick").asLong() + SETTLING_TICKS + leaseMs / TICK_MS);
    Set<Place> rest = EnumSet.copyOf(places);
    rest.removeIf(Place::isHand);
    assertEquals(1, rest.size(), "the answers tell where it is");
    Place place = rest.iterator().next();
    String pose = null;
    for (int seen = 0; seen < tickMessages; ) {
      JsonNode message = next();
      if (message.has("left_drive")) {
        seen++;
        assertEquals(place == Place.RUNNING, isMoving(message), place + ", but " + message);
      } else if (message.has("heading_rad") && place != Place.RUNNING) {
        String now =
            message.path("x_wu") + ", " + message.path("y_wu") + ", " + message.path("heading_rad");
        assertEquals(pose == null ? now : pose, now, "the place where it stands");
        pose = now;
      }
    }
    assertEquals(place.mode(), state.path("mode").asText(), "published: " + state);
    assertTrue(!state.has("drive_holder"), "published: " + state);
    return place;
  }

  private static boolean isMoving(JsonNode tick) {
    return tick.path("left_drive").asDouble() != 0 || tick.path("right_drive").asDouble() != 0;
  }

  private JsonNode awaitTick(long number) {
    JsonNode message = next();
    while (!message.has("left_drive") || message.path("tick").asLong() < number) {
      message = next();
    }
    return message;
  }

  /** The next message of the robot. */
  private JsonNode next() {
    Watcher.Seen seen;
    do {
      seen = watcher.await("anything", looked, message -> true);
      looked++;
    } while (seen.topic().startsWith(TOPICS.commands()));
    byte[] answered = seen.properties().getCorrelationData();
    correlation = answered == null ? "" : new String(answered, StandardCharsets.UTF_8);
    JsonNode message = seen.json();
    if (seen.topic().equals(TOPICS.state())) {
      state = message;
    } else if (message.has("left_drive")) {
      newestTick = message.path("tick").asLong();
      handMoved |= isMoving(message) && state != null && state.has("drive_holder");
    }
    return message;
  }

  @Test
  void afterARenewedDriveItStandsArmedForAtLeastThirtyMessages() {
    Set<Place> places = answered(EnumSet.allOf(Place.class), List.of(ESTOP, RESUME, ARM));
    awaitTick(newestTick + SETTLING_TICKS);
    SentCommand drive = SentCommand.drive("ann", 100);
    places = answered(places, List.of(drive, drive));
    assertTrue(told.stream().allMatch(Answered::accepted), told.toString());
    assertEquals(Place.ARMED, judge(places, 30));
  }

  @Test
  void aSuperfluousRunDoesNotUndoTheNextStop() {
    Set<Place> places = answered(EnumSet.allOf(Place.class), List.of(ESTOP, RESUME, ARM, RUN, RUN));
    assertEquals(Place.RUNNING, judge(places, 3));
    places = answered(places, List.of(RUN));
    places = answered(places, List.of(ESTOP));
    assertTrue(told.stream().allMatch(Answered::accepted), told.toString());
    assertEquals(Place.ESTOP, judge(places, 30));
  }

  @Test
  void aDisarmedRobotIsNotMovedByAHandThatDroveBefore() {
    Set<Place> places = answered(EnumSet.allOf(Place.class), List.of(ESTOP, RESUME, ARM));
    awaitTick(newestTick + SETTLING_TICKS);
    SentCommand drive = SentCommand.drive("ann", 100);
    places = answered(places, List.of(drive, SentCommand.of(Verb.DISARM), drive, drive));
    assertEquals(
        List.of(true, true, false, false),
        told.subList(3, 7).stream().map(Answered::accepted).toList());
    assertEquals(Place.DISARMED, judge(places, 30));
  }
}
