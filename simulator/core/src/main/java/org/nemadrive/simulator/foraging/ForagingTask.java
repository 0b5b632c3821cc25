package org.nemadrive.simulator.foraging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodLayouts;
import org.nemadrive.simulator.world.WorldParameters;

/**
 * What a worm is trained or tested on: one layout of food or several, a run on each.
 *
 * @param name names of the layouts with commas between, or short for them, as in {@code
 *     polygons:16}
 * @param layouts the layouts, at least one
 */
public record ForagingTask(String name, List<FoodLayout> layouts) {
  /** The task of some layouts, which is called by all their names. */
  public ForagingTask(List<FoodLayout> layouts) {
    this(layouts.stream().map(FoodLayout::name).collect(Collectors.joining(",")), layouts);
  }

  public ForagingTask {
    layouts = List.copyOf(layouts);
    if (layouts.isEmpty()) {
      throw new IllegalArgumentException("a task needs at least one layout");
    }
  }

  /**
   * The task of a comma list of layout names.
   *
   * @param names names as {@link FoodLayouts} knows them, such as {@code pentagon,polygons:16}
   * @param seed seed of the layouts that are drawn at random
   * @throws InvalidInputException if a layout cannot be had
   */
  public static ForagingTask parse(String names, WorldParameters world, long seed) {
    FoodLayouts layouts = new FoodLayouts(world);
    List<String> list = Arrays.stream(names.split(",")).map(String::strip).toList();
    if (list.isEmpty() || list.contains("")) {
      throw new InvalidInputException(
          "task list \"%s\" has an empty name; write names with single commas between"
              .formatted(names));
    }
    List<FoodLayout> all = new ArrayList<>();
    StringJoiner name = new StringJoiner(",");
    for (String part : list) {
      List<FoodLayout> some = layouts.all(part, seed);
      name.add(some.size() == 1 && !part.endsWith(":1") ? some.getFirst().name() : part);
      all.addAll(some);
    }
    return new ForagingTask(name.toString(), all);
  }

  /** Food items in all layouts. */
  public int foodCount() {
    return layouts.stream().mapToInt(FoodLayout::count).sum();
  }
}
