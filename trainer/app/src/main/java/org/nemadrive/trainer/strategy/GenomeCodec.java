package org.nemadrive.trainer.strategy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.IntStream;
import org.nemadrive.simulator.foraging.Course;

/** Writes individuals as their differences from W0, exactly. */
public final class GenomeCodec {
  private final double[] biological;

  /**
   * @param biological W0 in canonical order
   */
  public GenomeCodec(double[] biological) {
    this.biological = biological;
  }

  /** Indices of the weights that differ from W0, ascending. */
  public int[] changedGenes(double[] genome) {
    return IntStream.range(0, genome.length).filter(i -> genome[i] != biological[i]).toArray();
  }

  /** Writes an individual, as the weights it changed and what is known of it. */
  public void write(Individual individual, DataOutput out) throws IOException {
    int[] changed = changedGenes(individual.genome());
    out.writeInt(changed.length);
    for (int gene : changed) {
      out.writeInt(gene);
      out.writeDouble(individual.genome()[gene]);
    }
    out.writeDouble(individual.penalisedFitness());
    out.writeDouble(individual.fitness());
    out.writeInt(individual.foodEaten());
    out.writeInt(individual.changedWeights());
    out.writeDouble(individual.course().earlyFitness());
  }

  /** Reads an individual that {@link #write} wrote. */
  public Individual read(DataInput in) throws IOException {
    double[] genome = biological.clone();
    int changed = in.readInt();
    for (int k = 0; k < changed; k++) {
      int gene = in.readInt();
      genome[gene] = in.readDouble();
    }
    return new Individual(
        genome,
        in.readDouble(),
        in.readDouble(),
        in.readInt(),
        in.readInt(),
        new Course(in.readDouble(), null));
  }
}
