package org.nemadrive.telemetry;

import java.util.List;

/**
 * The floor a worm or robot forages on, for drawing.
 *
 * @param widthWu width, world units
 * @param heightWu height, world units
 * @param layout name of the food layout, for example {@code polygon5}
 * @param eatingRadiusWu how near food is eaten, world units
 * @param foodWu food positions (x, y), world units; shape (items, 2)
 */
public record Arena(
    double widthWu,
    double heightWu,
    String layout,
    double eatingRadiusWu,
    List<List<Double>> foodWu) {
  public Arena {
    if (!(widthWu > 0) || !(heightWu > 0)) {
      throw new IllegalArgumentException(
          "an arena of " + widthWu + " x " + heightWu + " world units is empty");
    }
    foodWu = foodWu.stream().map(List::copyOf).toList();
  }
}
