package org.nemadrive.trainer.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import org.nemadrive.exact.SplitMix64;

/**
 * A sweep on cores that are not there: runs of given lengths, cores of different pace that are lost
 * and come back, and a driver that takes one row at a time. Nothing computes; time is counted.
 */
final class SimulatedSweep {
  private final double[] runS;
  private final Fleet fleet;
  private final SplitMix64 random;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::atS).thenComparingLong(Event::number));
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private long number;
  private double driverFreeS;
  private double driverBusyS;
  private int lost;

  /**
   * What it runs on.
   *
   * @param cores number of cores, each with one run at a time
   * @param slowShare share of them that are stragglers
   * @param slowPace pace of a straggler, of a core's
   * @param lossesPerHour how often a core is lost in an hour
   * @param noticedS seconds until the driver knows
   * @param backS seconds until the core is back
   * @param driverS seconds of the driver for each row
   */
  record Fleet(
      int cores,
      double slowShare,
      double slowPace,
      double lossesPerHour,
      double noticedS,
      double backS,
      double driverS) {}

  /**
   * What came of it.
   *
   * @param makespanS until the last row was in the ledger
   * @param idealS all work over the pace of all cores, or the longest run if that is more
   * @param driverBusy part of the time that the driver was busy
   * @param lost runs that were begun in vain
   */
  record Result(double makespanS, double idealS, double driverBusy, int lost) {}

  /** What happens to a core. */
  private enum Kind {
    COMPUTED,
    IN_THE_LEDGER,
    KNOWN_TO_BE_LOST,
    BACK
  }

  private record Event(double atS, long number, Kind kind, int core, int run) {}

  SimulatedSweep(double[] runS, Fleet fleet, long seed) {
    this.runS = runS;
    this.fleet = fleet;
    random = new SplitMix64(seed);
    for (int run = 0; run < runS.length; run++) {
      waiting.add(run);
    }
  }

  Result run() {
    int slow = (int) Math.round(fleet.cores() * fleet.slowShare());
    double[] pace = new double[fleet.cores()];
    Arrays.fill(pace, 1);
    Arrays.fill(pace, 0, slow, fleet.slowPace());
    Deque<Integer> idle = new ArrayDeque<>();
    for (int core = 0; core < fleet.cores(); core++) {
      idle.add(core);
    }
    int open = runS.length;
    double nowS = 0;
    while (open > 0) {
      while (!idle.isEmpty() && !waiting.isEmpty()) {
        begin(idle.poll(), waiting.poll(), nowS, pace);
      }
      Event event = events.poll();
      nowS = event.atS();
      switch (event.kind()) {
        case COMPUTED -> {
          driverFreeS = Math.max(driverFreeS, nowS) + fleet.driverS();
          driverBusyS += fleet.driverS();
          add(driverFreeS, Kind.IN_THE_LEDGER, event.core(), event.run());
        }
        case IN_THE_LEDGER -> {
          open--;
          idle.add(event.core());
        }
        case KNOWN_TO_BE_LOST -> {
          lost++;
          waiting.addFirst(event.run());
          double awayS = Math.max(0, fleet.backS() - fleet.noticedS());
          add(nowS + awayS, Kind.BACK, event.core(), event.run());
        }
        case BACK -> idle.add(event.core());
      }
    }
    double work = Arrays.stream(runS).sum();
    double ideal = Math.max(work / Arrays.stream(pace).sum(), Arrays.stream(runS).max().orElse(0));
    return new Result(nowS, ideal, driverBusyS / nowS, lost);
  }

  private void begin(int core, int run, double nowS, double[] pace) {
    double endS = nowS + runS[run] / pace[core];
    // The time to the next loss is exponential; a loss is known only after the heartbeat.
    double lossS = nowS - Math.log(1 - random.nextDouble()) * 3600 / fleet.lossesPerHour();
    if (lossS < endS) {
      add(lossS + fleet.noticedS(), Kind.KNOWN_TO_BE_LOST, core, run);
    } else {
      add(endS, Kind.COMPUTED, core, run);
    }
  }

  private void add(double atS, Kind kind, int core, int run) {
    events.add(new Event(atS, number++, kind, core, run));
  }
}
