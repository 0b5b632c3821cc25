package org.nemadrive.controller.law;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.law.Happening.What;

/** Draws sequences of happenings, and makes a sequence that breaks the law as short as it goes. */
final class Sequences {
  /** What happens most is what moves and stops robots. */
  private static final List<What> COMMANDS =
      List.of(
          What.ARM,
          What.ARM,
          What.RUN,
          What.RUN,
          What.START,
          What.START,
          What.START,
          What.DRIVE_ANN,
          What.DRIVE_ANN,
          What.DRIVE_ANN,
          What.DRIVE_BOB,
          What.DISARM,
          What.DISARM,
          What.STOP,
          What.ESTOP,
          What.RESUME,
          What.RESUME,
          What.SWAP_BEGINS,
          What.SWAP_ENDS,
          What.SWAP_ENDS,
          What.RESTART);

  private static final int MOST_CALLS = 4;
  private static final double WITHIN_A_TICK = 0.4;
  private static final double REPEATED = 0.3;

  private Sequences() {}

  /**
   * A sequence of its own for each seed.
   *
   * @param faults what can break
   */
  static List<Happening> draw(long seed, int ticks, Set<Fault> faults) {
    Random random = new Random(seed);
    List<Happening> sequence = new ArrayList<>();
    Set<Fault> present = EnumSet.noneOf(Fault.class);
    What last = What.START;
    for (int tick = 0; tick < ticks; tick += random.nextInt(5)) {
      int when = random.nextDouble() < WITHIN_A_TICK ? 1 + random.nextInt(MOST_CALLS) : 0;
      if (!faults.isEmpty() && random.nextInt(12) == 0) {
        Fault fault = List.copyOf(faults).get(random.nextInt(faults.size()));
        boolean begins = present.add(fault);
        if (!begins) {
          present.remove(fault);
        }
        What what = begins ? What.FAULT_BEGINS : What.FAULT_ENDS;
        sequence.add(new Happening(tick, 0, what, fault));
      } else {
        // People press a button twice, renew what they have, and ask for what is already so.
        last =
            random.nextDouble() < REPEATED ? last : COMMANDS.get(random.nextInt(COMMANDS.size()));
        sequence.add(new Happening(tick, when, last, null));
      }
    }
    return sequence;
  }

  /** Leaves out whatever need not happen for the sequence to break the law. */
  static List<Happening> shrink(List<Happening> broken, Predicate<List<Happening>> stillBreaks) {
    List<Happening> shortest = new ArrayList<>(broken);
    boolean shorter = true;
    while (shorter) {
      shorter = false;
      for (int i = shortest.size() - 1; i >= 0; i--) {
        List<Happening> without = new ArrayList<>(shortest);
        without.remove(i);
        if (stillBreaks.test(without)) {
          shortest = without;
          shorter = true;
        }
      }
    }
    return shortest;
  }
}
