package org.nemadrive.controller.cli.drive;

import org.HdrHistogram.Histogram;
import org.nemadrive.controller.loop.LoopStatistics;

/** The loop's punctuality as a table for people. */
final class StatisticsText {
  private StatisticsText() {}

  static String of(LoopStatistics statistics) {
    return "%d ticks, %d periods missed%n".formatted(statistics.ticks(), statistics.missedPeriods())
        + "microseconds      p50      p99    p99.9      max%n".formatted()
        + row("lateness", statistics.latenessNs())
        + row("duration", statistics.durationNs())
        + row("thinking", statistics.thinkingNs()).stripTrailing();
  }

  private static String row(String name, Histogram ns) {
    return "%-10s%11.1f%9.1f%9.1f%9.1f%n"
        .formatted(
            name,
            ns.getValueAtPercentile(50) / 1e3,
            ns.getValueAtPercentile(99) / 1e3,
            ns.getValueAtPercentile(99.9) / 1e3,
            ns.getMaxValue() / 1e3);
  }
}
