package org.nemadrive.trainer.figure;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.nemadrive.simulator.visual.Theme;
import org.nemadrive.simulator.visual.Token;
import org.nemadrive.simulator.visual.VisualTokens;

/** Turns the colours of a figure on paper into those of the page that shows it. */
final class TokenColours {
  private static final Pattern RGB = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");
  private static final int TRAIL_PARTS = 4;
  private static final Map<Integer, String> CSS = css();

  private TokenColours() {}

  private static Map<Integer, String> css() {
    Map<Integer, String> css = new HashMap<>();
    for (int step = 0; step < TrailColours.STEPS; step++) {
      double part = step / (TrailColours.STEPS - 1.0);
      int below = Math.min((int) (part * TRAIL_PARTS), TRAIL_PARTS - 1);
      long percent = Math.round(100 * (part * TRAIL_PARTS - below));
      css.put(
          VisualTokens.trailRgb(part, Theme.LIGHT),
          "color-mix(in srgb,var(--trail-%d),var(--trail-%d) %d%%)"
              .formatted(below, below + 1, percent));
    }
    for (Token token : Token.values()) {
      css.put(VisualTokens.rgb(token, Theme.LIGHT), "var(--" + token.cssName() + ")");
    }
    return css;
  }

  /**
   * An SVG element with variables of CSS in place of colours.
   *
   * @throws IllegalStateException if it has a colour that is none of the visual vocabulary
   */
  static String inCss(String svg) {
    return RGB.matcher(svg).replaceAll(TokenColours::variable);
  }

  private static String variable(MatchResult rgb) {
    int colour =
        Integer.parseInt(rgb.group(1)) << 16
            | Integer.parseInt(rgb.group(2)) << 8
            | Integer.parseInt(rgb.group(3));
    String variable = CSS.get(colour);
    if (variable == null) {
      throw new IllegalStateException(rgb.group() + " is no colour of the visual vocabulary");
    }
    return variable;
  }
}
