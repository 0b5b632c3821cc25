package org.nemadrive.trainer.strategy.enomad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.trainer.strategy.Individual;

/** The random operators of the evolutionary loop, checked as distributions. */
class BreedingTest {
  private static final int TRIALS = 20_000;

  /** Four standard deviations of a share of p over the trials. */
  private static double tolerance(double p) {
    return 4 * Math.sqrt(p * (1 - p) / TRIALS);
  }

  @Test
  void parentsAreDrawnInProportionToTheirFitnessAndGenesByItToo() {
    // Fitness 30 and 10: each parent is the first with probability 3/4, and in a mixed pair its
    // gene
    // is taken with 3/4, so a gene is the fitter one's in 9/16 + 2 * 3/16 * 3/4 = 27/32 of
    // children.
    List<Individual> parents = List.of(individual(30, 1), individual(10, 0));
    SplitMix64 random = new SplitMix64(1);
    int fitter = 0;
    for (int i = 0; i < TRIALS; i++) {
      fitter += (int) Breeding.offspring(parents, random)[0];
    }
    assertEquals(27.0 / 32, (double) fitter / TRIALS, tolerance(27.0 / 32));
  }

  @Test
  void genesAreDrawnIndependently() {
    List<Individual> parents =
        List.of(individual(10, new double[2000]), individual(10, ones(2000)));
    SplitMix64 random = new SplitMix64(2);
    boolean mixed = false;
    for (int i = 0; i < 50; i++) {
      double share = Arrays.stream(Breeding.offspring(parents, random)).average().orElseThrow();
      boolean oneParent = share == 0 || share == 1;
      mixed |= !oneParent;
      assertTrue(oneParent || Math.abs(share - 0.5) < 0.06, "a share of " + share);
    }
    assertTrue(mixed);
  }

  @Test
  void negativeFitnessCountsAsNothing() {
    List<Individual> parents = List.of(individual(1e-3, 1), individual(-500, 0));
    SplitMix64 random = new SplitMix64(3);
    for (int i = 0; i < 1000; i++) {
      assertEquals(1, Breeding.offspring(parents, random)[0]);
    }
  }

  @Test
  void parentsWithoutAnyFitnessAreDrawnEvenly() {
    List<Individual> parents = List.of(individual(-1, 1), individual(-500, 0));
    SplitMix64 random = new SplitMix64(4);
    int first = 0;
    for (int i = 0; i < TRIALS; i++) {
      first += (int) Breeding.offspring(parents, random)[0];
    }
    assertEquals(0.5, (double) first / TRIALS, tolerance(0.5));
  }

  @Test
  void mutationDrawsTheAskedNumberOfWeightsAnewFromTheWholeRange() {
    SplitMix64 random = new SplitMix64(5);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < TRIALS; i++) {
      double[] genome = new double[100];
      Breeding.mutate(genome, 5, 20, random);
      double[] changed = Arrays.stream(genome).filter(w -> w != 0).toArray();
      assertEquals(5, changed.length);
      for (double w : changed) {
        assertTrue(Math.abs(w) < 20);
        sum += w;
        squares += w * w;
      }
    }
    // U(-20, 20) has mean 0 and variance 400 / 3.
    assertEquals(0, sum / (5 * TRIALS), 0.15);
    assertEquals(400.0 / 3, squares / (5 * TRIALS), 1.6);
  }

  @Test
  void samplesAreDistinctInRangeAndEven() {
    SplitMix64 random = new SplitMix64(6);
    int[] counts = new int[10];
    for (int i = 0; i < TRIALS; i++) {
      int[] sample = Breeding.sample(10, 4, random);
      assertEquals(4, Arrays.stream(sample).distinct().count());
      for (int k : sample) {
        counts[k]++;
      }
    }
    for (int count : counts) {
      assertEquals(0.4, (double) count / TRIALS, tolerance(0.4));
    }
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Individual individual(double fitness, double... genome) {
    return new Individual(genome, fitness, fitness, 0, 0);
  }
}
