package org.nemadrive.trainer.strategy.enomad;

import java.util.List;
import java.util.TreeSet;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.trainer.strategy.Individual;

/** The operators of the evolutionary loop, Sec. 2.3 of the paper. */
final class Breeding {
  private Breeding() {}

  /**
   * One offspring: two parents drawn in proportion to their penalised fitness (negative counts as
   * 0), crossed gene by gene, the first parent's gene taken with probability p1 / (p1 + p2).
   */
  static double[] offspring(List<Individual> parents, SplitMix64 random) {
    Individual first = draw(parents, random);
    Individual second = draw(parents, random);
    double share1 = share(first);
    double share2 = share(second);
    double takeFirst = share1 + share2 > 0 ? share1 / (share1 + share2) : 0.5;
    double[] child = first.genome().clone();
    double[] other = second.genome();
    for (int i = 0; i < child.length; i++) {
      if (child[i] != other[i] && random.nextDouble() >= takeFirst) {
        child[i] = other[i];
      }
    }
    return child;
  }

  /** Draws {@code count} different weights anew from U(-radius, radius). */
  static Mutation mutate(double[] genome, int count, double radius, SplitMix64 random) {
    int[] genes = sample(genome.length, count, random);
    double[] before = new double[genes.length];
    for (int k = 0; k < genes.length; k++) {
      before[k] = genome[genes[k]];
      genome[genes[k]] = random.nextDouble(-radius, radius);
    }
    return new Mutation(genes, before);
  }

  /** {@code count} different numbers below {@code bound}, ascending (Floyd's algorithm). */
  static int[] sample(int bound, int count, SplitMix64 random) {
    TreeSet<Integer> chosen = new TreeSet<>();
    for (int j = bound - Math.min(count, bound); j < bound; j++) {
      int candidate = random.nextInt(j + 1);
      chosen.add(chosen.contains(candidate) ? j : candidate);
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Individual draw(List<Individual> parents, SplitMix64 random) {
    double total = 0;
    for (Individual parent : parents) {
      total += share(parent);
    }
    if (total <= 0) {
      return parents.get(random.nextInt(parents.size()));
    }
    double ticket = random.nextDouble() * total;
    for (Individual parent : parents) {
      ticket -= share(parent);
      if (ticket < 0) {
        return parent;
      }
    }
    return parents.getLast();
  }

  private static double share(Individual parent) {
    return Math.max(parent.penalisedFitness(), 0);
  }
}
