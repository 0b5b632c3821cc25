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
 * octagon}), {@code circle}, {@code square600}, {@code grid}, {@code file:PATH}, and those drawn
 * from a seed: {@code clusters}, {@code random}, {@code rotations} (the pentagon, turned) and
 * {@code polygons} (turned, shifted and scaled). {@code NAME:N} are N different draws of one of the
 * latter.
 */
public final class FoodLayouts {
  /** Names of polygons with 3 to 8 corners, in that order. */
  public static final List<String> POLYGON_ALIASES =
      List.of("triangle", "square", "pentagon", "hexagon", "heptagon", "octagon");

  private static final List<String> FIXED = List.of("circle", "square600", "grid");

  private static final int MIN_CORNERS = 3;
  private static final double POLYGON_RADIUS = 400;
  private static final double CIRCLE_RADIUS = 300;
  private static final double SQUARE_SIDE = 600;
  private static final double CLUSTER_HALF_WIDTH = 50;
  private static final double RANDOM_MIN_RADIUS = 400;
  private static final int MAX_CORNERS = 8;
  private static final int PENTAGON = 5;
  private static final double MIN_DRAWN_RADIUS = 250;
  private static final double MAX_DRAWN_RADIUS = 450;
  private static final double MAX_SHIFT = 60;
  private static final String FILE_PREFIX = "file:";
  private static final List<String> DRAWN = List.of("clusters", "random", "rotations", "polygons");
  private static final int MAX_DRAWS = 10_000;

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
   * @param seed seed of layouts that are drawn; the others take no notice of it
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
    return new FoodLayout(name, points(name, seed));
  }

  /**
   * The layouts of a name, or of a name and how many: {@code polygons:16}.
   *
   * @param text a name from the list above, for those that are drawn perhaps with a number
   * @param seed seed of layouts that are drawn; draw number n is the same for any N
   * @throws InvalidInputException if there are no such layouts, or a file cannot be used
   */
  public List<FoodLayout> all(String text, long seed) {
    int colon = text.indexOf(':');
    if (colon < 0 || text.startsWith(FILE_PREFIX)) {
      return List.of(byName(text, seed));
    }
    String name = text.substring(0, colon);
    if (!DRAWN.contains(name)) {
      throw new InvalidInputException(
          "task \"%s\" asks for several draws, but only %s are drawn from a seed"
              .formatted(text, String.join(", ", DRAWN)));
    }
    List<FoodLayout> draws = new ArrayList<>();
    for (int draw = 1; draw <= draws(text.substring(colon + 1), text); draw++) {
      draws.add(new FoodLayout(name + "-" + draw, points(name, SplitMix64.seed(seed, draw))));
    }
    return draws;
  }

  private static int draws(String number, String text) {
    try {
      int draws = Integer.parseInt(number);
      if (draws >= 1 && draws <= MAX_DRAWS) {
        return draws;
      }
    } catch (NumberFormatException e) {
      // Told below, as other numbers are.
    }
    throw new InvalidInputException(
        "task \"%s\": after the colon a whole number from 1 to %,d is allowed"
            .formatted(text, MAX_DRAWS));
  }

  private List<FoodPoint> points(String name, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    return switch (name) {
      case "circle" -> circle();
      case "square600" -> square600();
      case "grid" -> grid();
      case "clusters" -> clusters(random);
      case "random" -> random(random);
      case "rotations" -> polygon(PENTAGON, POLYGON_RADIUS, centreX(), centreY(), anyAngle(random));
      case "polygons" -> anyPolygon(random);
      default ->
          throw new InvalidInputException(
              "no task \"%s\"%s; there are %s, file:PATH, and drawn from the seed %s"
                  .formatted(
                      name,
                      Names.didYouMean(name, names()),
                      String.join(", ", fixedNames()),
                      String.join(", ", DRAWN)));
    };
  }

  private List<String> fixedNames() {
    return Stream.concat(corners.keySet().stream(), FIXED.stream()).toList();
  }

  /** All names but those of files. */
  private List<String> names() {
    return Stream.concat(fixedNames().stream(), DRAWN.stream()).toList();
  }

  /** From the first corner, which points to smaller y. */
  private List<FoodPoint> polygon(int corners) {
    return polygon(corners, POLYGON_RADIUS, centreX(), centreY(), -Math.PI / 2);
  }

  /** Of 3 to 8 corners, any size and angle, its centre anywhere near that of the arena. */
  private List<FoodPoint> anyPolygon(SplitMix64 random) {
    return polygon(
        MIN_CORNERS + random.nextInt(MAX_CORNERS - MIN_CORNERS + 1),
        random.nextDouble(MIN_DRAWN_RADIUS, MAX_DRAWN_RADIUS),
        centreX() + random.nextDouble(-MAX_SHIFT, MAX_SHIFT),
        centreY() + random.nextDouble(-MAX_SHIFT, MAX_SHIFT),
        anyAngle(random));
  }

  private static double anyAngle(SplitMix64 random) {
    return random.nextDouble(-Math.PI, Math.PI);
  }

  /**
   * Spread evenly along the perimeter.
   *
   * @param first direction of the first corner from the middle, radians
   */
  private static List<FoodPoint> polygon(
      int corners, double radius, double middleX, double middleY, double first) {
    double[] cornerX = new double[corners + 1];
    double[] cornerY = new double[corners + 1];
    for (int k = 0; k <= corners; k++) {
      double angle = first + 2 * Math.PI * (k % corners) / corners;
      cornerX[k] = middleX + radius * StrictMath.cos(angle);
      cornerY[k] = middleY + radius * StrictMath.sin(angle);
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
