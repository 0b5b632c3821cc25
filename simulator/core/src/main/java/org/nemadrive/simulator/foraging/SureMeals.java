package org.nemadrive.simulator.foraging;

import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.world.WorldParameters;

/**
 * Counts the food that a worm eats for sure, although each of its positions may be up to a margin
 * off: one pass along its path with intervals around the distances. One for each thread; a path
 * allocates nothing after the first.
 *
 * <p>A worm that senses the same thinks the same, so all paths that stay within the margin are one
 * for as long as nothing on them can be sensed otherwise. From the first tick on in which one of
 * them might sense something else, nothing is sure any more. The senses cross the borders of walls
 * and food by the margin; an item is surely eaten inside consumption range by the margin, and
 * surely still there until it was nearer than the range and the margin.
 */
public final class SureMeals implements TickObserver {
  private final WorldParameters parameters;
  private final double margin;
  private final double firstMargin;

  /** Slightly above the squared reach of all that matters: what is farther needs no square root. */
  private final double squaredReach;

  /** Items that are not surely eaten yet, and which of them are surely still there. */
  private double[] foodX = new double[0];

  private double[] foodY = new double[0];
  private boolean[] untouched = new boolean[0];
  private int open;

  private boolean foundFood;
  private boolean nextSenseIsSure;
  private boolean senseWasSure;
  private int eaten;

  /**
   * @param parameters constants of the world
   * @param margin how far each position may be off in any direction, world units, from 0 to below
   *     the consumption range
   * @param firstMargin the same for sensing food, until food is sensed for the first time: the way
   *     there is the same for every worm that starts from rest, so no training can widen its margin
   */
  public SureMeals(WorldParameters parameters, double margin, double firstMargin) {
    if (!(margin >= 0 && margin < parameters.consumptionRange())) {
      throw new IllegalArgumentException(
          "margin %s, allowed from 0 to below the consumption range, %s"
              .formatted(margin, parameters.consumptionRange()));
    }
    if (!(firstMargin >= 0 && firstMargin <= margin)) {
      throw new IllegalArgumentException(
          "first margin %s, allowed from 0 to the margin, %s".formatted(firstMargin, margin));
    }
    this.parameters = parameters;
    this.margin = margin;
    this.firstMargin = firstMargin;
    double reach = parameters.detectionRange() + margin;
    squaredReach = reach * reach * (1 + 1e-9);
  }

  /** Begins a path at its start, where nothing is seen yet. */
  public void begin(FoodLayout layout, Pose start) {
    open = layout.count();
    if (foodX.length < open) {
      foodX = new double[open];
      foodY = new double[open];
      untouched = new boolean[open];
    }
    for (int i = 0; i < open; i++) {
      foodX[i] = layout.x(i);
      foodY[i] = layout.y(i);
      untouched[i] = true;
    }
    foundFood = false;
    senseWasSure = true;
    nextSenseIsSure = wallIsSure(wallDistance(start.x(), start.y()));
    eaten = 0;
  }

  @Override
  public void afterTick(int tick, NeuronCore core, World world) {
    moveTo(world.x(), world.y());
  }

  /**
   * The next position of the path.
   *
   * @param x world units from the left edge
   * @param y world units from the top edge
   */
  public void moveTo(double x, double y) {
    senseWasSure &= nextSenseIsSure;
    boolean foodIsSure = lookForFood(x, y);
    double wall = wallDistance(x, y);
    nextSenseIsSure = wallIsSure(wall) && (foodIsSure || wall < parameters.wallCutoff());
  }

  /** Whether all paths see food now, or none does. What is surely eaten is taken off. */
  private boolean lookForFood(double x, double y) {
    double range = parameters.detectionRange();
    double mouth = parameters.consumptionRange();
    double senseMargin = foundFood ? margin : firstMargin;
    boolean surelySeen = false;
    boolean perhapsSeen = false;
    int kept = 0;
    for (int i = 0; i < open; i++) {
      double dx = foodX[i] - x;
      double dy = foodY[i] - y;
      double squared = dx * dx + dy * dy;
      boolean stillThere = untouched[i];
      if (squared <= squaredReach) {
        double distance = Math.sqrt(squared);
        surelySeen |= stillThere && distance <= range - senseMargin;
        perhapsSeen |= distance <= range + senseMargin;
        foundFood |= distance <= range;
        if (distance < mouth - margin) {
          eaten += senseWasSure ? 1 : 0;
          continue;
        }
        stillThere &= distance >= mouth + margin;
      }
      foodX[kept] = foodX[i];
      foodY[kept] = foodY[i];
      untouched[kept] = stillThere;
      kept++;
    }
    open = kept;
    return surelySeen || !perhapsSeen;
  }

  private double wallDistance(double x, double y) {
    return Math.min(Math.min(x, parameters.width() - x), Math.min(y, parameters.height() - y));
  }

  /** A wall is felt nearer than its range, but not at the wall itself. */
  private boolean wallIsSure(double distance) {
    return margin == 0
        || distance >= margin && Math.abs(distance - parameters.wallCutoff()) >= margin;
  }

  /** Items surely eaten since the start. */
  public int eaten() {
    return eaten;
  }

  /** Items that are not surely eaten yet. */
  public int left() {
    return open;
  }

  /** World units of the i-th such item from the left edge; i from 0 to left() - 1. */
  public double leftX(int i) {
    return foodX[i];
  }

  /** World units of the i-th such item from the top edge. */
  public double leftY(int i) {
    return foodY[i];
  }

  /** Whether up to now every path within the margin has sensed the same. */
  public boolean sensesAreSure() {
    return senseWasSure;
  }
}
