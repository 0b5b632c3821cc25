package org.nemadrive.simulator.world;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.files.CsvRow;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Names;

/**
 * Food layouts by name: {@code polygon3} to {@code polygon8} (aliases {@code triangle} to {@code
 * octagon}), {@code circle}, {@code square600}, {@code grid}, {@code clusters}, {@code random} and
 * {@code file:PATH}.
 */
public final class FoodLayouts {
  /** Names of polygons with 3 to 8 corners, in that order. */
  public static final List<String> POLYGON_ALIASES =
      List.of("triangle", "square", "pentagon", "hexagon", "heptagon", "octagon");

  private static final List<String> OTHERS =
      List.of("circle", "square600", "grid", "clusters", "random");

  private static final int MIN_CORNERS = 3;
  private static final double POLYGON_RADIUS = 400;
  private static final double CIRCLE_RADIUS = 300;
  private static final double SQUARE_SIDE = 600;
  private static final double CLUSTER_HALF_WIDTH = 50;
  private static final double RANDOM_MIN_RADIUS = 400;
  private static final String FILE_PREFIX = "file:";

  private final WorldParameters parameters;
  private final Map<String, Integer> corners = new TreeMap<>();

  /** Layouts for one arena. */
  public FoodLayouts(WorldParameters parameters) {
    this.parameters = parameters;
    for (int i = 0; i < POLYGON_ALIASES.size(); i++) {
      corners.put(POLYGON_ALIASES.get(i), MIN_CORNERS + i);
      corners.put("polygon" + (MIN_CORNERS + i), MIN_CORNERS + i);
    }
  }

  /**
   * The layout of a name.
   *
   * @param name a name from the list above
   * @param seed seed of {@code clusters} and {@code random}; the others take no notice of it
   * @throws InvalidInputException if there is no such layout, or its file cannot be used
   */
  public FoodLayout byName(String name, long seed) {
    if (name.startsWith(FILE_PREFIX)) {
      return fromFile(Path.of(name.substring(FILE_PREFIX.length())));
    }
    if (corners.containsKey(name)) {
      int n = corners.get(name);
      return new FoodLayout("polygon" + n, polygon(n));
    }
    List<FoodPoint> points =
        switch (name) {
          case "circle" -> circle();
          case "square600" -> square600();
          case "grid" -> grid();
          case "clusters" -> clusters(new SplitMix64(seed));
          case "random" -> random(new SplitMix64(seed));
          default ->
              throw new InvalidInputException(
                  "no task \"%s\"%s; there are %s and file:PATH"
                      .formatted(
                          name, Names.didYouMean(name, names()), String.join(", ", names())));
        };
    return new FoodLayout(name, points);
  }

  /** All names but those of files. */
  private List<String> names() {
    return Stream.concat(corners.keySet().stream(), OTHERS.stream()).toList();
  }

  /** Spread evenly along the perimeter, from the first corner, which points to smaller y. */
  private List<FoodPoint> polygon(int corners) {
    double[] cornerX = new double[corners + 1];
    double[] cornerY = new double[corners + 1];
    for (int k = 0; k <= corners; k++) {
      double angle = -Math.PI / 2 + 2 * Math.PI * (k % corners) / corners;
      cornerX[k] = centreX() + POLYGON_RADIUS * StrictMath.cos(angle);
      cornerY[k] = centreY() + POLYGON_RADIUS * StrictMath.sin(angle);
    }
    List<FoodPoint> points = new ArrayList<>();
    for (int i = 0; i < FoodLayout.STANDARD_COUNT; i++) {
      double along = (double) i * corners / FoodLayout.STANDARD_COUNT;
      int k = (int) along;
      double part = along - k;
      points.add(
          new FoodPoint(
              cornerX[k] + part * (cornerX[k + 1] - cornerX[k]),
              cornerY[k] + part * (cornerY[k + 1] - cornerY[k])));
    }
    return points;
  }

  private List<FoodPoint> circle() {
    List<FoodPoint> points = new ArrayList<>();
    for (int i = 0; i < FoodLayout.STANDARD_COUNT; i++) {
      double angle = 2 * Math.PI * i / FoodLayout.STANDARD_COUNT;
      points.add(
          new FoodPoint(
              centreX() + CIRCLE_RADIUS * StrictMath.cos(angle),
              centreY() + CIRCLE_RADIUS * StrictMath.sin(angle)));
    }
    return points;
  }

  /** The seed project's square: nine items a side, both corners included, so corners lie twice. */
  private List<FoodPoint> square600() {
    double left = centreX() - SQUARE_SIDE / 2;
    double top = centreY() - SQUARE_SIDE / 2;
    int perSide = FoodLayout.STANDARD_COUNT / 4;
    List<FoodPoint> points = new ArrayList<>();
    for (int i = 0; i < perSide; i++) {
      double along = SQUARE_SIDE * i / (perSide - 1);
      points.add(new FoodPoint(left + along, top));
      points.add(new FoodPoint(left + SQUARE_SIDE, top + along));
      points.add(new FoodPoint(left + SQUARE_SIDE - along, top + SQUARE_SIDE));
      points.add(new FoodPoint(left, top + SQUARE_SIDE - along));
    }
    return points;
  }

  private List<FoodPoint> grid() {
    int perSide = (int) Math.sqrt(FoodLayout.STANDARD_COUNT);
    List<FoodPoint> points = new ArrayList<>();
    for (int i = 1; i <= perSide; i++) {
      for (int j = 1; j <= perSide; j++) {
        points.add(
            new FoodPoint(
                i * parameters.width() / (perSide + 1), j * parameters.height() / (perSide + 1)));
      }
    }
    return points;
  }

  /** Four clusters of nine, above, left, right and below the centre. */
  private List<FoodPoint> clusters(SplitMix64 random) {
    double[][] centres = {
      {centreX(), parameters.height() / 4},
      {parameters.width() / 4, centreY()},
      {parameters.width() * 3 / 4, centreY()},
      {centreX(), parameters.height() * 3 / 4}
    };
    List<FoodPoint> points = new ArrayList<>();
    for (double[] centre : centres) {
      for (int i = 0; i < FoodLayout.STANDARD_COUNT / centres.length; i++) {
        points.add(
            new FoodPoint(
                centre[0] + random.nextDouble(-CLUSTER_HALF_WIDTH, CLUSTER_HALF_WIDTH),
                centre[1] + random.nextDouble(-CLUSTER_HALF_WIDTH, CLUSTER_HALF_WIDTH)));
      }
    }
    return points;
  }

  /** Uniform over the arena, but not within 400 units of the start. */
  private List<FoodPoint> random(SplitMix64 random) {
    List<FoodPoint> points = new ArrayList<>();
    while (points.size() < FoodLayout.STANDARD_COUNT) {
      double x = random.nextDouble(0, parameters.width());
      double y = random.nextDouble(0, parameters.height());
      if (StrictMath.hypot(x - centreX(), y - centreY()) >= RANDOM_MIN_RADIUS) {
        points.add(new FoodPoint(x, y));
      }
    }
    return points;
  }

  private FoodLayout fromFile(Path file) {
    List<CsvRow> rows = CsvTable.read(file, "x", "y");
    List<FoodPoint> points = new ArrayList<>();
    for (CsvRow row : rows) {
      points.add(
          new FoodPoint(
              within(row, "x", parameters.width()), within(row, "y", parameters.height())));
    }
    if (points.isEmpty()) {
      throw new InvalidInputException(file + " has no food items; add lines x,y");
    }
    return new FoodLayout(FILE_PREFIX + file, points);
  }

  private static double within(CsvRow row, String column, double max) {
    double value = row.finite(column);
    if (value < 0 || value > max) {
      throw row.invalid(column, "a number from 0 to " + max + ", inside the arena");
    }
    return value;
  }

  private double centreX() {
    return parameters.width() / 2;
  }

  private double centreY() {
    return parameters.height() / 2;
  }
}
