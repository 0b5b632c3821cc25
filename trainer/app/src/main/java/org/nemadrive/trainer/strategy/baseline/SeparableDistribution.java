package org.nemadrive.trainer.strategy.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The normal distribution that sep-CMA-ES samples from, with independent weights, and how it learns
 * from its best samples. Symbols and equations: Ros and Hansen (2008), Sec. 2; the step size's are
 * those of Hansen and Ostermeier (2001).
 */
final class SeparableDistribution {
  private final int n;

  /** Recombination weights w<sub>i</sub> of the better half, falling, adding up to 1. */
  private final double[] recombination;

  private final double mueff;
  private final double csigma;
  private final double dsigma;
  private final double cc;
  private final double ccov;
  private final double expectedNorm;

  private final double[] mean;
  private final double[] variance;
  private final double[] pc;
  private final double[] psigma;
  private double sigma;

  SeparableDistribution(double[] start, double initialSigma, int populationSize) {
    n = start.length;
    recombination = recombination(populationSize / 2);
    mueff = 1 / Arrays.stream(recombination).map(w -> w * w).sum();
    csigma = (mueff + 2) / (n + mueff + 3);
    dsigma = 1 + 2 * Math.max(0, Math.sqrt((mueff - 1) / (n + 1)) - 1) + csigma;
    cc = 4.0 / (n + 4);
    double full =
        2 / (mueff * (n + Math.sqrt(2)) * (n + Math.sqrt(2)))
            + (1 - 1 / mueff) * Math.min(1, (2 * mueff - 1) / ((n + 2.0) * (n + 2.0) + mueff));
    ccov = Math.min(1, (n + 2) / 3.0 * full);
    expectedNorm = Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n));
    mean = start.clone();
    variance = new double[n];
    Arrays.fill(variance, 1);
    pc = new double[n];
    psigma = new double[n];
    sigma = initialSigma;
  }

  private static double[] recombination(int mu) {
    double[] weights = new double[mu];
    for (int i = 0; i < mu; i++) {
      weights[i] = StrictMath.log(mu + 1) - StrictMath.log(i + 1);
    }
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> w / sum).toArray();
  }

  /** The genome that standard normal numbers stand for: m + &sigma; C<sup>1/2</sup> z. */
  double[] sample(double[] z) {
    double[] x = new double[n];
    for (int j = 0; j < n; j++) {
      x[j] = mean[j] + sigma * Math.sqrt(variance[j]) * z[j];
    }
    return x;
  }

  /**
   * Learns from a generation.
   *
   * @param bestFirst standard normal numbers of its samples, best first; shape (&lambda;, n)
   * @param generation number of the generation, from 1
   */
  void update(double[][] bestFirst, int generation) {
    double[] zMean = new double[n];
    for (int i = 0; i < recombination.length; i++) {
      for (int j = 0; j < n; j++) {
        zMean[j] += recombination[i] * bestFirst[i][j];
      }
    }
    double squares = 0;
    double sigmaGain = Math.sqrt(csigma * (2 - csigma) * mueff);
    for (int j = 0; j < n; j++) {
      psigma[j] = (1 - csigma) * psigma[j] + sigmaGain * zMean[j];
      squares += psigma[j] * psigma[j];
    }
    double norm = Math.sqrt(squares);
    double settled = Math.sqrt(1 - StrictMath.pow(1 - csigma, 2.0 * generation));
    double hsigma = norm / settled < (1.4 + 2.0 / (n + 1)) * expectedNorm ? 1 : 0;
    double cGain = hsigma * Math.sqrt(cc * (2 - cc) * mueff);
    for (int j = 0; j < n; j++) {
      double step = Math.sqrt(variance[j]) * zMean[j];
      mean[j] += sigma * step;
      pc[j] = (1 - cc) * pc[j] + cGain * step;
      double spread = 0;
      for (int i = 0; i < recombination.length; i++) {
        spread += recombination[i] * bestFirst[i][j] * bestFirst[i][j];
      }
      variance[j] =
          (1 - ccov) * variance[j]
              + ccov / mueff * pc[j] * pc[j]
              + ccov * (1 - 1 / mueff) * variance[j] * spread;
    }
    sigma *= StrictMath.exp(csigma / dsigma * (norm / expectedNorm - 1));
  }

  /** Step size &sigma;. */
  double sigma() {
    return sigma;
  }

  /** Where samples are centred; not to be changed. */
  double[] mean() {
    return mean;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(sigma);
    Vectors.write(mean, out);
    Vectors.write(variance, out);
    Vectors.write(pc, out);
    Vectors.write(psigma, out);
  }

  void read(DataInput in) throws IOException {
    sigma = in.readDouble();
    Vectors.read(mean, in);
    Vectors.read(variance, in);
    Vectors.read(pc, in);
    Vectors.read(psigma, in);
  }
}
