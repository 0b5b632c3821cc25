package org.nemadrive.mads.model;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The quadratic q(s) = g's + s'Hs/2 that fits values at any number of points, fewer than n + 1 or
 * more than (n + 1)(n + 2)/2, with the smallest |H|_F^2 + weight |g|^2.
 *
 * <p>With a small weight this is the minimum-Frobenius-norm model of Conn, Scheinberg and Vicente
 * (2009), "Introduction to derivative-free optimization", Sec. 5.3, when there are at least n + 1
 * points, the gradient in the span of the points when there are fewer, and a regression when there
 * are more than a quadratic has coefficients. Its dual is one positive definite system in the
 * number of points, with the kernel (s't)^2/4 + s't/weight and a small ridge.
 */
public final class QuadraticModel {
  /** Weight of the gradient in the norm, for points about one unit from the centre. */
  public static final double GRADIENT_WEIGHT = 1e-3;

  private static final double RIDGE = 1e-11;

  private int n;
  private double[] gradient = {};
  private double[][] hessian = {};
  private double[][] columns = {};
  private final DMatrixRMaj kernel = new DMatrixRMaj(0, 0);
  private final DMatrixRMaj right = new DMatrixRMaj(0, 1);
  private final DMatrixRMaj multipliers = new DMatrixRMaj(0, 1);
  private double[] scale = {};
  private LinearSolverDense<DMatrixRMaj> solver;
  private int solverSize;

  /**
   * Fits the model.
   *
   * @param n number of variables
   * @param points displacements from the centre, the centre itself left out; shape (count, n)
   * @param values value at each point less the value at the centre; shape (count)
   * @param count number of points, at least 1
   * @return false if the points are too close to each other for a fit
   */
  public boolean fit(int n, double[][] points, double[] values, int count) {
    reserve(n, count);
    transpose(points, count);
    fillKernel(count);
    for (int i = 0; i < count; i++) {
      right.data[i] = values[i] * scale[i];
    }
    if (!solver.setA(kernel)) {
      return false;
    }
    solver.solve(right, multipliers);
    collect(points, count);
    return true;
  }

  private void reserve(int n, int count) {
    if (this.n != n) {
      this.n = n;
      gradient = new double[n];
      hessian = new double[n][n];
      columns = new double[n][0];
    }
    if (columns[0].length < count) {
      columns = new double[n][2 * count];
      scale = new double[2 * count];
    }
    if (solver == null || solverSize < count) {
      solverSize = 2 * count;
      solver = LinearSolverFactory_DDRM.symmPosDef(solverSize);
    }
    kernel.reshape(count, count);
    right.reshape(count, 1);
    multipliers.reshape(count, 1);
  }

  private void transpose(double[][] points, int count) {
    for (int j = 0; j < count; j++) {
      double[] point = points[j];
      for (int k = 0; k < n; k++) {
        columns[k][j] = point[k];
      }
    }
  }

  /** The kernel, scaled to a diagonal of one. */
  private void fillKernel(int count) {
    double[] data = kernel.data;
    for (int i = 0; i < count; i++) {
      int row = i * count;
      Arrays.fill(data, row, row + i + 1, 0);
      for (int k = 0; k < n; k++) {
        double[] column = columns[k];
        double own = column[i];
        for (int j = 0; j <= i; j++) {
          data[row + j] += own * column[j];
        }
      }
    }
    for (int i = 0; i < count; i++) {
      double product = data[i * count + i];
      scale[i] = 1 / Math.sqrt(product * (0.25 * product + 1 / GRADIENT_WEIGHT));
    }
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        double product = data[i * count + j];
        double value = product * (0.25 * product + 1 / GRADIENT_WEIGHT) * scale[i] * scale[j];
        data[i * count + j] = value;
        data[j * count + i] = value;
      }
      data[i * count + i] = 1 + RIDGE;
    }
  }

  private void collect(double[][] points, int count) {
    Arrays.fill(gradient, 0);
    for (double[] row : hessian) {
      Arrays.fill(row, 0);
    }
    for (int j = 0; j < count; j++) {
      double multiplier = multipliers.data[j] * scale[j];
      double[] point = points[j];
      for (int k = 0; k < n; k++) {
        gradient[k] += multiplier / GRADIENT_WEIGHT * point[k];
        double factor = 0.5 * multiplier * point[k];
        double[] row = hessian[k];
        for (int l = 0; l < n; l++) {
          row[l] += factor * point[l];
        }
      }
    }
  }

  /** Gradient at the centre; to be read only; shape (n). */
  public double[] gradient() {
    return gradient;
  }

  /** The Hessian; to be read only; shape (n, n). */
  public double[][] hessian() {
    return hessian;
  }

  /** The model's value at displacement {@code s}, 0 at the centre. */
  public double value(double[] s) {
    double value = 0;
    for (int k = 0; k < n; k++) {
      double[] row = hessian[k];
      double product = 0;
      for (int l = 0; l < n; l++) {
        product += row[l] * s[l];
      }
      value += s[k] * (gradient[k] + 0.5 * product);
    }
    return value;
  }
}
