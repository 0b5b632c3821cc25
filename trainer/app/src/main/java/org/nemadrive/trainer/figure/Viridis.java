package org.nemadrive.trainer.figure;

import java.awt.Color;
import org.jfree.chart.renderer.PaintScale;

/**
 * The colour map viridis (van der Walt and Smith 2015), which keeps its order in grey and for
 * colour-blind people; interpolated between nine of its colours.
 *
 * @param lowerBound value of the darkest colour
 * @param upperBound value of the brightest colour
 */
public record Viridis(double lowerBound, double upperBound) implements PaintScale {
  private static final int[] ANCHORS = {
    0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725
  };

  @Override
  public double getLowerBound() {
    return lowerBound;
  }

  @Override
  public double getUpperBound() {
    return upperBound;
  }

  @Override
  public Color getPaint(double value) {
    double part = (value - lowerBound) / (upperBound - lowerBound);
    double place = Math.min(Math.max(part, 0), 1) * (ANCHORS.length - 1);
    int below = Math.min((int) place, ANCHORS.length - 2);
    double weight = place - below;
    return new Color(mixed(below, weight, 16), mixed(below, weight, 8), mixed(below, weight, 0));
  }

  private static int mixed(int below, double weight, int shift) {
    int low = ANCHORS[below] >> shift & 0xFF;
    int high = ANCHORS[below + 1] >> shift & 0xFF;
    return (int) Math.round(low + weight * (high - low));
  }
}
