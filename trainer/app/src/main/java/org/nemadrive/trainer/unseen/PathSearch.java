package org.nemadrive.trainer.unseen;

import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.World;

/**
 * A search for the path that eats most: simulated annealing over the order in which the items are
 * walked to (2-opt and moved pieces), each order walked in the world tick by tick, at speeds of the
 * body's and with any turns.
 */
final class PathSearch {
  private static final int RESTARTS = 6;
  private static final int STEPS = 60_000;
  private static final double FIRST_TEMPERATURE = 1.5;
  private static final double LAST_TEMPERATURE = 0.02;
  private static final int LONGEST_PIECE = 4;

  /** How far inside the range of an item the walker aims, world units. */
  private static final double INSIDE = 0.5;

  private final FoodLayout layout;
  private final ForagingSettings settings;
  private final World world;
  private final double minSpeed;
  private final double maxSpeed;
  private final long[] eaten;

  private PathSearch(FoodLayout layout, ForagingSettings settings) {
    this.layout = layout;
    this.settings = settings;
    world = new World(settings.world());
    minSpeed = settings.locomotion().speed(0, 0);
    maxSpeed = settings.locomotion().maxSpeed();
    eaten = new long[(layout.count() + Long.SIZE - 1) / Long.SIZE];
  }

  /** Items eaten on the best path found. */
  static int food(FoodLayout layout, ForagingSettings settings, long seed) {
    PathSearch search = new PathSearch(layout, settings);
    double best = 0;
    for (int restart = 0; restart < RESTARTS && best < layout.count(); restart++) {
      best = Math.max(best, search.anneal(new SplitMix64(SplitMix64.seed(seed, restart))));
    }
    return (int) best;
  }

  private double anneal(SplitMix64 random) {
    int[] order = shuffled(random);
    double value = walk(order);
    double best = value;
    for (int step = 0; step < STEPS && best < layout.count(); step++) {
      int[] other = random.nextInt(2) == 0 ? reversed(order, random) : moved(order, random);
      double otherValue = walk(other);
      double temperature =
          FIRST_TEMPERATURE * Math.pow(LAST_TEMPERATURE / FIRST_TEMPERATURE, (double) step / STEPS);
      if (otherValue >= value
          || random.nextDouble() < Math.exp((otherValue - value) / temperature)) {
        order = other;
        value = otherValue;
      }
      best = Math.max(best, value);
    }
    return best;
  }

  /** Items eaten, and as a fraction below one the ticks left when the last of them all was. */
  private double walk(int[] order) {
    world.reset(layout, settings.world().centre());
    int next = 0;
    double aimX = 0;
    double aimY = 0;
    int aimed = -1;
    int tick = 0;
    for (; tick < settings.ticks() && world.foodLeft() > 0; tick++) {
      while (isEaten(order[next])) {
        next++;
      }
      if (aimed != next) {
        aimed = next;
        double[] aim = aim(order[next], next + 1 < order.length ? order[next + 1] : -1);
        aimX = aim[0];
        aimY = aim[1];
      }
      double dx = aimX - world.x();
      double dy = aimY - world.y();
      double speed = Math.clamp(Math.sqrt(dx * dx + dy * dy), minSpeed, maxSpeed);
      world.move(StrictMath.atan2(dy, dx) - world.heading(), speed);
      world.copyEaten(eaten);
    }
    return world.eaten()
        + (double) (settings.ticks() - tick) / (settings.ticks() + 1)
        + progress(order, next);
  }

  /** Nearness to the next item, so that orders that eat alike differ; below a hundredth. */
  private double progress(int[] order, int next) {
    if (world.foodLeft() == 0) {
      return 0;
    }
    double distance =
        Math.hypot(layout.x(order[next]) - world.x(), layout.y(order[next]) - world.y());
    return 0.9 / (1 + distance / maxSpeed);
  }

  private boolean isEaten(int item) {
    return world.eaten() > 0 && (eaten[item / Long.SIZE] >> item & 1) != 0;
  }

  /** Where an item's range is best crossed on the way to the one after it. */
  private double[] aim(int item, int after) {
    double x = layout.x(item);
    double y = layout.y(item);
    double depth = settings.world().consumptionRange() - INSIDE;
    double endX = after < 0 ? world.x() : layout.x(after);
    double endY = after < 0 ? world.y() : layout.y(after);
    double alongX = endX - world.x();
    double alongY = endY - world.y();
    double squared = alongX * alongX + alongY * alongY;
    double part =
        squared == 0
            ? 0
            : Math.clamp(((x - world.x()) * alongX + (y - world.y()) * alongY) / squared, 0, 1);
    double dx = world.x() + part * alongX - x;
    double dy = world.y() + part * alongY - y;
    double distance = Math.sqrt(dx * dx + dy * dy);
    double scale = distance <= depth ? 1 : depth / distance;
    return new double[] {x + dx * scale, y + dy * scale};
  }

  private int[] shuffled(SplitMix64 random) {
    int[] order = new int[layout.count()];
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static int[] reversed(int[] order, SplitMix64 random) {
    int[] other = order.clone();
    int one = random.nextInt(order.length);
    int two = random.nextInt(order.length);
    int from = Math.min(one, two);
    int to = Math.max(one, two);
    for (int i = from; i <= to; i++) {
      other[i] = order[from + to - i];
    }
    return other;
  }

  private static int[] moved(int[] order, SplitMix64 random) {
    int length = 1 + random.nextInt(Math.min(LONGEST_PIECE, order.length));
    int from = random.nextInt(order.length - length + 1);
    int to = random.nextInt(order.length - length + 1);
    int[] other = new int[order.length];
    int rest = 0;
    for (int i = 0; i < other.length; i++) {
      if (i >= to && i < to + length) {
        other[i] = order[from + i - to];
      } else {
        rest = rest == from ? from + length : rest;
        other[i] = order[rest++];
      }
    }
    return other;
  }
}
