package org.nemadrive.controller.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.record.JournalHeader;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickOutcome;

/**
 * Recordings that the program made when journals had version 1: a simulated run, and an emulated
 * H-bridge with a watchdog's stop, an encoder that jumps, and a release after each.
 */
class ReplayVersion1Test {
  @TempDir private Path folder;

  private final List<TickOutcome> outcomes = new ArrayList<>();
  private final Map<StopReason, Integer> reasons = new LinkedHashMap<>();

  private static byte[] recorded(String name) throws IOException {
    try (var in = ReplayVersion1Test.class.getResourceAsStream("/journals/" + name + ".gz")) {
      return new GZIPInputStream(in).readAllBytes();
    }
  }

  private Replay.Result replay(byte[] journal) throws IOException {
    Path file = Files.write(folder.resolve("old.journal"), journal);
    return Replay.run(
        file,
        loop -> {
          outcomes.add(loop.sample().outcome);
          reasons.merge(loop.sample().stopReason, 1, Integer::sum);
        });
  }

  @Test
  void aRunOfTheSimulatedRobotIsRepeatedToItsLastByte() throws Exception {
    Replay.Result result = replay(recorded("version-1-simulated"));
    assertEquals(61, result.ticks());
    assertEquals(StopReason.TASK_FINISHED, result.lastStop());
    assertEquals(TickOutcome.STANDING, outcomes.getFirst(), "the first tick releases the stop");
    assertEquals(60, outcomes.stream().filter(TickOutcome.DRIVEN::equals).count());
  }

  /** The list of reasons grew by one and by another, in its middle, and the version stayed. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void stopsAndReleasesAreRepeatedWithTheReasonsOfTheirTime(int reasonsMissing) throws Exception {
    byte[] journal = recorded("version-1-hbridge");
    renumber(journal, reasonsMissing);
    Replay.Result result = replay(journal);
    assertEquals(44, result.ticks());
    assertEquals(StopReason.SHUTDOWN, result.lastStop());
    assertEquals(
        List.of(StopReason.NONE, StopReason.WATCHDOG_TIMEOUT, StopReason.ENCODER_JUMP),
        List.copyOf(reasons.keySet()));
    assertEquals(2, reasons.get(StopReason.WATCHDOG_TIMEOUT));
    assertEquals(8, reasons.get(StopReason.ENCODER_JUMP));
  }

  @Test
  void aByteThatDiffersIsFoundInAnOldRecordingAsWell() throws Exception {
    byte[] journal = recorded("version-1-simulated");
    journal[journal.length - 40] ^= 1;
    assertThrows(ReplayDivergedException.class, () -> replay(journal));
  }

  /** Gives every reason the number it had before the last few were put in after the third. */
  private static void renumber(byte[] journal, int fewer) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(journal);
    JournalHeader.read(new DataInputStream(in), "test");
    int at = journal.length - in.available();
    ByteBuffer bytes = ByteBuffer.wrap(journal);
    while (at < journal.length) {
      switch (journal[at]) {
        case 'T' -> at += 9;
        case 'X' -> at += 7 + bytes.getShort(at + 3) + bytes.getShort(at + 5);
        case 'N' -> at += 20 + 2 * bytes.getShort(at + 18);
        case 'L' -> at += 2;
        case 'Q', 'S' -> at = lowered(journal, at + 1, fewer);
        case 'E' -> at = lowered(journal, at + 2, fewer);
        default -> throw new AssertionError(Arrays.toString(journal) + " at " + at);
      }
    }
  }

  private static int lowered(byte[] journal, int at, int fewer) {
    if (journal[at] > 4) {
      journal[at] -= (byte) fewer;
    }
    return at + 1;
  }
}
