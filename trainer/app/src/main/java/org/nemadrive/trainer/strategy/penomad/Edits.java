package org.nemadrive.trainer.strategy.penomad;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A genome as the weights that differ from W0, few of many. Immutable. */
final class Edits {
  private final int[] genes;
  private final double[] values;

  /**
   * @param genes ascending
   * @param values in their order
   */
  private Edits(int[] genes, double[] values) {
    this.genes = genes;
    this.values = values;
  }

  /** How a genome differs from W0. */
  static Edits of(double[] genome, double[] biological) {
    int[] genes = new int[genome.length];
    double[] values = new double[genome.length];
    int size = 0;
    for (int gene = 0; gene < genome.length; gene++) {
      if (genome[gene] != biological[gene]) {
        genes[size] = gene;
        values[size++] = genome[gene];
      }
    }
    return new Edits(Arrays.copyOf(genes, size), Arrays.copyOf(values, size));
  }

  /** The whole genome, new. */
  double[] genome(double[] biological) {
    double[] genome = biological.clone();
    for (int i = 0; i < genes.length; i++) {
      genome[genes[i]] = values[i];
    }
    return genome;
  }

  /** These edits with one weight set to a value, W0's own to take an edit back. */
  Edits with(int gene, double value, double[] biological) {
    int place = Arrays.binarySearch(genes, gene);
    boolean edited = place >= 0;
    boolean edit = value != biological[gene];
    if (edited && edit) {
      double[] newValues = values.clone();
      newValues[place] = value;
      return new Edits(genes, newValues);
    }
    if (!edited && !edit) {
      return this;
    }
    int at = edited ? place : -place - 1;
    int size = genes.length + (edit ? 1 : -1);
    int[] newGenes = Arrays.copyOf(genes, size);
    double[] newValues = Arrays.copyOf(values, size);
    System.arraycopy(
        genes, edit ? at : at + 1, newGenes, edit ? at + 1 : at, size - at - (edit ? 1 : 0));
    System.arraycopy(
        values, edit ? at : at + 1, newValues, edit ? at + 1 : at, size - at - (edit ? 1 : 0));
    if (edit) {
      newGenes[at] = gene;
      newValues[at] = value;
    }
    return new Edits(newGenes, newValues);
  }

  /** The value of a weight. */
  double value(int gene, double[] biological) {
    int place = Arrays.binarySearch(genes, gene);
    return place >= 0 ? values[place] : biological[gene];
  }

  /** Whether all values lie on the grid that changes are drawn from. */
  boolean areOnGrid() {
    return Arrays.stream(values).allMatch(value -> value == Change.onGrid(value));
  }

  /** L0: how many weights differ from W0. */
  int size() {
    return genes.length;
  }

  /** The i-th gene that differs. */
  int gene(int i) {
    return genes[i];
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(genes.length);
    for (int i = 0; i < genes.length; i++) {
      out.writeInt(genes[i]);
      out.writeDouble(values[i]);
    }
  }

  static Edits read(DataInput in) throws IOException {
    int size = in.readInt();
    int[] genes = new int[size];
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      genes[i] = in.readInt();
      values[i] = in.readDouble();
    }
    return new Edits(genes, values);
  }
}
