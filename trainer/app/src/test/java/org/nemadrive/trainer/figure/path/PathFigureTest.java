package org.nemadrive.trainer.figure.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.world.FoodLayouts;
import org.nemadrive.trainer.figure.TrailColours;

class PathFigureTest {
  private static final String EATEN = "rgb(242,180,140)";

  private final Connectome worm = Connectome.celegans();
  private final ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);

  @TempDir private Path folder;

  @Test
  void thePathBeginsAtTheCentreAndEatsAsMuchAsTheRun() {
    WormPath path = path();
    assertEquals(251, path.x().length);
    assertEquals(800, path.x()[0]);
    assertEquals(600, path.y()[0]);
    assertEquals(4, path.foodEaten());
    long eaten = IntStream.range(0, 36).filter(i -> path.eats(i, 20)).count();
    assertEquals(4, eaten);
  }

  @Test
  void theSvgShowsTheTitleTheAxesWithUnitsAndOneFilledCircleForEachItemEaten() throws IOException {
    Path file = folder.resolve("path.svg");
    PathFigure.draw(path(), settings.world(), "untrained").writeSvg(file, "A path", "a < b");
    String svg = Files.readString(file);
    assertTrue(svg.contains("<title id=\"figure-title\">A path</title>"));
    assertTrue(svg.contains("<desc id=\"figure-desc\">a &lt; b</desc>"));
    assertTrue(svg.contains(">untrained</text>"));
    assertTrue(svg.contains(">x (world units)</text>"));
    assertTrue(svg.contains(">y (world units)</text>"));
    assertTrue(svg.contains(">time (ticks)</text>"));
    assertEquals(
        4, svg.split("fill:" + EATEN.replace("(", "\\(").replace(")", "\\)"), -1).length - 1);
  }

  @Test
  void theSameRunGivesTheSameSvg() throws IOException {
    Path first = folder.resolve("1.svg");
    Path second = folder.resolve("2.svg");
    PathFigure.draw(path(), settings.world(), "t").writeSvg(first, "t", "");
    PathFigure.draw(path(), settings.world(), "t").writeSvg(second, "t", "");
    assertEquals(Files.readString(first), Files.readString(second));
  }

  @Test
  void thePngShowsTheArenaUndistorted() throws IOException {
    Path file = folder.resolve("path.png");
    PathFigure.draw(path(), settings.world(), "untrained").writePng(file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(1800, image.getWidth());
    // The first item eaten, found from the left, is a disc: as wide as it is high.
    int eaten = new Color(242, 180, 140).getRGB();
    int firstX = -1;
    int firstY = -1;
    for (int x = 0; x < image.getWidth() && firstX < 0; x++) {
      for (int y = 0; y < image.getHeight() && firstX < 0; y++) {
        if (image.getRGB(x, y) == eaten) {
          firstX = x;
          firstY = y;
        }
      }
    }
    assertTrue(firstX > 0, "no eaten food in the picture");
    int maxX = firstX;
    int minY = firstY;
    int maxY = firstY;
    for (int x = firstX; x < firstX + 60; x++) {
      for (int y = firstY - 30; y < firstY + 30; y++) {
        if (image.getRGB(x, y) == eaten) {
          maxX = Math.max(maxX, x);
          minY = Math.min(minY, y);
          maxY = Math.max(maxY, y);
        }
      }
    }
    assertEquals(maxX - firstX, maxY - minY, 3);
  }

  @Test
  void thePathsColoursGetLighterWithTime() {
    TrailColours scale = new TrailColours(0, 100);
    double first = luminance(scale.getPaint(0));
    double last = first;
    for (int value = 1; value <= 100; value++) {
      double luminance = luminance(scale.getPaint(value));
      assertTrue(luminance >= last, "at " + value);
      last = luminance;
    }
    assertTrue(last > first + 80, "from %.0f to %.0f of 255".formatted(first, last));
    assertEquals(new Color(0x440154), scale.getPaint(-5));
    assertEquals(new Color(0x21918C), scale.getPaint(200));
  }

  private static double luminance(Color colour) {
    return 0.2126 * colour.getRed() + 0.7152 * colour.getGreen() + 0.0722 * colour.getBlue();
  }

  private WormPath path() {
    return WormPath.of(
        worm,
        settings,
        worm.biologicalWeights(),
        new FoodLayouts(settings.world()).byName("pentagon", 0));
  }
}
