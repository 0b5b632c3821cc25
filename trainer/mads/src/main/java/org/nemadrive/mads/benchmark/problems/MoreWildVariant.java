package org.nemadrive.mads.benchmark.problems;

/** How the residuals of a Moré-Wild problem become its objective. */
public enum MoreWildVariant {
  /** Sum of squares. */
  SMOOTH,
  /** Sum of absolute values; some problems are evaluated at max(x, 0). */
  NONDIFF,
  /** Sum of squares times 1 + 1e-3 phi(x), deterministic noise phi between -1 and 1. */
  WILD3;

  /** The name used in tables and on the command line. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
