package org.nemadrive.controller.telemetry;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nemadrive.telemetry.command.Verb;

/**
 * The order of modes as a person would draw it, seen from outside: given how a robot answered a
 * burst of commands, the places it may be in now. What no answer tells is left open: when a lease
 * ran out, and before which of the commands that still waited an estop, which waits for nothing,
 * was carried out.
 */
final class ModeLaw {
  /** Where a robot can be. */
  enum Place {
    DISARMED("disarmed"),
    ARMED("armed"),
    ANN_DRIVES("armed"),
    BOB_DRIVES("armed"),
    RUNNING("running"),
    ESTOP("estop");

    private final String mode;

    Place(String mode) {
      this.mode = mode;
    }

    /** The mode it is to publish there. */
    String mode() {
      return mode;
    }

    boolean isHand() {
      return this == ANN_DRIVES || this == BOB_DRIVES;
    }

    boolean isArmed() {
      return this == ARMED || isHand();
    }
  }

  /** A command and its answer. */
  record Answered(SentCommand command, boolean accepted, String code, String reason) {
    @Override
    public String toString() {
      return command + ": " + (accepted ? "accepted" : "refused") + " (" + reason + ")";
    }
  }

  private record Waiting(Answered answered, int stopsBefore) {}

  private record Point(int done, int stopped, Place place) {}

  private final List<Waiting> waiting = new ArrayList<>();
  private final Set<Point> visited = new HashSet<>();
  private final Set<Place> ends = EnumSet.noneOf(Place.class);
  private int stops;

  private ModeLaw(List<Answered> burst) {
    for (Answered answered : burst) {
      if (answered.command().verb() == Verb.ESTOP) {
        stops++;
      } else {
        waiting.add(new Waiting(answered, stops));
      }
    }
  }

  /** Where the robot may be after this burst; nowhere if it cannot have answered like this. */
  static Set<Place> after(Set<Place> before, List<Answered> burst) {
    if (burst.stream().anyMatch(one -> one.command().verb() == Verb.ESTOP && !one.accepted())) {
      return Set.of();
    }
    var law = new ModeLaw(burst);
    before.forEach(place -> law.go(0, 0, place));
    return law.ends;
  }

  private void go(int done, int stopped, Place place) {
    if (!visited.add(new Point(done, stopped, place))) {
      return;
    }
    if (place.isHand()) {
      go(done, stopped, Place.ARMED);
    }
    if (stopped < stops) {
      go(done, stopped + 1, Place.ESTOP);
    }
    if (done < waiting.size() && stopped >= waiting.get(done).stopsBefore) {
      Waiting next = waiting.get(done);
      Place then = follow(place, next.answered, stopped > next.stopsBefore);
      if (then != null) {
        go(done + 1, stopped, then);
      }
    }
    if (done == waiting.size() && stopped == stops) {
      ends.add(place);
    }
  }

  /** The next place, or null if nobody answers like this in that place. */
  private static Place follow(Place place, Answered answered, boolean overtaken) {
    SentCommand command = answered.command();
    if (command.again()) {
      return answered.code().equals("repeated") ? place : null;
    }
    Place wanted = wanted(place, command, overtaken);
    if (answered.accepted()) {
      return wanted;
    }
    if (!answered.code().equals("declined")) {
      return null;
    }
    return wanted == null || isTooEarly(place, answered) ? place : null;
  }

  /** Whether the wheels may still come to rest is known to nobody outside. */
  private static boolean isTooEarly(Place place, Answered answered) {
    return place == Place.ARMED
        && answered.command().verb() == Verb.DRIVE
        && answered.reason().contains("come to rest");
  }

  /** Where this command leads, or null if it is to be refused there. */
  private static Place wanted(Place place, SentCommand command, boolean overtaken) {
    return switch (command.verb()) {
      case ARM -> place == Place.DISARMED ? Place.ARMED : place.isArmed() ? place : null;
      case DISARM -> place == Place.ESTOP ? null : Place.DISARMED;
      case RUN -> place.isArmed() || place == Place.RUNNING ? Place.RUNNING : null;
      case RESUME -> place == Place.ESTOP && !overtaken ? Place.DISARMED : null;
      case DRIVE -> {
        Place hand = command.operator().equals("ann") ? Place.ANN_DRIVES : Place.BOB_DRIVES;
        yield place == Place.ARMED || place == hand ? hand : null;
      }
      default -> throw new IllegalArgumentException(command + " is not in the law");
    };
  }
}
