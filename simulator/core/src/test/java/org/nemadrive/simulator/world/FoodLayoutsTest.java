package org.nemadrive.simulator.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.files.InvalidInputException;

class FoodLayoutsTest {
  private final FoodLayouts layouts = new FoodLayouts(WorldParameters.DEFAULT);

  @TempDir private Path folder;

  @Test
  void polygonsAndSquareAreThoseOfTheReferenceTraces() {
    Map<String, List<FoodPoint>> reference =
        CsvTable.readResource(FoodLayoutsTest.class, "golden-food.csv", "layout", "x", "y").stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.text("layout"),
                    Collectors.mapping(
                        row -> new FoodPoint(row.finite("x"), row.finite("y")),
                        Collectors.toList())));
    assertEquals(7, reference.size());
    reference.forEach(
        (name, points) -> {
          FoodLayout layout = layouts.byName(name, 0);
          assertEquals(36, layout.count());
          for (FoodPoint point : points) {
            double nearest = Double.MAX_VALUE;
            for (int i = 0; i < layout.count(); i++) {
              nearest =
                  Math.min(nearest, Math.hypot(layout.x(i) - point.x(), layout.y(i) - point.y()));
            }
            assertEquals(0, nearest, 1e-9, name + " has no item at " + point);
          }
        });
  }

  @Test
  void aPolygonHasAnAlias() {
    assertEquals("polygon5", layouts.byName("pentagon", 0).name());
    assertEquals("polygon3", layouts.byName("triangle", 0).name());
    assertEquals("polygon8", layouts.byName("octagon", 0).name());
  }

  @Test
  void theCircleHasRadius300() {
    FoodLayout circle = layouts.byName("circle", 0);
    for (int i = 0; i < circle.count(); i++) {
      assertEquals(300, Math.hypot(circle.x(i) - 800, circle.y(i) - 600), 1e-9);
    }
  }

  @Test
  void theGridSpreads36ItemsOverTheArena() {
    FoodLayout grid = layouts.byName("grid", 0);
    assertEquals(36, grid.count());
    assertEquals(1600.0 / 7, grid.x(0), 1e-12);
    assertEquals(1200.0 / 7, grid.y(0), 1e-12);
    assertEquals(6 * 1600.0 / 7, grid.x(35), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clusters", "random", "rotations", "polygons"})
  void drawnLayoutsFollowTheSeedAndStayInTheArena(String name) {
    for (long seed = 0; seed < 100; seed++) {
      FoodLayout layout = layouts.byName(name, seed);
      FoodLayout again = layouts.byName(name, seed);
      FoodLayout other = layouts.byName(name, seed + 1);
      assertEquals(36, layout.count());
      assertNotEquals(layout.x(0), other.x(0));
      for (int i = 0; i < layout.count(); i++) {
        assertEquals(layout.x(i), again.x(i));
        assertTrue(layout.x(i) >= 0 && layout.x(i) <= 1600);
        assertTrue(layout.y(i) >= 0 && layout.y(i) <= 1200);
        if (name.equals("random")) {
          assertTrue(Math.hypot(layout.x(i) - 800, layout.y(i) - 600) >= 400);
        }
      }
    }
  }

  @Test
  void aDrawnPentagonIsThePentagonTurned() {
    for (FoodLayout layout : layouts.all("rotations:20", 1)) {
      double[] toMiddle = new double[36];
      for (int i = 0; i < 36; i++) {
        toMiddle[i] = Math.hypot(layout.x(i) - 800, layout.y(i) - 600);
      }
      Arrays.sort(toMiddle);
      // 36 items on 5 sides: only the first lies in a corner, the next is 0.2 items from one.
      assertEquals(400, toMiddle[35], 1e-9);
      assertTrue(toMiddle[34] < 400);
      assertTrue(toMiddle[0] >= 400 * Math.cos(Math.PI / 5) - 1e-9);
    }
  }

  @Test
  void drawnPolygonsHaveThreeToEightCornersAndTheRadiiAndMiddlesThatAreAllowed() {
    Set<Integer> corners = new TreeSet<>();
    for (FoodLayout layout : layouts.all("polygons:200", 7)) {
      double middleX = IntStream.range(0, 36).mapToDouble(layout::x).average().orElseThrow();
      double middleY = IntStream.range(0, 36).mapToDouble(layout::y).average().orElseThrow();
      // The items' middle is nearly the polygon's.
      assertEquals(800, middleX, 75);
      assertEquals(600, middleY, 75);
      Integer[] around = IntStream.range(0, 36).boxed().toArray(Integer[]::new);
      Arrays.sort(
          around,
          Comparator.comparingDouble(
              i -> Math.atan2(layout.y(i) - middleY, layout.x(i) - middleX)));
      double[] gaps = new double[36];
      double[] directions = new double[36];
      double farthest = 0;
      for (int k = 0; k < 36; k++) {
        double dx = layout.x(around[(k + 1) % 36]) - layout.x(around[k]);
        double dy = layout.y(around[(k + 1) % 36]) - layout.y(around[k]);
        gaps[k] = Math.hypot(dx, dy);
        directions[k] = Math.atan2(dy, dx);
        farthest = Math.max(farthest, Math.hypot(layout.x(k) - 800, layout.y(k) - 600));
      }
      assertTrue(farthest >= 200 && farthest <= 450 + 60 * Math.sqrt(2), "" + farthest);
      // Gaps that do not cut a corner are the longest, and point along a side.
      double longest = Arrays.stream(gaps).max().orElseThrow();
      corners.add(
          (int)
              IntStream.range(0, 36)
                  .filter(k -> gaps[k] > longest - 1e-6)
                  .mapToLong(k -> Math.round(directions[k] * 1e6))
                  .distinct()
                  .count());
    }
    assertEquals(Set.of(3, 4, 5, 6, 7, 8), corners);
  }

  @Test
  void drawsOfOneSeedDifferAndAreTheSameHoweverManyAreAskedFor() {
    List<FoodLayout> few = layouts.all("polygons:3", 5);
    List<FoodLayout> many = layouts.all("polygons:30", 5);
    assertEquals("polygons-3", few.get(2).name());
    Set<Double> first = new TreeSet<>();
    for (int i = 0; i < many.size(); i++) {
      first.add(many.get(i).x(0));
      if (i < 3) {
        assertEquals(many.get(i).x(0), few.get(i).x(0));
      }
    }
    assertEquals(30, first.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"polygons:0", "random:x", "clusters:", "rotations:10001"})
  void aNumberOfDrawsThatIsNoneIsRefused(String text) {
    var e = assertThrows(InvalidInputException.class, () -> layouts.all(text, 0));
    assertEquals(
        "task \"" + text + "\": after the colon a whole number from 1 to 10,000 is allowed",
        e.getMessage());
  }

  @Test
  void severalDrawsOfWhatIsNotDrawnAreRefused() {
    var e = assertThrows(InvalidInputException.class, () -> layouts.all("pentagon:4", 0));
    assertEquals(
        "task \"pentagon:4\" asks for several draws, but only clusters, random, rotations, polygons"
            + " are drawn from a seed",
        e.getMessage());
  }

  @Test
  void aLayoutIsReadFromAFile() throws IOException {
    Path file = folder.resolve("two.csv");
    Files.writeString(file, "x,y\n100,200\n0,1200\n");
    FoodLayout layout = layouts.byName("file:" + file, 0);
    assertEquals(2, layout.count());
    assertEquals(0, layout.x(0), "items are kept in the order of x");
    assertEquals(200, layout.y(1));
  }

  @Test
  void foodOutsideTheArenaIsRefusedWithFileLineAndValue() throws IOException {
    Path file = folder.resolve("out.csv");
    Files.writeString(file, "x,y\n100,200\n1600.5,3\n");
    assertRefused(
        "file:" + file,
        file
            + ", line 3, column x: found \"1600.5\", expected a number from 0 to 1600.0, inside the"
            + " arena");
  }

  @Test
  void aFileWithoutFoodIsRefused() throws IOException {
    Path file = folder.resolve("none.csv");
    Files.writeString(file, "x,y\n");
    assertRefused("file:" + file, file + " has no food items; add lines x,y");
  }

  @Test
  void anUnknownNameIsRefusedWithAllThatThereAre() {
    var e = assertThrows(InvalidInputException.class, () -> layouts.byName("pentagram", 0));
    assertTrue(
        e.getMessage()
            .startsWith(
                "no task \"pentagram\" (did you mean \"pentagon\"?); there are heptagon, hexagon"),
        e.getMessage());
    assertTrue(
        e.getMessage()
            .endsWith(
                "circle, square600, grid, file:PATH, and drawn from the seed clusters, random,"
                    + " rotations, polygons"));
  }

  private void assertRefused(String name, String message) {
    var e = assertThrows(InvalidInputException.class, () -> layouts.byName(name, 0));
    assertEquals(message, e.getMessage());
  }
}
