package org.nemadrive.mads;

import java.util.Arrays;
import org.nemadrive.mads.mesh.HouseholderBasis;
import org.nemadrive.mads.model.LocalModel;
import org.nemadrive.mads.search.SearchContext;

/** The poll: mesh points on the frame around the incumbent, in directions that span positively. */
final class Poll {
  private static final int MODEL_POINTS = 120;

  private final PollType type;
  private final PollOrder order;
  private final LocalModel model = new LocalModel(MODEL_POINTS);
  private final HouseholderBasis basis = new HouseholderBasis();
  private double[][] directions = {};
  private double[] keys = {};
  private double[] frameSizes = {};

  Poll(PollType type, PollOrder order) {
    this.type = type;
    this.order = order;
  }

  /** Tries the directions, the most promising first, until one improves. */
  void poll(SearchContext context) {
    int n = context.dimension();
    reserve(context);
    basis.draw(n, context.random());
    int count = type == PollType.ORTHO_2N ? bothSigns(n) : nearerSigns(n, context);
    for (int k = 0; k < count; k++) {
      keys[k] = -alongLastSuccess(directions[k], n, context) / norm(directions[k], n);
    }
    double[] centre = context.frameCentre();
    for (int k = 0; k < count; k++) {
      double scale = 1 / largest(directions[k], n);
      for (int i = 0; i < n; i++) {
        directions[k][i] = centre[i] + scale * directions[k][i] * frameSizes[i];
      }
    }
    if (order == PollOrder.MODEL && fitModel(context)) {
      for (int k = 0; k < count; k++) {
        keys[k] = model.change(directions[k]);
      }
    }
    sortByKey(count);
    for (int k = 0; k < count; k++) {
      context.offer(directions[k]);
    }
    context.evaluateOffered();
  }

  private boolean fitModel(SearchContext context) {
    return context.incumbentValue() < Double.POSITIVE_INFINITY
        && model.fit(
            context.points(), context.incumbent(), context.incumbentValue(), frameSizes, 1);
  }

  private void reserve(SearchContext context) {
    int n = context.dimension();
    if (frameSizes.length != n) {
      directions = new double[2 * n][n];
      keys = new double[2 * n];
      frameSizes = new double[n];
    }
    for (int i = 0; i < n; i++) {
      frameSizes[i] = context.mesh().frameSize(i);
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
      boolean flip = along < 0 || along == 0 && context.random().nextSign() < 0;
      for (int i = 0; i < n; i++) {
        if (flip) {
          directions[j][i] = -directions[j][i];
        }
        sum[i] -= directions[j][i];
      }
    }
    return n + 1;
  }

  /** Sorts directions, which hold points by now, by rising keys; equal keys keep their order. */
  private void sortByKey(int count) {
    for (int k = 1; k < count; k++) {
      double key = keys[k];
      double[] point = directions[k];
      int place = k;
      while (place > 0 && keys[place - 1] > key) {
        keys[place] = keys[place - 1];
        directions[place] = directions[place - 1];
        place--;
      }
      keys[place] = key;
      directions[place] = point;
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

  private static double norm(double[] direction, int n) {
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += direction[i] * direction[i];
    }
    return Math.sqrt(squares);
  }

  private static double largest(double[] direction, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(direction[i]));
    }
    return largest;
  }
}
