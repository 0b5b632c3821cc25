package org.nemadrive.trainer.strategy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * Individuals side by side, best first by penalised fitness; equals stay in the order given.
 * Immutable.
 *
 * @param individuals best first
 */
public record Population(List<Individual> individuals) {
  private static final Comparator<Individual> BEST_FIRST =
      Comparator.comparingDouble(Individual::penalisedFitness).reversed();

  /** The population before the first generation. */
  public static final Population EMPTY = new Population(List.of());

  public Population {
    individuals = individuals.stream().sorted(BEST_FIRST).toList();
  }

  /** Whether there is nobody in it. */
  public boolean isEmpty() {
    return individuals.isEmpty();
  }

  /** The best individual; null if there is none. */
  public Individual best() {
    return individuals.isEmpty() ? null : individuals.getFirst();
  }

  /** Median penalised fitness; NaN if there is nobody. */
  public double medianPenalisedFitness() {
    return new Median()
        .evaluate(individuals.stream().mapToDouble(Individual::penalisedFitness).toArray());
  }

  /** Writes all individuals, exactly. */
  public void write(GenomeCodec codec, DataOutput out) throws IOException {
    out.writeInt(individuals.size());
    for (Individual individual : individuals) {
      codec.write(individual, out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Population read(GenomeCodec codec, DataInput in) throws IOException {
    int size = in.readInt();
    List<Individual> read = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      read.add(codec.read(in));
    }
    return new Population(read);
  }
}
