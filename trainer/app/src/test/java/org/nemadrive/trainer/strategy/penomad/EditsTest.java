package org.nemadrive.trainer.strategy.penomad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.foraging.GenomeDistance;

class EditsTest {
  @Test
  void editsAreTheGenomeThatTheirChangesMake() throws IOException {
    SplitMix64 random = new SplitMix64(3);
    double[] biological = {1, 2, 3, 4, 5, 6, 7};
    double[] genome = biological.clone();
    Edits edits = Edits.of(genome, biological);
    assertEquals(0, edits.size());
    for (int k = 0; k < 1000; k++) {
      int gene = random.nextInt(genome.length);
      // A third of the time back to W0.
      double value = random.nextInt(3) == 0 ? biological[gene] : random.nextInt(40) - 20;
      Edits before = edits;
      double[] old = genome.clone();
      genome[gene] = value;
      edits = edits.with(gene, value, biological);
      assertArrayEquals(genome, edits.genome(biological));
      assertArrayEquals(old, before.genome(biological), "edits never change");
      assertEquals(GenomeDistance.changedWeights(genome, biological), edits.size());
      assertEquals(value, edits.value(gene, biological));
      for (int i = 1; i < edits.size(); i++) {
        assertTrue(edits.gene(i - 1) < edits.gene(i));
      }
      assertArrayEquals(genome, Edits.of(genome, biological).genome(biological));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      edits.write(new DataOutputStream(bytes));
      Edits read = Edits.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      assertArrayEquals(genome, read.genome(biological));
    }
  }

  @Test
  void drawnChangesLieOnTheGridAndBeyondTheMostEditsOnlyOldOnesAreChanged() {
    SplitMix64 random = new SplitMix64(5);
    double[] biological = new double[100];
    Edits few = Edits.of(biological, biological).with(7, 3, biological).with(9, 4, biological);
    int back = 0;
    int again = 0;
    int trials = 10_000;
    for (int k = 0; k < trials; k++) {
      Change any = Change.draw(few, biological, 3, 20, random);
      assertEquals(Math.rint(any.value() * 64), any.value() * 64);
      again += any.gene() == 7 || any.gene() == 9 ? 1 : 0;
      Change old = Change.draw(few, biological, 2, 20, random);
      assertTrue(old.gene() == 7 || old.gene() == 9);
      back += old.value() == 0 ? 1 : 0;
    }
    // 0.3 and 0.7 * 2/100; 0.15, and a few steps and draws that round to 0. Five standard errors.
    assertEquals(0.314, (double) again / trials, 0.024);
    assertEquals(0.15, (double) back / trials, 0.02);
  }
}
