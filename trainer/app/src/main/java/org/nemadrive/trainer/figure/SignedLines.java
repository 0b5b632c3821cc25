package org.nemadrive.trainer.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import org.nemadrive.simulator.visual.Token;

/** How lines show a number's sign: weights by colour, changes of weights by colour and dashes. */
public enum SignedLines {
  /** Weights. */
  WEIGHTS(Token.EXCITATORY, "excitatory", Token.INHIBITORY, "inhibitory", null),
  /** Changes of weights. */
  CHANGES(Token.INCREASED, "increased", Token.DECREASED, "decreased", new float[] {5, 2.5f});

  private final Token positive;
  private final String positiveName;
  private final Token negative;
  private final String negativeName;
  private final float[] negativeDashes;

  SignedLines(
      Token positive,
      String positiveName,
      Token negative,
      String negativeName,
      float[] negativeDashes) {
    this.positive = positive;
    this.positiveName = positiveName;
    this.negative = negative;
    this.negativeName = negativeName;
    this.negativeDashes = negativeDashes;
  }

  /** What a number of this sign is called. */
  String name(boolean isPositive) {
    return isPositive ? positiveName : negativeName;
  }

  /** Colour of a number of this sign. */
  Color colour(boolean isPositive) {
    return Style.colour(isPositive ? positive : negative);
  }

  /** Line of a number of this sign. */
  BasicStroke line(boolean isPositive, float width) {
    return new BasicStroke(
        width,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        1,
        isPositive ? null : negativeDashes,
        0);
  }
}
