package org.nemadrive.trainer.strategy.penomad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.trainer.strategy.Individual;

class ArchiveTest {
  private final double[] biological = new double[50];
  private final PenomadParameters parameters = PenomadParameters.defaults();
  private final Archive archive = new Archive(parameters);

  @Test
  void aWormLiesOnEveryLevelItReached() {
    archive.begin(survey(0, 1, 100, 200, 300));
    archive.file(survey(2, 2, 90, 250), 1);
    assertEquals(2, archive.highest());
    assertEquals(1, archive.visit(0, 9).size(), "children are filed from level 1 on");
    assertEquals(List.of(200.0, 250.0), forecasts(1));
    assertEquals(List.of(300.0), forecasts(2));
  }

  @Test
  void ofWormsThatDidTheSameTheOneThatDidBestAfterItIsKeptWithItsVisitsForgotten() {
    archive.begin(survey(1, 7, 100, 200));
    assertEquals(1, archive.visit(1, 1).getFirst().visits());
    assertEquals(2, archive.visit(1, 1).getFirst().visits());
    archive.file(survey(3, 7, 100, 199), 1);
    assertEquals(1, archive.worms(1).size());
    assertEquals(3, archive.visit(1, 9).getFirst().visits(), "two edits more than a tick earlier");
    archive.file(survey(1, 7, 100, 199), 1);
    assertEquals(List.of(199.0), forecasts(1));
    assertEquals(1, archive.visit(1, 9).getFirst().visits());
  }

  @Test
  void returnsMakeRoomForOthers() {
    archive.begin(survey(0, 1, 100, 200));
    archive.file(survey(0, 2, 100, 203), 1);
    assertEquals(200, archive.visit(1, 1).getFirst().forecast());
    assertEquals(200, archive.visit(1, 1).getFirst().forecast(), "202 is before 203");
    assertEquals(203, archive.visit(1, 1).getFirst().forecast(), "204 is not");
  }

  @Test
  void aLevelKeepsTheSoonestAndNeverMoreThanTwiceAsManyAsItMust() {
    SplitMix64 random = new SplitMix64(4);
    archive.begin(survey(0, -1, 10, 1000));
    double soonest = 1000;
    for (int place = 0; place < 1000; place++) {
      double forecast = random.nextDouble(100, 900);
      soonest = Math.min(soonest, forecast);
      archive.file(survey(0, place, 10, forecast), 1);
      List<Double> forecasts = forecasts(1);
      assertTrue(forecasts.size() <= 2 * parameters.kept());
      assertTrue(forecasts.contains(soonest));
    }
    assertTrue(forecasts(1).size() >= parameters.kept());
  }

  @Test
  void whatWasWrittenIsReadAgainToTheLastBit() throws IOException {
    archive.begin(survey(0, 1, 100, 200, 210));
    archive.file(survey(3, 2, 90, 190.5, 204.25), 1);
    archive.visit(1, 1);
    byte[] written = bytes(archive);
    Archive other = new Archive(parameters);
    other.read(new DataInputStream(new ByteArrayInputStream(written)));
    assertArrayEquals(written, bytes(other));
    assertEquals(archive.medianPenalisedFitness(), other.medianPenalisedFitness());
    assertEquals(archive.visit(2, 9).size(), other.visit(2, 9).size());
  }

  private static byte[] bytes(Archive archive) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    archive.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private List<Double> forecasts(int level) {
    return archive.worms(level).stream().map(Prefix::forecast).sorted().toList();
  }

  /** A worm that reached a level for each forecast, one a tick. */
  private Survey survey(int changes, int place, int tick, double... forecasts) {
    int size = forecasts.length + 1;
    int[] ticks = new int[size];
    long[] places = new long[size];
    double[] all = new double[size];
    for (int level = 1; level < size; level++) {
      ticks[level] = tick + level;
      places[level] = place;
      all[level] = forecasts[level - 1];
    }
    Edits edits = Edits.of(biological, biological);
    for (int gene = 0; gene < changes; gene++) {
      edits = edits.with(gene, 1, biological);
    }
    double fitness = 30 * forecasts.length;
    return new Survey(
        edits,
        new Individual(edits.genome(biological), fitness, fitness, forecasts.length, changes),
        new Progress(ticks, places, all, ticks),
        fitness,
        false,
        true);
  }
}
