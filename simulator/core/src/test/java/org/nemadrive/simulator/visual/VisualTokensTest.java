package org.nemadrive.simulator.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VisualTokensTest {
  /** WCAG 2.2, success criterion 1.4.11: what a picture needs to be understood. */
  private static final double GRAPHICS_CONTRAST = 3;

  /** WCAG 2.2, success criterion 1.4.3. */
  private static final double TEXT_CONTRAST = 4.5;

  /** Chosen: ten times the least difference that a person sees of two patches side by side. */
  private static final double FAR_ENOUGH = 10;

  /** Chosen: a step in grey that survives a bad copier. */
  private static final double GREY_STEP = 15;

  private static final Set<Token> TEXT =
      EnumSet.of(Token.INK, Token.MUTED, Token.ACCENT, Token.GOOD, Token.WARN, Token.FAULT);

  /** A disc with an edge around it, and what lies behind other things. */
  private static final Set<Token> NOT_SEEN_ALONE =
      EnumSet.of(Token.GROUND, Token.CARD, Token.LINE, Token.STOP_INK, Token.FOOD_EATEN);

  /** What is seen in one picture and has to be told apart there. */
  private static final List<List<Token>> SCENES =
      List.of(
          List.of(
              Token.FOOD_LEFT, Token.FOOD_EATEN_EDGE, Token.TRAIL_0, Token.TRAIL_2, Token.TRAIL_4),
          List.of(
              Token.SENSORY,
              Token.INTER,
              Token.MOTOR,
              Token.MUSCLE,
              Token.CELL_OTHER,
              Token.LEFT,
              Token.RIGHT),
          List.of(Token.EXCITATORY, Token.INHIBITORY, Token.FIRING, Token.STIMULATED),
          List.of(Token.EXCITATORY, Token.INHIBITORY, Token.INCREASED, Token.DECREASED),
          List.of(Token.GOOD, Token.WARN, Token.FAULT),
          List.of(Token.LEFT, Token.RIGHT, Token.FAULT),
          // Lines of a figure that have the same dashes.
          List.of(Token.SERIES_0, Token.SERIES_4),
          List.of(Token.SERIES_1, Token.SERIES_5),
          List.of(Token.SERIES_2, Token.SERIES_6),
          List.of(Token.SERIES_3, Token.SERIES_7));

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyMeaningCanBeSeenOnEveryGroundOfItsTheme(Theme theme) {
    for (Token token : Token.values()) {
      if (!NOT_SEEN_ALONE.contains(token)) {
        double least = TEXT.contains(token) ? TEXT_CONTRAST : GRAPHICS_CONTRAST;
        for (Token ground : List.of(Token.GROUND, Token.CARD)) {
          double contrast = ColourVision.contrast(rgb(token, theme), rgb(ground, theme));
          assertTrue(
              contrast >= least,
              "%s on %s, %s: contrast %.2f".formatted(token, ground, theme, contrast));
        }
      }
    }
    double onStop = ColourVision.contrast(rgb(Token.STOP_INK, theme), rgb(Token.STOP, theme));
    assertTrue(onStop >= TEXT_CONTRAST, "text on STOP: " + onStop);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void whatStandsInOnePictureDiffersForEveryKindOfColourVision(Theme theme) {
    for (List<Token> scene : SCENES) {
      for (Token one : scene) {
        for (Token other : scene.subList(scene.indexOf(one) + 1, scene.size())) {
          for (ColourVision vision : ColourVision.values()) {
            double difference =
                Ciede2000.between(vision.lab(rgb(one, theme)), vision.lab(rgb(other, theme)));
            assertTrue(
                difference >= FAR_ENOUGH,
                "%s and %s, %s, %s: %.1f".formatted(one, other, theme, vision, difference));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void leftAndRightDifferInGreyAndTheTrailGetsLighterWithTime(Theme theme) {
    double sides = lightness(Token.LEFT, theme) - lightness(Token.RIGHT, theme);
    assertTrue(Math.abs(sides) >= GREY_STEP, theme + ": " + sides);
    double[] trail =
        Stream.of(Token.TRAIL_0, Token.TRAIL_1, Token.TRAIL_2, Token.TRAIL_3, Token.TRAIL_4)
            .mapToDouble(token -> lightness(token, theme))
            .toArray();
    double[] sorted = trail.clone();
    Arrays.sort(sorted);
    assertEquals(Arrays.toString(sorted), Arrays.toString(trail));
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void noTwoMeaningsShareAColour(Theme theme) {
    long colours = Arrays.stream(Token.values()).map(token -> rgb(token, theme)).distinct().count();
    assertEquals(Token.values().length, colours);
  }

  /** Hand-picked rows of the test data of Sharma, Wu and Dalal (2005), table 1. */
  @ParameterizedTest
  @CsvSource({
    "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
    "50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615",
    "50, 2.8361, -74.0200, 50, 0, -82.7485, 3.4412",
    "50, 0, 0, 50, -1, 2, 2.3669",
    "50, 2.4900, -0.0010, 50, -2.4900, 0.0009, 7.1792",
    "50, 2.5, 0, 73, 25, -18, 27.1492",
    "50, 2.5, 0, 56, -27, -3, 31.9030",
    "2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082"
  })
  void theFormulaGivesItsAuthorsNumbers(
      double l1, double a1, double b1, double l2, double a2, double b2, double expected) {
    double[] one = {l1, a1, b1};
    double[] other = {l2, a2, b2};
    assertEquals(expected, Ciede2000.between(one, other), 0.00005);
    assertEquals(expected, Ciede2000.between(other, one), 0.00005);
  }

  @Test
  void blackOnWhiteHasTheLargestContrastThereIs() {
    assertEquals(21, ColourVision.contrast(0x000000, 0xFFFFFF), 1e-9);
  }

  @Test
  void theTrailRunsThroughItsColoursAndHalfWayBetweenThem() {
    assertEquals(0x440154, VisualTokens.trailRgb(0, Theme.LIGHT));
    assertEquals(0x3B528B, VisualTokens.trailRgb(0.5, Theme.LIGHT));
    assertEquals(0x21918C, VisualTokens.trailRgb(1, Theme.LIGHT));
    assertEquals(0x461768, VisualTokens.trailRgb(0.125, Theme.LIGHT));
    assertEquals(0x440154, VisualTokens.trailRgb(-3, Theme.LIGHT));
  }

  @Test
  void theVocabularyTellsOfEveryColour() throws IOException {
    String page = Files.readString(Path.of("../../docs/visual-vocabulary.md"));
    for (Token token : Token.values()) {
      String row =
          "| `%s` | `#%06x` | `#%06x` |"
              .formatted(token.cssName(), rgb(token, Theme.LIGHT), rgb(token, Theme.DARK));
      assertTrue(page.contains(row), "docs/visual-vocabulary.md lacks " + row);
    }
  }

  private static double lightness(Token token, Theme theme) {
    return ColourVision.NORMAL.lab(rgb(token, theme))[0];
  }

  private static int rgb(Token token, Theme theme) {
    return VisualTokens.rgb(token, theme);
  }
}
