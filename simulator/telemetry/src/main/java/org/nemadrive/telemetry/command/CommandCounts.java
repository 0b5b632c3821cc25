package org.nemadrive.telemetry.command;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many commands were accepted, by verb, and refused, by reason. Any thread. */
public final class CommandCounts {
  private final Map<String, LongAdder> accepted = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

  void accepted(Verb verb) {
    accepted.computeIfAbsent(verb.word(), any -> new LongAdder()).increment();
  }

  void refused(Refusal refusal) {
    refused.computeIfAbsent(refusal.word(), any -> new LongAdder()).increment();
  }

  /** Accepted commands by verb. */
  public Map<String, Long> acceptedByVerb() {
    return sums(accepted);
  }

  /** Refused commands by reason. */
  public Map<String, Long> refusedByReason() {
    return sums(refused);
  }

  private static Map<String, Long> sums(Map<String, LongAdder> counts) {
    var sums = new TreeMap<String, Long>();
    counts.forEach((name, count) -> sums.put(name, count.sum()));
    return sums;
  }
}
