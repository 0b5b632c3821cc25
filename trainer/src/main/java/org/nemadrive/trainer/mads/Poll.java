package org.nemadrive.trainer.mads;

import java.util.Arrays;
import org.nemadrive.trainer.mads.mesh.GranularMesh;
import org.nemadrive.trainer.mads.mesh.HouseholderBasis;
import org.nemadrive.trainer.mads.search.SearchContext;

/** The poll: mesh points on the frame around the incumbent, in directions that span positively. */
final class Poll {
  private final PollType type;
  private final HouseholderBasis basis = new HouseholderBasis();
  private double[][] directions = {};
  private double[] nearness = {};
  private double[] trial = {};

  Poll(PollType type) {
    this.type = type;
  }

  /** Tries the directions, those nearest to the last success first, until one improves. */
  void poll(SearchContext context) {
    int n = context.dimension();
    reserve(n);
    basis.draw(n, context.random());
    int count = type == PollType.ORTHO_2N ? bothSigns(n) : nearerSigns(n, context);
    sortByNearness(count, n, context);
    GranularMesh mesh = context.mesh();
    double[] centre = context.frameCentre();
    for (int k = 0; k < count; k++) {
      double scale = 1 / largest(directions[k], n);
      for (int i = 0; i < n; i++) {
        trial[i] = centre[i] + scale * directions[k][i] * mesh.frameSize(i);
      }
      context.offer(trial);
    }
    context.evaluateOffered();
  }

  private void reserve(int n) {
    if (trial.length < n) {
      directions = new double[2 * n][n];
      nearness = new double[2 * n];
      trial = new double[n];
    }
  }

  private int bothSigns(int n) {
    for (int j = 0; j < n; j++) {
      basis.column(j, directions[j]);
      for (int i = 0; i < n; i++) {
        directions[n + j][i] = -directions[j][i];
      }
    }
    return 2 * n;
  }

  private int nearerSigns(int n, SearchContext context) {
    double[] sum = directions[n];
    Arrays.fill(sum, 0, n, 0);
    for (int j = 0; j < n; j++) {
      basis.column(j, directions[j]);
      double along = alongLastSuccess(directions[j], n, context);
      boolean flip = along < 0 || along == 0 && context.random().nextLong() < 0;
      for (int i = 0; i < n; i++) {
        if (flip) {
          directions[j][i] = -directions[j][i];
        }
        sum[i] -= directions[j][i];
      }
    }
    return n + 1;
  }

  private void sortByNearness(int count, int n, SearchContext context) {
    for (int k = 0; k < count; k++) {
      double[] direction = directions[k];
      double squares = 0;
      for (int i = 0; i < n; i++) {
        squares += direction[i] * direction[i];
      }
      double near = alongLastSuccess(direction, n, context) / Math.sqrt(squares);
      int place = k;
      while (place > 0 && nearness[place - 1] < near) {
        nearness[place] = nearness[place - 1];
        directions[place] = directions[place - 1];
        place--;
      }
      nearness[place] = near;
      directions[place] = direction;
    }
  }

  /** Inner product with the last success, both measured in frame sizes. */
  private static double alongLastSuccess(double[] direction, int n, SearchContext context) {
    double[] last = context.lastSuccess();
    double product = 0;
    for (int i = 0; i < n; i++) {
      product += direction[i] * last[i] / context.mesh().frameSize(i);
    }
    return product;
  }

  private static double largest(double[] direction, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(direction[i]));
    }
    return largest;
  }
}
