package org.nemadrive.trainer.strategy.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.nemadrive.exact.SplitMix64;

/** Arrays of numbers, one a weight, exactly as they are. */
final class Vectors {
  private Vectors() {}

  /** Independent draws from the standard normal distribution. */
  static double[] gaussian(int length, SplitMix64 random) {
    double[] z = new double[length];
    for (int i = 0; i < length; i++) {
      z[i] = random.nextGaussian();
    }
    return z;
  }

  static void write(double[] vector, DataOutput out) throws IOException {
    for (double value : vector) {
      out.writeDouble(value);
    }
  }

  /** Reads as many numbers as {@code vector} has. */
  static void read(double[] vector, DataInput in) throws IOException {
    for (int i = 0; i < vector.length; i++) {
      vector[i] = in.readDouble();
    }
  }
}
