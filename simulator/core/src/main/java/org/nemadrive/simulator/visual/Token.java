package org.nemadrive.simulator.visual;

import java.util.Locale;

/** One meaning that has a colour; {@code tokens.css} says which. */
public enum Token {
  /** Behind all. */
  GROUND,
  /** Behind a figure or a group of numbers. */
  CARD,
  /** Text, frames, the worm's body. */
  INK,
  /** Text beside the point. */
  MUTED,
  /** Grids and borders. */
  LINE,
  /** What can be pressed. */
  ACCENT,
  /** The stop button, and that it was pressed. */
  STOP,
  /** Text on {@link #STOP}. */
  STOP_INK,
  /** As it should be. */
  GOOD,
  /** Worth a look. */
  WARN,
  /** Broken, or touching a wall. */
  FAULT,
  /** Ring of food that is still there. */
  FOOD_LEFT,
  /** Disc of food that was eaten. */
  FOOD_EATEN,
  /** Edge of that disc. */
  FOOD_EATEN_EDGE,
  /** The worm's way at the start. */
  TRAIL_0,
  /** After a quarter of the time. */
  TRAIL_1,
  /** After half of the time. */
  TRAIL_2,
  /** After three quarters. */
  TRAIL_3,
  /** At the end, or now. */
  TRAIL_4,
  /** The left side of the body. */
  LEFT,
  /** The right side of the body. */
  RIGHT,
  /** Neurons that sense. */
  SENSORY,
  /** Neurons between neurons. */
  INTER,
  /** Neurons that drive muscles. */
  MOTOR,
  /** Muscles. */
  MUSCLE,
  /** Cells of no known kind. */
  CELL_OTHER,
  /** Positive weight or potential. */
  EXCITATORY,
  /** Negative weight or potential. */
  INHIBITORY,
  /** A neuron that fires. */
  FIRING,
  /** A cell that the world stimulates. */
  STIMULATED,
  /** A weight that training raised. */
  INCREASED,
  /** A weight that training lowered. */
  DECREASED,
  /** First of several lines in a figure. */
  SERIES_0,
  /** Second line. */
  SERIES_1,
  /** Third line. */
  SERIES_2,
  /** Fourth line. */
  SERIES_3,
  /** Fifth line. */
  SERIES_4,
  /** Sixth line. */
  SERIES_5,
  /** Seventh line. */
  SERIES_6,
  /** Eighth line. */
  SERIES_7;

  /** Name in style sheets, without the dashes before it. */
  public String cssName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
