package org.nemadrive.trainer.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodLayouts;
import org.nemadrive.simulator.world.World;
import org.nemadrive.trainer.figure.path.WormPath;
import org.w3c.dom.Element;

class FilmTest {
  /** Long enough for the untrained worm to see food and eat. */
  private static final int TICKS = 70;

  private final Connectome worm = Connectome.celegans();
  private final double[] biological = worm.biologicalWeights();
  private final ForagingSettings whole = ForagingSettings.of(Dynamics.SYNCHRONOUS);
  private final ForagingSettings brief =
      new ForagingSettings(
          whole.dynamics(),
          whole.threshold(),
          whole.nerves(),
          whole.locomotion(),
          whole.world(),
          TICKS);
  private final FoodLayout pentagon = new FoodLayouts(whole.world()).byName("pentagon", 0);

  @TempDir private Path folder;

  @Test
  void aRecordingIsTheRunThatTheForagerMakes() {
    Recording recording = Recording.of(worm, whole, biological, pentagon);
    WormPath path = WormPath.of(worm, whole, biological, pentagon);
    assertArrayEquals(path.x(), recording.path().x());
    assertArrayEquals(path.y(), recording.path().y());
    assertEquals(4, recording.foodEatenAfter(250), "as many as the reference traces say");
    assertEquals(0, recording.foodEatenAfter(0));
    // Deliveries of the whole run as the reference traces count them: a neuron that fires is one,
    // and so is each of the 8 food or 10 touch neurons that the
    // world stimulates.
    int deliveries = Arrays.stream(recording.fired()).mapToInt(f -> f.length).sum();
    for (World.Sense sense : recording.sense()) {
      deliveries += sense == World.Sense.FOOD ? 8 : sense == World.Sense.TOUCH ? 10 : 0;
    }
    assertEquals(9919, deliveries);
    assertEquals(World.Sense.NOTHING, recording.sense()[0]);
    assertTrue(Arrays.asList(recording.sense()).contains(World.Sense.FOOD));
  }

  @Test
  void theGifPlaysEveryTickForEverAndShowsWhatTheFramesShow() throws IOException {
    Recording recording = Recording.of(worm, brief, biological, pentagon);
    FilmFrames frames = new FilmFrames(recording, worm, biological, brief, "untrained");
    Path file = folder.resolve("film.gif");
    GifFilm.write(file, frames);
    // A film of 250 ticks must stay below 10 MB.
    assertTrue(Files.size(file) < 10_000_000L * TICKS / 250, Files.size(file) + " bytes");
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertEquals(TICKS + 1, reader.getNumImages(true));
      BufferedImage shown =
          new BufferedImage(FilmFrames.WIDTH, FilmFrames.HEIGHT, BufferedImage.TYPE_INT_ARGB);
      Graphics2D graphics = shown.createGraphics();
      for (int i = 0; i <= TICKS; i++) {
        IIOMetadataNode metadata =
            (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        if (i == 0) {
          assertEquals(
              "NETSCAPE",
              ((Element) metadata.getElementsByTagName("ApplicationExtension").item(0))
                  .getAttribute("applicationID"));
        }
        Element place = (Element) metadata.getElementsByTagName("ImageDescriptor").item(0);
        graphics.drawImage(
            reader.read(i),
            Integer.parseInt(place.getAttribute("imageLeftPosition")),
            Integer.parseInt(place.getAttribute("imageTopPosition")),
            null);
      }
      graphics.dispose();
      assertTrue(
          meanDifference(shown, frames.frame(TICKS)) < 3, "colours are close to the frame's");
    } finally {
      reader.dispose();
    }
  }

  @Test
  void neuronsLightUpInTheTickInWhichTheyFire() {
    Recording recording = Recording.of(worm, brief, biological, pentagon);
    FilmFrames frames = new FilmFrames(recording, worm, biological, brief, "untrained");
    int first = 0;
    while (recording.fired()[first].length == 0) {
      first++;
    }
    assertEquals(0, orangePixels(frames.frame(first)), "nobody has fired yet");
    assertTrue(orangePixels(frames.frame(first + 1)) > 10);
  }

  /** Pixels of the colour of firing, outside the key in the lowest rows. */
  private static int orangePixels(BufferedImage image) {
    int count = 0;
    int orange = new Color(0xB87903).getRGB();
    for (int y = 0; y < image.getHeight() - 45; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == orange ? 1 : 0;
      }
    }
    return count;
  }

  private static double meanDifference(BufferedImage a, BufferedImage b) {
    long sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        Color first = new Color(a.getRGB(x, y));
        Color second = new Color(b.getRGB(x, y));
        sum += Math.abs(first.getRed() - second.getRed());
        sum += Math.abs(first.getGreen() - second.getGreen());
        sum += Math.abs(first.getBlue() - second.getBlue());
      }
    }
    return (double) sum / (3L * a.getWidth() * a.getHeight());
  }
}
