package org.nemadrive.simulator.world;

import org.nemadrive.exact.Trigonometry;

/**
 * One body foraging among food items. Not thread-safe; {@link #move} allocates nothing.
 *
 * <p>Only additions, multiplications, divisions and square roots of IEEE doubles happen here, so
 * paths are the same to the last bit on every processor.
 */
public final class World {
  /** What the body can feel of the world before a tick. */
  public enum Sense {
    /** Neither wall nor food. */
    NOTHING,
    /** Food was in detection range after the last move. */
    FOOD,
    /** A wall is near; it hides the food. */
    TOUCH
  }

  private static final double FULL_TURN = 2 * Math.PI;

  private final WorldParameters parameters;

  /** Slightly above the squared detection range: what is farther needs no square root. */
  private final double squaredReach;

  private double[] foodX = new double[0];
  private double[] foodY = new double[0];

  /** Number in the layout of each item not eaten yet. */
  private int[] foodItem = new int[0];

  private int foodItems;
  private int foodLeft;
  private double x;
  private double y;
  private double heading;
  private boolean seesFood;
  private double reward;
  private int eaten;

  /** An arena without food; call {@link #reset} before anything else. */
  public World(WorldParameters parameters) {
    this.parameters = parameters;
    squaredReach = parameters.detectionRange() * parameters.detectionRange() * (1 + 1e-9);
    reset(parameters.centre());
  }

  /** Lays the food out anew and puts the body at its start, seeing no food. */
  public void reset(FoodLayout layout, Pose start) {
    if (foodX.length < layout.count()) {
      foodX = new double[layout.count()];
      foodY = new double[layout.count()];
      foodItem = new int[layout.count()];
    }
    layout.copyTo(foodX, foodY);
    foodItems = layout.count();
    for (int item = 0; item < foodItems; item++) {
      foodItem[item] = item;
    }
    foodLeft = foodItems;
    reset(start);
  }

  private void reset(Pose start) {
    x = clamp(start.x(), parameters.width());
    y = clamp(start.y(), parameters.height());
    heading = wrap(start.heading());
    seesFood = false;
    reward = 0;
    eaten = 0;
  }

  /** What the next tick stimulates. */
  public Sense sense() {
    double wall = wallDistance();
    if (wall > 0 && wall < parameters.wallCutoff()) {
      return Sense.TOUCH;
    }
    return seesFood ? Sense.FOOD : Sense.NOTHING;
  }

  /** Distance to the nearest wall, world units; 0 at the wall. */
  public double wallDistance() {
    return Math.min(Math.min(x, parameters.width() - x), Math.min(y, parameters.height() - y));
  }

  /**
   * Turns, moves, stops at the walls, then looks for food, is rewarded (Eq. 4) and eats.
   *
   * @param turn radians
   * @param speed world units
   */
  public void move(double turn, double speed) {
    heading = wrap(heading + turn);
    x = clamp(x + speed * Trigonometry.cos(heading), parameters.width());
    y = clamp(y + speed * Trigonometry.sin(heading), parameters.height());
    forage();
  }

  /**
   * Puts the body where a body model or a robot's odometry says it is now, stops it at the walls,
   * then looks for food, is rewarded and eats as {@link #move} does.
   *
   * @param newX world units from the left edge
   * @param newY world units from the top edge
   * @param newHeading radians
   */
  public void moveTo(double newX, double newY, double newHeading) {
    heading = wrap(newHeading);
    x = clamp(newX, parameters.width());
    y = clamp(newY, parameters.height());
    forage();
  }

  private void forage() {
    double detectionRange = parameters.detectionRange();
    double consumptionRange = parameters.consumptionRange();
    double gained = 0;
    boolean seen = false;
    int kept = 0;
    for (int i = 0; i < foodLeft; i++) {
      double dx = foodX[i] - x;
      double dy = foodY[i] - y;
      double squared = dx * dx + dy * dy;
      boolean eatenNow = false;
      if (squared <= squaredReach) {
        double distance = Math.sqrt(squared);
        if (distance <= detectionRange) {
          seen = true;
          gained += (detectionRange - distance) / detectionRange * parameters.partialReward();
          if (distance < consumptionRange) {
            gained += parameters.fullReward();
            eatenNow = true;
          }
        }
      }
      if (!eatenNow) {
        foodX[kept] = foodX[i];
        foodY[kept] = foodY[i];
        foodItem[kept] = foodItem[i];
        kept++;
      }
    }
    eaten += foodLeft - kept;
    foodLeft = kept;
    seesFood = seen;
    reward = gained;
  }

  private static double clamp(double value, double max) {
    return Math.min(Math.max(value, 0), max);
  }

  /** Heading modulo 2 pi, in [-pi, pi), as Python's modulo gives it. */
  private static double wrap(double heading) {
    double shifted = heading + Math.PI;
    if (shifted >= FULL_TURN || shifted < 0) {
      shifted %= FULL_TURN;
      if (shifted < 0) {
        shifted += FULL_TURN;
      }
    }
    return shifted - Math.PI;
  }

  /** World units from the left edge. */
  public double x() {
    return x;
  }

  /** World units from the top edge. */
  public double y() {
    return y;
  }

  /** Radians, in [-pi, pi). */
  public double heading() {
    return heading;
  }

  /** Whether food was in detection range after the last move, before eating. */
  public boolean seesFood() {
    return seesFood;
  }

  /** Reward of the last move, Eq. 4. */
  public double reward() {
    return reward;
  }

  /** Items eaten since the start. */
  public int eaten() {
    return eaten;
  }

  /** Items not eaten yet. */
  public int foodLeft() {
    return foodLeft;
  }

  /**
   * Tells which items are eaten.
   *
   * @param into bit n of word n / 64 becomes 1 if item n of the layout is eaten, else 0; other bits
   *     become 0; long enough for all items
   */
  public void copyEaten(long[] into) {
    for (int word = 0; word < into.length; word++) {
      int bits = foodItems - word * Long.SIZE;
      into[word] = bits >= Long.SIZE ? -1L : bits <= 0 ? 0 : (1L << bits) - 1;
    }
    for (int i = 0; i < foodLeft; i++) {
      into[foodItem[i] / Long.SIZE] &= ~(1L << foodItem[i]);
    }
  }

  /** Position of the i-th item not eaten yet; i from 0 to foodLeft() - 1. */
  public FoodPoint food(int i) {
    if (i >= foodLeft) {
      throw new IndexOutOfBoundsException(i);
    }
    return new FoodPoint(foodX[i], foodY[i]);
  }
}
