package org.nemadrive.simulator.visual;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The colours of {@code tokens.css}, the one file that pages load as it is and Java reads here.
 * Numbers are 0xRRGGBB in sRGB.
 */
public final class VisualTokens {
  private static final String DARK_BEGINS = ":root[data-theme=\"dark\"]";
  private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{6});");
  private static final List<Token> TRAIL =
      List.of(Token.TRAIL_0, Token.TRAIL_1, Token.TRAIL_2, Token.TRAIL_3, Token.TRAIL_4);
  private static final String CSS = load();
  private static final Map<Theme, Map<Token, Integer>> COLOURS =
      Map.of(
          Theme.LIGHT, read(CSS.substring(0, CSS.indexOf(DARK_BEGINS))),
          Theme.DARK, read(CSS.substring(CSS.indexOf(DARK_BEGINS))));

  private VisualTokens() {}

  private static String load() {
    try (InputStream in = VisualTokens.class.getResourceAsStream("tokens.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("tokens.css is part of this program", e);
    }
  }

  private static Map<Token, Integer> read(String block) {
    Map<String, Integer> found = new HashMap<>();
    Matcher colours = COLOUR.matcher(block);
    while (colours.find()) {
      found.put(colours.group(1), Integer.parseInt(colours.group(2), 16));
    }
    Map<Token, Integer> byToken = new EnumMap<>(Token.class);
    for (Token token : Token.values()) {
      Integer rgb = found.remove(token.cssName());
      if (rgb == null) {
        throw new IllegalStateException("tokens.css gives no colour for --" + token.cssName());
      }
      byToken.put(token, rgb);
    }
    if (!found.isEmpty()) {
      throw new IllegalStateException("tokens.css has colours without a meaning: " + found);
    }
    return byToken;
  }

  /** The style sheet, for pages. */
  public static String css() {
    return CSS;
  }

  /** The colour of a meaning. */
  public static int rgb(Token token, Theme theme) {
    return COLOURS.get(theme).get(token);
  }

  /**
   * The colour of the worm's way.
   *
   * @param part of the time that is shown, from 0 at its start to 1
   */
  public static int trailRgb(double part, Theme theme) {
    double place = Math.min(Math.max(part, 0), 1) * (TRAIL.size() - 1);
    int below = Math.min((int) place, TRAIL.size() - 2);
    double weight = place - below;
    int low = rgb(TRAIL.get(below), theme);
    int high = rgb(TRAIL.get(below + 1), theme);
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = low >> shift & 0xFF;
      int to = high >> shift & 0xFF;
      mixed |= (int) Math.round(from + weight * (to - from)) << shift;
    }
    return mixed;
  }
}
