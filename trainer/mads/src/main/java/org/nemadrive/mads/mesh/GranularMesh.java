package org.nemadrive.mads.mesh;

/**
 * The anisotropic granular mesh of Audet, Le Digabel and Tribes (2019), "The mesh adaptive direct
 * search algorithm for granular and discrete variables", for continuous variables.
 *
 * <p>Each variable has a frame size {@code a * 10^b} with {@code a} in 1, 2, 5 and a mesh size
 * {@code 10^(b - |b - b0| - digits)}, where {@code b0} is the first exponent. The paper has {@code
 * digits = 0}; one digit more lets the first poll directions keep their angles when they are
 * rounded.
 */
public final class GranularMesh {
  /** A variable whose step was below this fraction of its frame size is not enlarged. */
  public static final double ANISOTROPY_FACTOR = 0.1;

  private static final int LARGEST_EXPONENT = 300;
  private static final double[] POWERS = powersOfTen();

  private int n;
  private int digits;
  private int[] mantissa = {};
  private int[] exponent = {};
  private int[] firstExponent = {};
  private double[] frameSize = {};
  private double[] meshSize = {};
  private double[] largestFrameSize = {};

  /**
   * Starts a mesh of {@code n} variables.
   *
   * @param firstFrameSizes finite and positive; each is rounded to the nearest 1, 2 or 5 times a
   *     power of ten, by ratio; shape (at least n)
   * @param largestFrameSizes no frame grows once it is as large as this; shape (at least n)
   * @param meshDigits decimal digits between first frame size and first mesh size, 0 or more
   */
  public void reset(int n, double[] firstFrameSizes, double[] largestFrameSizes, int meshDigits) {
    if (mantissa.length < n) {
      mantissa = new int[n];
      exponent = new int[n];
      firstExponent = new int[n];
      frameSize = new double[n];
      meshSize = new double[n];
      largestFrameSize = new double[n];
    }
    this.n = n;
    digits = meshDigits;
    for (int i = 0; i < n; i++) {
      largestFrameSize[i] = largestFrameSizes[i];
      setNearest(i, firstFrameSizes[i]);
      firstExponent[i] = exponent[i];
      updateSizes(i);
    }
  }

  private void setNearest(int i, double size) {
    int b = (int) Math.floor(StrictMath.log10(size));
    double a = size / power(b);
    exponent[i] = b;
    // Borders at the geometric means of 1, 2, 5 and 10.
    if (a < Math.sqrt(2)) {
      mantissa[i] = 1;
    } else if (a < Math.sqrt(10)) {
      mantissa[i] = 2;
    } else if (a < Math.sqrt(50)) {
      mantissa[i] = 5;
    } else {
      mantissa[i] = 1;
      exponent[i] = b + 1;
    }
  }

  /** Number of variables. */
  public int dimension() {
    return n;
  }

  /** How far poll points may lie from the incumbent along variable {@code i}. */
  public double frameSize(int i) {
    return frameSize[i];
  }

  /** Distance of neighbouring mesh points along variable {@code i}. */
  public double meshSize(int i) {
    return meshSize[i];
  }

  /** The largest frame size of all variables. */
  public double largestFrameSize() {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, frameSize[i]);
    }
    return largest;
  }

  /** The smallest frame size of all variables. */
  public double smallestFrameSize() {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      smallest = Math.min(smallest, frameSize[i]);
    }
    return smallest;
  }

  /**
   * The coordinate {@code i} of the mesh point nearest to {@code value}, seen from a mesh point.
   */
  public double round(int i, double centre, double value) {
    return centre + meshSize[i] * Math.rint((value - centre) / meshSize[i]);
  }

  /** After a failed poll: every frame goes one step down the row ... 5, 2, 1, 0.5 ... */
  public void refine() {
    for (int i = 0; i < n; i++) {
      if (mantissa[i] == 1) {
        mantissa[i] = 5;
        exponent[i]--;
      } else {
        mantissa[i] = mantissa[i] == 5 ? 2 : 1;
      }
      updateSizes(i);
    }
  }

  /**
   * After a success: the frame of each variable that took part in the step goes one step up. A
   * variable also grows if its frame has fallen far behind the others: below its first exponent
   * while its ratio of frame to mesh size exceeds the square of the smallest such ratio (as in
   * NOMAD 4).
   *
   * @param step new incumbent less old incumbent; shape (at least n)
   */
  public void enlarge(double[] step) {
    double smallestRatio = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      smallestRatio = Math.min(smallestRatio, frameSize[i] / meshSize[i]);
    }
    for (int i = 0; i < n; i++) {
      boolean tookPart = Math.abs(step[i]) > ANISOTROPY_FACTOR * frameSize[i];
      boolean fellBehind =
          exponent[i] < firstExponent[i]
              && frameSize[i] / meshSize[i] > smallestRatio * smallestRatio;
      if ((tookPart || fellBehind) && frameSize[i] < largestFrameSize[i]) {
        if (mantissa[i] == 5) {
          mantissa[i] = 1;
          exponent[i]++;
        } else {
          mantissa[i] = mantissa[i] == 1 ? 2 : 5;
        }
        updateSizes(i);
      }
    }
  }

  private void updateSizes(int i) {
    frameSize[i] = mantissa[i] * power(exponent[i]);
    meshSize[i] = power(exponent[i] - Math.abs(exponent[i] - firstExponent[i]) - digits);
  }

  private static double power(int exponent) {
    return POWERS[Math.clamp(exponent, -LARGEST_EXPONENT, LARGEST_EXPONENT) + LARGEST_EXPONENT];
  }

  private static double[] powersOfTen() {
    double[] powers = new double[2 * LARGEST_EXPONENT + 1];
    for (int b = -LARGEST_EXPONENT; b <= LARGEST_EXPONENT; b++) {
      powers[b + LARGEST_EXPONENT] = Double.parseDouble("1e" + b);
    }
    return powers;
  }
}
