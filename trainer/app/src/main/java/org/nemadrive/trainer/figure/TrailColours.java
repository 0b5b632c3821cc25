package org.nemadrive.trainer.figure;

import java.awt.Color;
import org.jfree.chart.renderer.PaintScale;
import org.nemadrive.simulator.visual.Theme;
import org.nemadrive.simulator.visual.VisualTokens;

/**
 * The colours of a worm's way by time, from the visual vocabulary; in {@value #STEPS} steps, so
 * that a page can give each its colour in the dark.
 *
 * @param lowerBound tick of the first colour
 * @param upperBound tick of the last colour
 */
public record TrailColours(double lowerBound, double upperBound) implements PaintScale {
  /** Colours that are told apart; a path of 250 ticks needs no more. */
  static final int STEPS = 64;

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
    return new Color(VisualTokens.trailRgb(step(value) / (STEPS - 1.0), Theme.LIGHT));
  }

  private long step(double value) {
    double part = (value - lowerBound) / (upperBound - lowerBound);
    return Math.round(Math.min(Math.max(part, 0), 1) * (STEPS - 1));
  }
}
