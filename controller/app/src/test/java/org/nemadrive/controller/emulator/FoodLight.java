package org.nemadrive.controller.emulator;

import java.util.SplittableRandom;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;

/**
 * Light on the emulated floor: a dim room, white, and a spot of red light around each food item, as
 * wide as a worm can sense food. Level 1 is what brings a TCS34725 at gain 4, and a Grove light
 * sensor, to full scale.
 */
public final class FoodLight {
  private static final double ROOM = 0.2;
  private static final double SPOT = 0.5;

  /** Red share of a spot's light; the rest is green and blue. */
  private static final double RED = 0.8;

  private static final double NOISE = 0.02;
  private static final double REACH = WorldParameters.DEFAULT.detectionRange();

  private final Floor floor;
  private final SplittableRandom noise = new SplittableRandom(17);
  private FoodLayout food;
  private double forced = -1;

  FoodLight(Floor floor) {
    this.floor = floor;
  }

  void lay(FoodLayout layout) {
    food = layout;
  }

  /** Whether the robot stands in a spot. */
  public boolean bright() {
    for (int i = 0; food != null && i < food.count(); i++) {
      if (Math.hypot(food.x(i) - floor.x(), food.y(i) - floor.y()) <= REACH) {
        return true;
      }
    }
    return false;
  }

  /** White light of this level everywhere, without noise; -1 for what the floor shows. */
  public void force(double level) {
    forced = level;
  }

  /** How much light falls on the robot now; no two measurements are quite the same. */
  double level() {
    return forced >= 0 ? forced : noisy(ROOM + (bright() ? SPOT : 0));
  }

  /** All of the light, and its red, green and blue parts, as a sensor with four diodes has it. */
  double[] parts() {
    if (forced >= 0) {
      return new double[] {forced, forced / 3, forced / 3, forced / 3};
    }
    double spot = bright() ? SPOT : 0;
    double other = noisy(ROOM / 3 + spot * (1 - RED) / 2);
    return new double[] {noisy(ROOM + spot), noisy(ROOM / 3 + spot * RED), other, noisy(other)};
  }

  private double noisy(double level) {
    return level * (1 + NOISE * (2 * noise.nextDouble() - 1));
  }
}
