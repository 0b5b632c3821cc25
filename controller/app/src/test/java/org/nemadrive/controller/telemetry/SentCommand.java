package org.nemadrive.controller.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.nemadrive.telemetry.command.Verb;

/**
 * A command as it goes to the broker.
 *
 * @param verb what is asked for
 * @param operator who drives by hand; null for any other verb
 * @param leaseMs how long a hand may drive, milliseconds; 0 for any other verb
 * @param again whether it is the command before it once more, by the same id
 */
record SentCommand(Verb verb, String operator, int leaseMs, boolean again) {
  private static final Verb[] OFTEN = {
    Verb.ARM,
    Verb.ARM,
    Verb.ARM,
    Verb.RUN,
    Verb.RUN,
    Verb.DRIVE,
    Verb.DRIVE,
    Verb.DRIVE,
    Verb.DRIVE,
    Verb.DISARM,
    Verb.ESTOP,
    Verb.RESUME
  };

  static SentCommand of(Verb verb) {
    return new SentCommand(verb, null, 0, false);
  }

  static SentCommand drive(String operator, int leaseMs) {
    return new SentCommand(Verb.DRIVE, operator, leaseMs, false);
  }

  /**
   * One to four bursts of one to eight commands, and after every third of these a hand drive that
   * is renewed: the same for the same seed.
   */
  static List<List<SentCommand>> draw(long seed) {
    var random = new SplittableRandom(seed);
    var bursts = new ArrayList<List<SentCommand>>();
    for (int left = random.nextInt(1, 5); left > 0; left--) {
      var burst = new ArrayList<SentCommand>();
      for (int more = random.nextInt(1, 9); more > 0; more--) {
        boolean again = !burst.isEmpty() && random.nextInt(8) == 0;
        burst.add(again ? burst.getLast().repeated() : drawOne(random));
      }
      bursts.add(burst);
    }
    if (random.nextInt(3) == 0) {
      bursts.add(List.of(of(Verb.ARM), drive("ann", 60), drive("ann", 60)));
    }
    return bursts;
  }

  private static SentCommand drawOne(SplittableRandom random) {
    Verb verb = OFTEN[random.nextInt(OFTEN.length)];
    return verb == Verb.DRIVE
        ? drive(random.nextInt(4) == 0 ? "bob" : "ann", random.nextInt(20, 61))
        : of(verb);
  }

  private SentCommand repeated() {
    return new SentCommand(verb, operator, leaseMs, true);
  }

  /** Its JSON. */
  String json() {
    return verb == Verb.DRIVE
        ? String.format(
            Locale.ROOT,
            "{\"operator\":\"%s\",\"left_drive\":0.3,\"right_drive\":-0.2,\"lease_ms\":%d}",
            operator,
            leaseMs)
        : "{}";
  }

  @Override
  public String toString() {
    return verb.word()
        + (verb == Verb.DRIVE ? " by " + operator + " for " + leaseMs + " ms" : "")
        + (again ? " (repeated)" : "");
  }
}
